package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// Ports, protocols and address blocks of NetworkPolicy v1. Sources: kubernetes/api, `networking/v1/types.go`; the
/// quoted names are those of kubernetes, `test/e2e/network/netpol`; the numbers those of the facts sheet, B.1.
class PortsAndBlocksTest {
    private static Scenario toA(String ports) {
        return model().policy("x/to-a", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - ports:
                """ + ports.indent(2));
    }

    private static Scenario fromA(String peers) {
        return model().policy("x/from-a", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to:
                """ + peers.indent(2));
    }

    @Test // "should enforce policy based on Ports"; 11: a port without a protocol is TCP
    void aPortWithoutAProtocolIsTcp() {
        var scenario = toA("- {port: 80}");
        scenario.shows("TCP 80", "    x/a x/b\n y/a . .").shows("TCP 81", "    x/a x/b\n y/a X .");
        scenario.shows("UDP 80", "    x/a x/b\n y/a X .").shows("SCTP 80", "    x/a x/b\n y/a X .");
    }

    @Test // "should enforce ingress policy allowing any port traffic to a server on a specific protocol"; 11
    void aProtocolWithoutAPortIsAllPortsOfThatProtocol() {
        var scenario = toA("- {protocol: UDP}");
        scenario.shows("UDP 1", "    x/a\n y/a .").shows("UDP 65535", "    x/a\n y/a .");
        scenario.shows("TCP 80", "    x/a\n y/a X").shows("SCTP 80", "    x/a\n y/a X");
    }

    @Test // "should not allow access by TCP when a policy specifies only UDP" / "... only SCTP"; 11
    void aRuleForOneProtocolIsolatesTheOthers() {
        toA("- {protocol: UDP, port: 80}").shows("TCP 80", "    x/a\n y/a X").shows("UDP 80", "    x/a\n y/a .");
        toA("- {protocol: SCTP, port: 80}").shows("TCP 80", "    x/a\n y/a X").shows("SCTP 80", "    x/a\n y/a .");
    }

    @Test // "should not mistakenly treat 'protocol: SCTP' as 'protocol: TCP'"
    void sctpIsNotTcp() {
        toA("- {protocol: SCTP, port: 81}").shows("TCP 81", "    x/a\n y/a X").shows("SCTP 81", "    x/a\n y/a .");
    }

    @Test // 12: inclusive at both ends
    void endPortIsInclusive() {
        var scenario = toA("- {port: 80, endPort: 82}");
        scenario.shows("TCP 79", "    x/a\n y/a X").shows("TCP 80", "    x/a\n y/a .");
        scenario.shows("TCP 82", "    x/a\n y/a .").shows("TCP 83", "    x/a\n y/a X");
        toA("- {port: 80, endPort: 80}").shows("TCP 80", "    x/a\n y/a .").shows("TCP 81", "    x/a\n y/a X");
        toA("- {port: 1, endPort: 65535, protocol: UDP}").shows("UDP 65535", "    x/a\n y/a .");
    }

    @Test // 12: a range below its port, with a name, or without a port is refused by the API server
    void aBrokenRangeAllowsNothing() {
        for (var broken : new String[] {
            "{port: 80, endPort: 79}", "{port: serve-80-tcp, endPort: 90}", "{endPort: 90}", "{port: 0}",
            "{port: 65536}"
        }) {
            toA("- " + broken).showsAllTheSame("TCP 80", "    x/a x/b\n y/a X .");
        }
    }

    @Test // "should allow ingress access on one named port"; 13
    void aNamedPortIsTheNumberOnTheDestination() {
        var scenario = toA("- {port: serve-81-tcp}");
        scenario.shows("TCP 81", "    x/a\n y/a .").shows("TCP 80", "    x/a\n y/a X");
        scenario.shows("UDP 81", "    x/a\n y/a X");
    }

    @Test // "should allow egress access on one named port"; 13
    void aNamedPortOfEgressIsTheNumberOnEachDestinationAndNothingOutside() {
        empty()
                .pod("x/a", "pod: a", "10.0.0.1", "{}")
                .pod("x/old", "pod: old", "10.0.0.2", "containers: [{ports: [{name: web, containerPort: 80}]}]")
                .pod("x/new", "pod: new", "10.0.0.3", "containers: [{ports: [{name: web, containerPort: 8080}]}]")
                .pod("x/udp", "pod: udp", "10.0.0.4",
                        "containers: [{ports: [{name: web, containerPort: 80, protocol: UDP}]}]")
                .policy("x/from-a", """
                        podSelector: {matchLabels: {pod: a}}
                        policyTypes: [Egress]
                        egress:
                        - ports:
                          - {port: web}
                        """)
                .shows("TCP 80", """
                             x/old x/new x/udp 8.8.8.8
                        x/a  .     X     X     X
                        """)
                .shows("TCP 8080", """
                             x/old x/new x/udp 8.8.8.8
                        x/a  X     .     X     X
                        """)
                .shows("UDP 80", """
                             x/old x/new x/udp 8.8.8.8
                        x/a  X     X     X     X
                        """);
    }

    @Test // "should allow ingress access from namespace on one named port"; 13: also from outside
    void aNamedPortOfIngressHoldsForBlocksToo() {
        model().policy("x/to-a", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - ipBlock: {cidr: 8.8.0.0/16}
                  ports:
                  - {port: serve-80-udp, protocol: UDP}
                """).shows("UDP 80", """
                         x/a
                8.8.8.8  .
                8.9.0.1  X
                y/a      X
                """).shows("TCP 80", """
                         x/a
                8.8.8.8  X
                """);
    }

    @Test // 22: policies know no kind of container; a native sidecar declares its ports under initContainers
    void aSidecarsPortHasANameToo() {
        empty()
                .pod("x/web", "pod: web", "10.0.0.1", """
                        initContainers:
                        - name: proxy
                          restartPolicy: Always
                          ports:
                          - {name: mesh, containerPort: 15090}
                        containers:
                        - name: web
                          ports:
                          - {name: http, containerPort: 80}
                        """)
                .pod("x/b", "pod: b", "10.0.0.2", "{}")
                .policy("x/to-mesh", """
                        podSelector: {matchLabels: {pod: web}}
                        ingress:
                        - ports:
                          - {port: mesh}
                        """)
                .shows("TCP 15090", "    x/web\n x/b .")
                .shows("TCP 80", "    x/web\n x/b X");
    }

    @Test // "should allow egress access to server in CIDR block"; 15: a block means pods by their address
    void aBlockOfOnePodsAddress() {
        fromA("- ipBlock: {cidr: 10.0.1.2/32}").shows("TCP 80", """
                         x/b y/a y/b 10.0.1.9
                x/a      X   X   .   X
                x/b      -   .   .   .
                """);
    }

    @Test // "should enforce except clause while egress access to server in CIDR block"; 14
    void anExceptionIsLeftOut() {
        fromA("- ipBlock: {cidr: 10.0.1.0/24, except: [10.0.1.2/32]}").shows("TCP 80", """
                         x/b y/a y/b y/c 8.8.8.8
                x/a      X   .   X   .   X
                """);
    }

    @Test // "should ensure an IP overlapping both IPBlock.CIDR and IPBlock.Except is allowed"; 14
    void anExceptionCountsForItsOwnBlockOnly() {
        fromA("""
                - ipBlock: {cidr: 10.0.1.0/24, except: [10.0.1.2/32]}
                - ipBlock: {cidr: 10.0.1.2/32}
                """).shows("TCP 80", """
                         y/a y/b y/c
                x/a      .   .   .
                """);
    }

    @Test // 14: an exception must lie strictly inside its block
    void anExceptionThatIsTheWholeBlockIsRefused() {
        fromA("- ipBlock: {cidr: 10.0.1.0/24, except: [10.0.1.0/24]}").showsAllTheSame("TCP 80", """
                         y/a 8.8.8.8
                x/a      X   X
                """);
    }

    @Test // 14: "0.0.0.0/0" is every IPv4 address, pods included, and no IPv6 address
    void theWholeOfOneFamilyIsNotTheOther() {
        var scenario = empty()
                .pod("x/a", "pod: a", "10.0.0.1,fd00::1", "{}")
                .pod("x/four", "pod: four", "10.0.0.2", "{}")
                .pod("x/six", "pod: six", "fd00::3", "{}")
                .pod("x/both", "pod: both", "10.0.0.4,fd00::4", "{}");
        scenario.policy("x/from-a", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to:
                  - ipBlock: {cidr: 0.0.0.0/0}
                """).shows("TCP 80", """
                         x/four x/six x/both 8.8.8.8 2001:db8::1
                x/a      .      X     ?      .       X
                """);
        scenario.policy("x/from-a", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to:
                  - ipBlock: {cidr: 0.0.0.0/0}
                  - ipBlock: {cidr: "::/0", except: ["fd00::/16"]}
                """).shows("TCP 80", """
                         x/four x/six x/both 8.8.8.8 2001:db8::1
                x/a      .      X     ?      .       .
                """);
    }

    @Test // 5: a peer without a field, and one with a block and a selector, are refused by the API server
    void aPeerThatIsNoPeerAllowsNobody() {
        fromA("- {}").showsAllTheSame("TCP 80", "    x/b y/a 8.8.8.8\n x/a X X X");
        fromA("- {ipBlock: {cidr: 10.0.1.0/24}, podSelector: {}}")
                .showsAllTheSame("TCP 80", "    x/b y/a 8.8.8.8\n x/a X X X");
    }
}
