package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.policy.Profile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Points of the network policy API on which engine and specification once disagreed: a pod and its own node,
/// host-network pods behind `nodes`, and tiers of which a later one cannot be read.
class TierOpenPointsTest {
    private static Scenario nodes(String pods, String egress) {
        return empty()
                .namespace("x", "ns: x")
                .node("n1", "192.168.0.1")
                .node("n2", "192.168.0.2")
                .with(pods)
                .clusterPolicy("nodes", "tier: Admin\npriority: 1\nsubject: {namespaces: {}}\negress:\n" + egress);
    }

    private static String pod(String name, String spec, String status) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: %s, namespace: x, labels: {pod: %s}}\n"
                .concat("spec: %s\nstatus: %s\n")
                .formatted(name, name, spec, status);
    }

    private static final String A = pod("a", "{nodeName: n1}", "{phase: Running, podIPs: [{ip: 10.0.0.1}]}");
    private static final String AGENT_1 =
            pod("g1", "{nodeName: n1, hostNetwork: true}", "{phase: Running, podIPs: [{ip: 192.168.0.1}]}");
    private static final String AGENT_2 =
            pod("g2", "{nodeName: n2, hostNetwork: true}", "{phase: Running, podIPs: [{ip: 192.168.0.2}]}");
    private static final String SOON = pod("soon", "{}", "{phase: Pending}");
    private static final String DENY_NODES = "- {action: Deny, to: [{nodes: {}}]}\n";

    @Test // 1: NetworkPolicy v1 exempts the own node; the network policy API has no such sentence, and an explicit Deny
    void anExplicitDenyToTheOwnNodeIsNotAllowed() {
        nodes(A, DENY_NODES).shows("TCP 80", "    n1 n2\n x/a ? X");
    }

    @Test // 2: "matching on the IPs present in the node.Status.Addresses field": whoever holds that address
    void aHostNetworkPodHasTheAddressOfItsNode() {
        nodes(A + "---\n" + AGENT_2, DENY_NODES).shows("TCP 80", "    n2 x/g2\n x/a X X");
    }

    @Test // 1 and 2 together
    void aHostNetworkPodOnTheOwnNode() {
        nodes(A + "---\n" + AGENT_1, DENY_NODES).shows("TCP 80", "    n1 x/g1\n x/a ? ?");
    }

    @Test // 3: a pod that is not on the host's network never gets the address of a node
    void aPodWithoutAnAddressIsNoNode() {
        nodes(A + "---\n" + SOON, DENY_NODES).shows("TCP 80", "    n2 x/soon\n x/a X .");
    }

    @Test // 3, as a folder of manifests has it
    void aPodOfATemplateIsNoNode() {
        nodes("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: x}
                spec:
                  replicas: 2
                  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}
                """, DENY_NODES).shows("TCP 80", "    x/web-1\n x/web-0 .");
    }

    @Test // 4: the Admin tier decides before NetworkPolicies, readable or not
    void whatAdminDecidesIsKnownThoughNetworkPoliciesCannotBeRead() {
        var cluster = empty()
                .namespace("x", "ns: x")
                .namespace("y", "ns: y")
                .pod("x/a", "pod: a", "10.0.0.1", "{}")
                .pod("y/b", "pod: b", "10.0.0.2", "{}")
                .clusterPolicy("admin", """
                        tier: Admin
                        priority: 1
                        subject: {namespaces: {matchLabels: {ns: x}}}
                        ingress:
                        - action: Deny
                          from: [{namespaces: {}}]
                          protocols: [{tcp: {destinationPort: {number: 80}}}]
                        - action: Accept
                          from: [{namespaces: {}}]
                          protocols: [{tcp: {destinationPort: {number: 81}}}]
                        """)
                .cluster();
        var builder = new SnapshotBuilder("part");
        cluster.namespaces().values().forEach(it -> builder.apply(new Change.Put(it), Instant.EPOCH));
        cluster.pods().forEach(it -> builder.apply(new Change.Put(it), Instant.EPOCH));
        cluster.manifests().forEach(it -> builder.apply(new Change.Put(it), Instant.EPOCH));
        var failed = new SourceStatus.Failed("403", "run: kubectl auth can-i list networkpolicies -n x");
        builder.apply(new Change.Status(new KindStatus(ResourceKind.NETWORK_POLICY, "x", failed)), Instant.EPOCH);
        var table = new TruthTable(builder.snapshot(), Profile.UPSTREAM, true);
        assertThat(table.like("TCP 80", "    x/a\n y/b X")).isEqualTo(TruthTable.aligned("    x/a\n y/b X"));
        assertThat(table.like("TCP 81", "    x/a\n y/b .")).isEqualTo(TruthTable.aligned("    x/a\n y/b ."));
        assertThat(table.like("TCP 82", "    x/a\n y/b ?")).isEqualTo(TruthTable.aligned("    x/a\n y/b ?"));
    }
}
