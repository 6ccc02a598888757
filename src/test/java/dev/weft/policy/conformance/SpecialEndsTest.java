package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// Nodes, host-network, finished and pending pods, Services. Sources: kubernetes/api, `networking/v1/types.go`
/// (NetworkPolicySpec.ingress), the Kubernetes documentation "Network Policies"; the numbers are those of the facts
/// sheet, B.1.
class SpecialEndsTest {
    private static final String DENY_ALL = """
            podSelector: {}
            policyTypes: [Ingress, Egress]
            """;

    @Test // 17: "traffic from the pod's local node" is always allowed, and to it; other nodes are not exempt
    void onlyTheOwnNodeIsExempt() {
        model().policy("x/deny-all", DENY_ALL).shows("TCP 80", """
                     x/a x/c n1 n2
                x/a  -   X   .  X
                x/c  X   -   X  .
                n1   .   X   -  -
                n2   X   .   -  -
                """);
    }

    @Test // 20: what a policy means for a host-network pod is not defined; its node is what it may be taken for
    void aHostNetworkPodIsUnknownWhereItsNodeWouldFareOtherwise() {
        var host = "{hostNetwork: true, nodeName: n2}";
        model().pod("x/agent", "pod: agent", "192.168.0.2", host).policy("x/from-agent", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - podSelector: {matchLabels: {pod: agent}}
                """).policy("x/deny-c", """
                podSelector: {matchLabels: {pod: c}}
                policyTypes: [Ingress]
                """).shows("TCP 80", """
                         x/a x/b x/c
                x/agent  ?   .   ?
                """);
    }

    @Test // 20: the policies of its own namespace may or may not hold it
    void aPolicyThatSelectsAHostNetworkPodMayBeIgnored() {
        empty()
                .node("n1", "192.168.0.1")
                .pod("x/agent", "pod: agent", "192.168.0.1", "{hostNetwork: true, nodeName: n1}")
                .pod("y/b", "pod: b", "10.0.0.1", "{}")
                .policy("x/deny-all", DENY_ALL)
                .shows("TCP 80", """
                                 x/agent y/b 8.8.8.8
                        x/agent  -       ?   ?
                        y/b      ?       -   .
                        8.8.8.8  ?       .   -
                        """);
    }

    @Test // 21: a finished pod holds no endpoint
    void aFinishedPodHasNoConnections() {
        model().with("""
                apiVersion: v1
                kind: Pod
                metadata: {name: done, namespace: x, labels: {pod: done}}
                status: {phase: Succeeded, podIPs: [{ip: 10.0.0.9}]}
                """).shows("TCP 80", """
                         x/a x/done 8.8.8.8
                x/a      -   X      .
                x/done   X   -      X
                8.8.8.8  .   X      -
                """);
    }

    @Test // 21: a pending pod has labels, and no address yet
    void aPendingPodIsSelectedByLabelsAndUnknownToBlocks() {
        model().with("""
                apiVersion: v1
                kind: Pod
                metadata: {name: soon, namespace: x, labels: {pod: soon}}
                status: {phase: Pending}
                """).policy("x/to-a", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - podSelector: {matchLabels: {pod: soon}}
                """).policy("x/to-b", """
                podSelector: {matchLabels: {pod: b}}
                ingress:
                - from:
                  - ipBlock: {cidr: 10.0.0.0/24}
                """).shows("TCP 80", """
                         x/a x/b x/c
                x/soon   .   ?   .
                x/c      X   .   -
                """);
    }

    @Test // 16: replicas of one workload are different pods, and policies stand between them
    void replicasOfOneWorkloadAreNotSelf() {
        model().with("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db, namespace: x}
                spec:
                  replicas: 2
                  selector: {matchLabels: {pod: db}}
                  template:
                    metadata: {labels: {pod: db}}
                    spec: {containers: [{name: db, image: "example.test/db:1"}]}
                """).policy("x/db", """
                podSelector: {matchLabels: {pod: db}}
                policyTypes: [Ingress]
                """).shows("TCP 80", """
                         x/db-0 x/db-1
                x/db-0   .      X
                x/db-1   X      .
                """);
    }

    @Test // 19: rules see the pod and its port, never the Service's address or port
    void aServicesOwnAddressAndPortOpenNothing() {
        var scenario = model().with("""
                apiVersion: v1
                kind: Service
                metadata: {name: s, namespace: x}
                spec:
                  clusterIP: 10.96.0.10
                  clusterIPs: [10.96.0.10]
                  selector: {pod: b}
                  ports: [{port: 8080, targetPort: 80}]
                """);
        scenario.policy("x/service-port", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - ports: [{port: 8080}]
                """).shows("TCP 80", "    x/b\n x/a X").shows("TCP 8080", "    x/b\n x/a .");
        scenario.policy("x/service-address", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to: [{ipBlock: {cidr: 10.96.0.10/32}}]
                """).shows("TCP 80", "    x/b\n x/a X");
        scenario.policy("x/target-port", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to: [{podSelector: {matchLabels: {pod: b}}}]
                  ports: [{port: 80}]
                """).shows("TCP 80", "    x/b\n x/a .").shows("TCP 8080", "    x/b\n x/a X");
    }
}
