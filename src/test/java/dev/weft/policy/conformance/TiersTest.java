package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// The tiers of ClusterNetworkPolicy v1alpha2. Sources: network-policy-api,
/// `apis/v1alpha2/clusternetworkpolicy_types.go`, `site-src/api-overview.md`; the quoted names are those of its
/// conformance tests; the numbers those of the facts sheet, B.2.
class TiersTest {
    private static final String SUBJECT_X = "subject: {namespaces: {matchLabels: {ns: x}}}\n";

    private static String fromY(String tier, int priority, String action) {
        return """
                tier: %s
                priority: %d
                %singress:
                - action: %s
                  from:
                  - namespaces: {matchLabels: {ns: y}}
                """.formatted(tier, priority, SUBJECT_X, action);
    }

    private static Scenario v1(Scenario scenario) {
        return scenario.policy("x/from-y", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: y}}
                """);
    }

    @Test // 2: "there will not be any implicit isolation effects"
    void aPolicyThatMatchesNothingChangesNothing() {
        model().clusterPolicy("p", fromY("Admin", 1, "Accept")).shows("TCP 80", """
                         x/a y/a
                x/b      .   .
                z/a      .   .
                8.8.8.8  .   .
                """);
        model().clusterPolicy("p", "tier: Admin\npriority: 1\n" + SUBJECT_X).shows("TCP 80", """
                     x/a y/a
                y/b  .   .
                x/b  .   .
                """);
    }

    @Test // 1, "Should Deny traffic from slytherin to gryffindor respecting admin CNP"
    void anAdminDenyComesBeforeWhatNetworkPolicyAllows() {
        v1(model()).clusterPolicy("deny", fromY("Admin", 10, "Deny")).shows("TCP 80", """
                     x/a x/b
                y/a  X   X
                z/a  X   .
                """);
    }

    @Test // 5, "Should support a 'pass-ingress' policy for admin CNP and respect the match for network policy"
    void anAdminPassLeavesTheDecisionToNetworkPolicy() {
        v1(model())
                .clusterPolicy("pass", fromY("Admin", 10, "Pass"))
                .clusterPolicy("deny", fromY("Admin", 11, "Deny"))
                .clusterPolicy("default", fromY("Baseline", 10, "Deny"))
                .shows("TCP 80", """
                             x/a x/b
                        y/a  .   X
                        z/a  X   .
                        """);
    }

    @Test // 5, "... and respect the match for baseline cluster network policy"
    void anAdminPassWithoutANetworkPolicyLeavesItToBaseline() {
        model()
                .clusterPolicy("pass", fromY("Admin", 10, "Pass"))
                .clusterPolicy("default", fromY("Baseline", 10, "Deny"))
                .shows("TCP 80", """
                             x/a z/a
                        y/a  X   .
                        z/b  .   .
                        """);
    }

    @Test // 5: an Admin Pass that nobody takes up ends in the default, which allows
    void aPassThatNobodyTakesUpIsAllowed() {
        model()
                .clusterPolicy("pass", fromY("Admin", 10, "Pass"))
                .clusterPolicy("deny", fromY("Admin", 20, "Deny"))
                .shows("TCP 80", "    x/a\n y/a .\n");
    }

    @Test // 5: new in v1alpha2, Pass in Baseline skips the rest of Baseline
    void aBaselinePassEndsInTheDefault() {
        model()
                .clusterPolicy("pass", fromY("Baseline", 1, "Pass"))
                .clusterPolicy("deny", fromY("Baseline", 2, "Deny"))
                .shows("TCP 80", "    x/a\n y/a .\n");
    }

    @Test // 1: "v1.NetworkPolicy always makes a final decision for selected pods"
    void baselineIsNotAskedForAPodThatANetworkPolicySelects() {
        v1(model()).clusterPolicy("default", """
                tier: Baseline
                priority: 10
                subject: {namespaces: {}}
                ingress:
                - action: Deny
                  from:
                  - namespaces: {}
                egress:
                - action: Accept
                  to:
                  - namespaces: {}
                """).shows("TCP 80", """
                         x/a x/b
                y/a      .   X
                z/a      X   X
                8.8.8.8  X   .
                """);
    }

    @Test // 1: in the other direction, which no NetworkPolicy isolates, Baseline still counts
    void aNetworkPolicyIsFinalForItsOwnDirectionOnly() {
        v1(model()).clusterPolicy("default", """
                tier: Baseline
                priority: 10
                subject: {namespaces: {matchLabels: {ns: x}}}
                egress:
                - action: Deny
                  to:
                  - namespaces: {matchLabels: {ns: z}}
                """).shows("TCP 80", """
                         x/a z/a y/a
                x/a      -   X   .
                y/a      .   .   -
                """);
    }

    @Test // 3, CNPAdminTierPriority: lower priority values first, whatever the order of the files
    void theLowerPriorityDecides() {
        model()
                .clusterPolicy("a-late", fromY("Admin", 60, "Accept"))
                .clusterPolicy("b-early", fromY("Admin", 50, "Deny"))
                .shows("TCP 80", "    x/a\n y/a X\n");
        model()
                .clusterPolicy("a-early", fromY("Admin", 40, "Accept"))
                .clusterPolicy("b-late", fromY("Admin", 50, "Deny"))
                .shows("TCP 80", "    x/a\n y/a .\n");
        model()
                .clusterPolicy("first", fromY("Admin", 0, "Deny"))
                .clusterPolicy("last", fromY("Admin", 1000, "Accept"))
                .shows("TCP 80", "    x/a\n y/a X\n");
    }

    @Test // 3, CNPAdminTierGressRules: the first rule from the top
    void theFirstMatchingRuleOfAPolicyDecides() {
        model().clusterPolicy("gress-rules", """
                tier: Admin
                priority: 15
                subject: {namespaces: {matchLabels: {kubernetes.io/metadata.name: x}}}
                ingress:
                - action: Accept
                  from: [{namespaces: {matchLabels: {ns: y}}}]
                - action: Deny
                  from: [{namespaces: {matchLabels: {ns: y}}}]
                - action: Deny
                  from: [{namespaces: {matchLabels: {ns: z}}}]
                  protocols:
                  - tcp: {destinationPort: {number: 80}}
                  - udp: {destinationPort: {number: 53}}
                  - sctp: {destinationPort: {number: 9003}}
                - action: Pass
                  from: [{namespaces: {matchLabels: {ns: z}}}]
                - action: Deny
                  from: [{namespaces: {}}]
                """)
                .shows("TCP 80", "    x/a\n y/a .\n z/a X\n x/b X\n 8.8.8.8 .\n")
                .shows("UDP 53", "    x/a\n y/a .\n z/a X\n x/b X\n")
                .shows("SCTP 9003", "    x/a\n y/a .\n z/a X\n x/b X\n")
                .shows("TCP 81", "    x/a\n y/a .\n z/a .\n x/b X\n");
    }

    @Test // 4: "the implementation can apply any of the matching policies": only where both match is it unknown
    void equalPrioritiesAreUnknownOnlyWhereActionsOverlap() {
        model()
                .clusterPolicy("deny", fromY("Admin", 5, "Deny"))
                .clusterPolicy("accept-81", """
                        tier: Admin
                        priority: 5
                        subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {pod: a}}}}
                        ingress:
                        - action: Accept
                          from: [{namespaces: {}}]
                          protocols: [{tcp: {destinationPort: {number: 81}}}]
                        """)
                .shows("TCP 80", "    x/a x/b\n y/a X X\n z/a . .\n")
                .shows("TCP 81", "    x/a x/b\n y/a ? X\n z/a . .\n");
    }

    @Test // 4: two policies that say the same do not clash
    void equalPrioritiesOfOneActionAreSure() {
        model()
                .clusterPolicy("one", fromY("Admin", 5, "Deny"))
                .clusterPolicy("two", fromY("Admin", 5, "Deny"))
                .shows("TCP 80", "    x/a\n y/a X\n");
    }

    @Test // 4: the same number in another tier is no clash
    void equalPrioritiesOfTwoTiersAreNoClash() {
        model()
                .clusterPolicy("one", fromY("Admin", 5, "Accept"))
                .clusterPolicy("two", fromY("Baseline", 5, "Deny"))
                .shows("TCP 80", "    x/a\n y/a .\n");
    }

    @Test // 6: "any ingress rules at the destination do apply"
    void anEgressAcceptDoesNotOpenTheDestination() {
        var accept = """
                tier: Admin
                priority: 1
                subject: {namespaces: {matchLabels: {ns: y}}}
                egress:
                - action: Accept
                  to: [{namespaces: {}}]
                """;
        v1(model()).policy("y/deny-egress", "podSelector: {}\npolicyTypes: [Egress]\n")
                .policy("z/deny-ingress", "podSelector: {}\npolicyTypes: [Ingress]\n")
                .clusterPolicy("accept", accept)
                .shows("TCP 80", """
                             x/a x/b z/a 8.8.8.8
                        y/a  .   .   X   X
                        """);
    }

    @Test // 1: an Admin Accept overrides what NetworkPolicy would deny in that direction
    void anAdminAcceptComesBeforeIsolation() {
        model()
                .policy("x/deny-all", "podSelector: {}\npolicyTypes: [Ingress, Egress]\n")
                .clusterPolicy("accept", fromY("Admin", 1, "Accept"))
                .shows("TCP 80", """
                             x/a y/a
                        y/b  .   .
                        x/b  X   X
                        z/a  X   .
                        """);
    }

    @Test // 14: "a Pod connecting to its own Pod IP is not subject to CNP"
    void aPodReachesItself() {
        model().clusterPolicy("deny", """
                tier: Admin
                priority: 0
                subject: {namespaces: {}}
                ingress:
                - {action: Deny, from: [{namespaces: {}}]}
                egress:
                - {action: Deny, to: [{namespaces: {}}]}
                """).shows("TCP 80", "    x/a x/b\n x/a . X\n x/b X .\n");
    }

    @Test // 7: "host-networked pods are not included in subject selection", nor in the peers
    void hostNetworkPodsAreNeitherSubjectNorPeer() {
        empty()
                .namespace("x", "ns: x")
                .node("n1", "192.168.0.1")
                .node("n2", "192.168.0.2")
                .pod("x/agent", "pod: agent", "192.168.0.1", "{hostNetwork: true, nodeName: n1}")
                .pod("x/b", "pod: b", "10.0.0.2", "{nodeName: n2}")
                .pod("x/c", "pod: c", "10.0.0.3", "{nodeName: n2}")
                .clusterPolicy("deny", """
                        tier: Admin
                        priority: 0
                        subject: {namespaces: {}}
                        ingress:
                        - {action: Deny, from: [{namespaces: {}}]}
                        egress:
                        - {action: Deny, to: [{namespaces: {}}]}
                        """)
                .shows("TCP 80", """
                                 x/agent x/b x/c
                        x/agent  -       .   .
                        x/b      .       -   X
                        x/c      .       X   -
                        """);
    }
}
