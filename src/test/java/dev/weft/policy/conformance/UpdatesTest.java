package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The cluster changes and every answer with it. The quoted names are those of kubernetes, `test/e2e/network/netpol`;
/// facts sheet, B.1, 24.
class UpdatesTest {
    private static final String FROM_UPDATED = """
            podSelector: {matchLabels: {pod: a}}
            ingress:
            - from:
              - %s: {matchLabels: {version: updated}}
            """;

    private static void requireTable(ClusterSnapshot cluster, String table) {
        var asked = new TruthTable(cluster, Profile.UPSTREAM, true);
        assertThat(asked.like("TCP 80", table)).isEqualTo(TruthTable.aligned(table));
    }

    private static ClusterSnapshot relabelled(ClusterSnapshot cluster, String namespace, String name, Labels labels) {
        var pod = cluster.pod(ObjectRef.ofPod(namespace, name)).orElseThrow();
        return cluster.with(List.of(pod.withLabels(labels)), List.of());
    }

    @Test // "should enforce updated policy"
    void anUpdatedPolicyReplacesTheOldOne() {
        var open = model().policy("x/p", "podSelector: {}\ningress:\n- {}\n");
        var closed = open.policy("x/p", "podSelector: {}\npolicyTypes: [Ingress]\n").cluster();
        requireTable(open.cluster(), "    x/a\n y/a .");
        var ref = ResourceKind.NETWORK_POLICY.ref("x", "p");
        requireTable(open.cluster().with(List.of(closed.manifest(ref).orElseThrow()), List.of()), "    x/a\n y/a X");
    }

    @Test // "should allow ingress access from updated namespace"
    void aNamespaceThatGetsTheLabelIsLetIn() {
        var before = model().policy("x/p", FROM_UPDATED.formatted("namespaceSelector")).cluster();
        requireTable(before, "    x/a\n y/a X\n z/a X");
        var labelled = new Namespace(ObjectRef.ofNamespace("y"), Labels.NONE.with("version", "updated"));
        requireTable(before.with(List.of(labelled), List.of()), "    x/a\n y/a .\n z/a X");
    }

    @Test // "should allow ingress access from updated pod"
    void aPodThatGetsTheLabelIsLetIn() {
        var before = model().policy("x/p", FROM_UPDATED.formatted("podSelector")).cluster();
        requireTable(before, "    x/a\n x/b X\n x/c X");
        var after = relabelled(before, "x", "b", Labels.NONE.with("version", "updated"));
        requireTable(after, "    x/a\n x/b .\n x/c X");
    }

    @Test // "should deny ingress access to updated pod"
    void aPodThatGetsTheLabelIsIsolated() {
        var before = model().policy("x/p", """
                podSelector: {matchLabels: {target: isolated}}
                policyTypes: [Ingress]
                """).cluster();
        requireTable(before, "    x/a x/b\n y/a . .");
        var after = relabelled(before, "x", "a", Labels.NONE.with("target", "isolated"));
        requireTable(after, "    x/a x/b\n y/a X .");
    }

    @Test // "should stop enforcing policies after they are deleted"
    void aDeletedPolicyIsolatesNobody() {
        var before = model().policy("x/p", "podSelector: {}\npolicyTypes: [Ingress, Egress]\n").cluster();
        requireTable(before, "    x/a y/a\n x/b X X\n y/b X .");
        var after = before.with(List.of(), List.of(ResourceKind.NETWORK_POLICY.ref("x", "p")));
        requireTable(after, "    x/a y/a\n x/b . .\n y/b . .");
    }
}
