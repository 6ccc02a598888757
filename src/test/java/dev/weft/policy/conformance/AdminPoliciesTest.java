package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// AdminNetworkPolicy and BaselineAdminNetworkPolicy of v1alpha1. Sources: network-policy-api, `apis/v1alpha1`; the
/// numbers are those of the facts sheet, B.2.
class AdminPoliciesTest {
    private static final String BANP = "BaselineAdminNetworkPolicy";

    private static String anp(int priority, String subject, String rules) {
        return "priority: " + priority + "\nsubject: " + subject + "\n" + rules;
    }

    private static Scenario onX(String rules) {
        var spec = anp(10, "{namespaces: {matchLabels: {ns: x}}}", rules);
        return model().adminPolicy("AdminNetworkPolicy", "on-x", spec);
    }

    @Test // 15: portNumber, portRange and namedPort, the protocol TCP where none is said
    void portsAreNumbersRangesAndNames() {
        var scenario = onX("""
                ingress:
                - action: Deny
                  from: [{namespaces: {}}]
                  ports:
                  - portNumber: {port: 9000}
                  - portNumber: {port: 53, protocol: UDP}
                  - portRange: {start: 8000, end: 8002}
                  - portRange: {start: 100, end: 200, protocol: SCTP}
                  - namedPort: serve-81-sctp
                """);
        scenario.shows("TCP 9000", "    x/a\n y/a X").shows("UDP 9000", "    x/a\n y/a .");
        scenario.shows("UDP 53", "    x/a\n y/a X").shows("TCP 53", "    x/a\n y/a .");
        scenario.shows("TCP 8000", "    x/a\n y/a X").shows("TCP 8002", "    x/a\n y/a X");
        scenario.shows("TCP 8003", "    x/a\n y/a .");
        scenario.shows("SCTP 200", "    x/a\n y/a X").shows("TCP 150", "    x/a\n y/a .");
        scenario.shows("SCTP 81", "    x/a\n y/a X").shows("TCP 81", "    x/a\n y/a .");
    }

    @Test // 1, 5: "Pass: ... skip any remaining ANP rules, and then pass execution to any NetworkPolicies"
    void allowDenyAndPassAroundNetworkPolicy() {
        var rules = """
                ingress:
                - action: %s
                  from: [{namespaces: {matchLabels: {ns: y}}}]
                """;
        var table = """
                         x/a x/b
                y/a      %s  %s
                z/a      X   X
                """;
        var baseline = """
                subject: {namespaces: {}}
                ingress:
                - action: Deny
                  from: [{namespaces: {}}]
                """;
        var v1 = """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Ingress]
                """;
        onX(rules.formatted("Allow")).policy("x/a", v1).adminPolicy(BANP, "default", baseline)
                .shows("TCP 80", table.formatted(".", "."));
        onX(rules.formatted("Deny")).policy("x/a", v1).adminPolicy(BANP, "default", baseline)
                .shows("TCP 80", table.formatted("X", "X"));
        onX(rules.formatted("Pass")).policy("x/a", v1).adminPolicy(BANP, "default", baseline)
                .shows("TCP 80", table.formatted("X", "X"));
    }

    @Test // 1: "if they are not matched by any AdminNetworkPolicy or NetworkPolicy rules"
    void theBaselineDecidesWhatNobodyElseDoes() {
        model().adminPolicy(BANP, "default", """
                subject: {namespaces: {matchLabels: {ns: x}}}
                ingress:
                - action: Allow
                  from: [{pods: {namespaceSelector: {matchLabels: {ns: y}}, podSelector: {matchLabels: {pod: a}}}}]
                - action: Deny
                  from: [{namespaces: {matchExpressions: [{key: ns, operator: NotIn, values: [x]}]}}]
                """).policy("x/c", """
                podSelector: {matchLabels: {pod: c}}
                ingress:
                - {}
                """).shows("TCP 80", """
                         x/a x/c
                y/a      .   .
                y/b      X   .
                x/b      .   .
                8.8.8.8  .   .
                """);
    }

    @Test // PA: an ANP without rules is legal and changes nothing
    void aPolicyWithoutRulesChangesNothing() {
        onX("").shows("TCP 80", "    x/a\n y/a .\n 8.8.8.8 .\n");
        onX("ingress: []\n").shows("TCP 80", "    x/a\n y/a .\n");
    }

    @Test // 8, PA: networks of v1alpha1 mean pods too
    void networksMeanPodsToo() {
        onX("""
                egress:
                - {action: Allow, to: [{networks: [10.0.1.1/32]}]}
                - {action: Deny, to: [{networks: [10.0.0.0/16, "fd00::/8"]}]}
                """).shows("TCP 80", """
                     x/b y/a y/b 8.8.8.8 fd00::7
                x/a  X   .   X   .       X
                """);
    }

    @Test // 4, NPA: two policies of one priority are legal
    void equalPrioritiesAreUnknownWhereTheyDiffer() {
        var deny = anp(10, "{namespaces: {}}", """
                ingress:
                - action: Deny
                  from: [{namespaces: {matchLabels: {ns: y}}}]
                """);
        onX("""
                ingress:
                - action: Allow
                  from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {pod: a}}}}]
                """).adminPolicy("AdminNetworkPolicy", "deny", deny).shows("TCP 80", """
                         x/b z/b
                x/a      .   .
                y/a      ?   X
                y/b      X   X
                z/a      .   .
                """);
    }

    @Test // 9: nodes of v1alpha1
    void nodesAreTheAddressesOfNodes() {
        onX("""
                egress:
                - action: Deny
                  to: [{nodes: {matchLabels: {node: n2}}}]
                  ports: [{portNumber: {port: 10250}}]
                """).shows("TCP 10250", "    n2 y/c\n x/a X .\n y/a . .\n").shows("TCP 80", "    n2\n x/a .\n");
    }

    @Test // 10: "treat the rule as a 'Deny all' rule"
    void aPeerOfALaterApiFailsClosed() {
        onX("""
                ingress:
                - {action: Allow, from: [{}]}
                egress:
                - {action: Pass, to: [{}]}
                """).showsOfALaterApi("TCP 80", """
                         x/a y/a
                x/b      X   X
                y/b      .   .
                """);
    }

    @Test // tiers of v1alpha1 and v1alpha2 are the same Admin tier
    void bothVersionsStandInOneTier() {
        onX("""
                ingress:
                - {action: Deny, from: [{namespaces: {matchLabels: {ns: y}}}]}
                """).clusterPolicy("earlier", """
                tier: Admin
                priority: 9
                subject: {namespaces: {matchLabels: {ns: x}}}
                ingress:
                - action: Accept
                  from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {pod: b}}}}]
                """).shows("TCP 80", """
                         x/a
                y/a      X
                y/b      .
                """);
    }
}
