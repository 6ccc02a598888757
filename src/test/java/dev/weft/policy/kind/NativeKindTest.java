package dev.weft.policy.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Selector;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Kinds that are shown, but not evaluated: what they may touch, and that they say so.
class NativeKindTest {
    private static final PodSelection WHOLE_CLUSTER =
            new PodSelection(new Scope.Matching(Selector.EVERYTHING), Selector.EVERYTHING);

    private static PolicyKind kind(String group, String name) {
        return PolicyKinds.all().stream()
                .filter(kind -> kind.resource().group().equals(group) && kind.resource().kind().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PolicyKind.Compiled compile(PolicyKind kind, String name, Map<String, Object> spec) {
        var manifest = new Manifest(
                kind.resource(), kind.resource().ref("shop", name), Map.of("spec", spec), Origin.LIVE);
        return kind.compile(manifest);
    }

    private static Policy policy(String group, String kind, Map<String, Object> spec) {
        return compile(kind(group, kind), "x", spec).policy().orElseThrow();
    }

    @Test
    void everyKindHasItsOwnResource() {
        assertThat(PolicyKinds.all()).extracting(kind -> kind.resource().apiVersion() + " " + kind.resource().kind())
                .doesNotHaveDuplicates()
                .contains(
                        "networking.k8s.io/v1 NetworkPolicy",
                        "policy.networking.k8s.io/v1alpha1 AdminNetworkPolicy",
                        "policy.networking.k8s.io/v1alpha1 BaselineAdminNetworkPolicy",
                        "policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy",
                        "cilium.io/v2 CiliumNetworkPolicy",
                        "cilium.io/v2 CiliumClusterwideNetworkPolicy",
                        "crd.projectcalico.org/v1 NetworkPolicy",
                        "projectcalico.org/v3 GlobalNetworkPolicy");
    }

    @Test
    void aPolicySaysThatItIsNotEvaluated() {
        var compiled = compile(kind("cilium.io", "CiliumNetworkPolicy"), "x", Map.of());
        assertThat(compiled.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.place().object()).isEqualTo("CiliumNetworkPolicy shop/x");
            assertThat(problem.message()).contains("is not evaluated yet", "unknown");
        });
    }

    @Test
    void aNamespacedPolicyTouchesItsNamespaceNarrowedByAPlainSelector() {
        var app = Map.<String, Object>of("matchLabels", Map.of("app", "db"));
        assertThat(policy("cilium.io", "CiliumNetworkPolicy", Map.of("endpointSelector", app)).subject())
                .isEqualTo(new PodSelection(new Scope.Own("shop"), Selector.matchLabels(Map.of("app", "db"))));
        var own = Map.<String, Object>of("matchLabels", Map.of("k8s:app", "db"));
        assertThat(policy("cilium.io", "CiliumNetworkPolicy", Map.of("endpointSelector", own)).subject())
                .isEqualTo(new PodSelection(new Scope.Own("shop"), Selector.EVERYTHING));
    }

    @Test
    void aClusterScopedPolicyTouchesTheWholeCluster() {
        assertThat(policy("cilium.io", "CiliumClusterwideNetworkPolicy", Map.of()).subject()).isEqualTo(WHOLE_CLUSTER);
        assertThat(policy("projectcalico.org", "GlobalNetworkPolicy", Map.of("selector", "all()")).subject())
                .isEqualTo(WHOLE_CLUSTER);
    }

    // Source: libcalico-go, K8sNetworkPolicyNamePrefix: its API server lists NetworkPolicies once more.
    @Test
    void aMirroredNetworkPolicyCountsOnce() {
        var compiled = compile(kind("projectcalico.org", "NetworkPolicy"), "knp.default.db-in", Map.of());
        assertThat(compiled.policy()).isEmpty();
        assertThat(compiled.problems()).isEmpty();
    }
}
