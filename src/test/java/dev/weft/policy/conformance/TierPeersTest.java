package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// Peers and protocols of ClusterNetworkPolicy v1alpha2. Sources: network-policy-api,
/// `apis/v1alpha2/clusternetworkpolicy_types.go`; the names after CNP are those of its conformance tests; the numbers
/// those of the facts sheet, B.2.
class TierPeersTest {
    private static final String POD_A = "{pods: {namespaceSelector: {}, podSelector: {matchLabels: {pod: a}}}}";

    private static String egress(String subject, String rules) {
        return "tier: Admin\npriority: 10\nsubject: " + subject + "\negress:\n" + rules;
    }

    private static Scenario fromX(String rules) {
        return model().clusterPolicy("from-x", egress("{namespaces: {matchLabels: {ns: x}}}", rules));
    }

    @Test // 8: "if you Deny traffic to 0.0.0.0/0, that will deny all IPv4 pod-to-pod traffic as well"
    void networksMeanPodsToo() {
        fromX("- {action: Deny, to: [{networks: [0.0.0.0/0]}]}\n").shows("TCP 80", """
                     x/b y/a 8.8.8.8 2001:db8::1
                x/a  X   X   X       .
                y/a  .   -   .       .
                """);
    }

    @Test // 8: "add a rule that Passes all pod traffic before the Networks rule"
    void aPassForPodsBeforeNetworks() {
        fromX("""
                - {action: Pass, to: [{namespaces: {}}]}
                - {action: Deny, to: [{networks: [0.0.0.0/0, "::/0"]}]}
                """).shows("TCP 80", """
                     x/b y/a 8.8.8.8 2001:db8::1
                x/a  .   .   X       X
                """);
    }

    @Test // 8, CNPAdminTierEgressInlineCIDRPeers
    void networksOfOnePod() {
        fromX("""
                - {action: Accept, to: [{networks: [10.0.1.2/32]}]}
                - {action: Deny, to: [{networks: [10.0.1.0/24, 8.8.8.8/32]}]}
                """).shows("TCP 80", """
                     y/a y/b y/c z/a 8.8.8.8 8.8.8.9
                x/a  X   .   X   .   X       .
                """);
    }

    @Test // 8: "IPv4 or IPv6": a pair that one family denies and the other allows is not known
    void networksOfOneFamilyLeaveADualStackPairUnknown() {
        empty()
                .namespace("x", "ns: x")
                .pod("x/a", "pod: a", "10.0.0.1,fd00::1", "{}")
                .pod("x/four", "pod: four", "10.0.0.2", "{}")
                .pod("x/both", "pod: both", "10.0.0.3,fd00::3", "{}")
                .clusterPolicy("deny-4", egress(POD_A,
                        "- {action: Deny, to: [{networks: [0.0.0.0/0]}]}\n"))
                .shows("TCP 80", """
                             x/four x/both 8.8.8.8 2001:db8::1
                        x/a  X      ?      X       .
                        """);
    }

    @Test // 9, CNPAdminTierEgressNodePeers: addresses of nodes
    void nodesAreTheAddressesOfNodes() {
        empty()
                .namespace("x", "ns: x")
                .node("n1", "192.168.0.1")
                .node("n2", "192.168.0.2")
                .node("n3", "192.168.0.3")
                .pod("x/a", "pod: a", "10.0.0.1", "{nodeName: n3}")
                .pod("x/b", "pod: b", "10.0.0.2", "{nodeName: n2}")
                .clusterPolicy("nodes", egress(POD_A, """
                        - action: Accept
                          to: [{nodes: {matchLabels: {node: n2}}}]
                          protocols: [{tcp: {destinationPort: {number: 80}}}]
                        - action: Deny
                          to: [{nodes: {matchExpressions: [{key: node, operator: NotIn, values: [n3]}]}}]
                        """))
                .shows("TCP 80", """
                             n1 n2 x/b
                        x/a  X  .  .
                        """)
                .shows("TCP 81", """
                             n1 n2 x/b
                        x/a  X  X  .
                        """);
    }

    @Test // 9: "this allows the admin to maintain an explicit allowlist of reachable domains": an address has no name
    void domainNamesLeaveEveryOutsideAddressOpen() {
        fromX("""
                - {action: Accept, to: [{namespaces: {}}]}
                - action: Accept
                  to: [{domainNames: ["*.example.org"]}]
                  protocols: [{tcp: {destinationPort: {number: 443}}}]
                - {action: Deny, to: [{networks: [0.0.0.0/0]}]}
                """).shows("TCP 443", """
                     x/b y/a 8.8.8.8 2001:db8::1
                x/a  .   .   ?       .
                """).shows("TCP 80", """
                     x/b 8.8.8.8 2001:db8::1
                x/a  .   X       .
                """);
    }

    @Test // 9: a name under which everything would be allowed anyway decides nothing
    void domainNamesThatDecideNothingLeaveNothingUnknown() {
        fromX("- {action: Accept, to: [{domainNames: [example.org]}]}\n").shows("TCP 443", """
                     x/b 8.8.8.8
                x/a  .   .
                """);
    }

    @Test // 10: "for Accept rules, fail closed means: treat the rule as matching no traffic"
    void anAcceptForAPeerOfALaterApiMatchesNothing() {
        for (var peer : new String[] {"{}", "{serviceAccounts: {matchLabels: {a: b}}}"}) {
            model().clusterPolicy("later", """
                    tier: Admin
                    priority: 1
                    subject: {namespaces: {matchLabels: {ns: x}}}
                    ingress:
                    - action: Accept
                      from:
                      - %s
                      - namespaces: {}
                    - action: Deny
                      from:
                      - namespaces: {}
                    """.formatted(peer)).showsOfALaterApi("TCP 80", """
                             x/a
                    y/a      X
                    8.8.8.8  .
                    """);
        }
    }

    @Test // 10: "for Deny and Pass rules, fail closed means: treat the rule as a 'Deny all' rule"
    void aDenyOrPassForAPeerOfALaterApiDeniesEverything() {
        for (var action : new String[] {"Deny", "Pass"}) {
            model().clusterPolicy("later", """
                    tier: Admin
                    priority: 1
                    subject: {namespaces: {matchLabels: {ns: x}}}
                    ingress:
                    - action: %s
                      from:
                      - {}
                    egress:
                    - action: %s
                      to:
                      - serviceAccounts: {}
                    """.formatted(action, action)).showsOfALaterApi("TCP 80", """
                             x/a x/b y/a 8.8.8.8
                    x/a      -   X   X   X
                    y/a      X   X   -   .
                    8.8.8.8  X   X   .   -
                    """);
        }
    }

    @Test // 11: inclusive at both ends
    void aRangeOfPortsIsInclusive() {
        var scenario = fromX("""
                - action: Deny
                  to: [{namespaces: {}}]
                  protocols: [{tcp: {destinationPort: {range: {start: 80, end: 82}}}}]
                """);
        scenario.shows("TCP 79", "    y/a\n x/a .").shows("TCP 80", "    y/a\n x/a X");
        scenario.shows("TCP 82", "    y/a\n x/a X").shows("TCP 83", "    y/a\n x/a .");
        scenario.shows("UDP 80", "    y/a\n x/a .");
    }

    @Test // 12, CNPAdminTierEgressNamedPort: the pod says number and protocol
    void aNamedPortTakesItsProtocolFromThePod() {
        fromX("""
                - action: Deny
                  to: [{namespaces: {}}]
                  protocols: [{destinationNamedPort: serve-80-udp}]
                """)
                .shows("UDP 80", "    y/a\n x/a X")
                .shows("TCP 80", "    y/a\n x/a .")
                .shows("UDP 81", "    y/a\n x/a .");
    }

    @Test // 12: one name, two protocols on one pod: both
    void aNameOfTwoProtocolsMeansBoth() {
        empty()
                .pod("x/a", "pod: a", "10.0.0.1", "{}")
                .pod("x/dns", "pod: dns", "10.0.0.2", """
                        containers:
                        - name: dns
                          ports:
                          - {name: dns, containerPort: 53, protocol: UDP}
                          - {name: dns, containerPort: 5353, protocol: TCP}
                        """)
                .clusterPolicy("deny", """
                        tier: Baseline
                        priority: 1
                        subject: {namespaces: {}}
                        ingress:
                        - action: Deny
                          from: [{namespaces: {}}]
                          protocols: [{destinationNamedPort: dns}]
                        """)
                .shows("UDP 53", "    x/dns\n x/a X")
                .shows("TCP 5353", "    x/dns\n x/a X")
                .shows("TCP 53", "    x/dns\n x/a .");
    }

    @Test // 13: "if empty, it selects all Namespaces"
    void emptySelectorsMeanEveryPodAndNobodyOutside() {
        model().clusterPolicy("deny", """
                tier: Admin
                priority: 1
                subject: {pods: {namespaceSelector: {}, podSelector: {}}}
                ingress:
                - action: Deny
                  from: [{pods: {namespaceSelector: {}, podSelector: {}}}]
                """).shows("TCP 80", """
                         x/a y/b
                x/b      X   X
                z/c      X   X
                8.8.8.8  .   .
                """);
    }

    @Test // "selects pods via namespace AND pod selectors"
    void aPodsPeerNeedsBothSelectors() {
        fromX("""
                - action: Deny
                  to: [{pods: {namespaceSelector: {matchLabels: {ns: y}}, podSelector: {matchLabels: {pod: b}}}}]
                """).shows("TCP 80", """
                     y/a y/b x/b z/b
                x/a  .   X   .   .
                """);
    }
}
