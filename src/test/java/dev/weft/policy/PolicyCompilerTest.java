package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.policy.kind.PolicyKinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is compiled once stays, in the order of tiers.
class PolicyCompilerTest {
    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());

    @Test
    void theSameManifestsGiveTheSamePolicies() {
        var first = cluster(networkPolicy("shop/a"), networkPolicy("shop/b"));
        var before = compiler.compile(first);
        var withPod = first.with(cluster(pod("shop/web", "app=web")).pods(), List.of());
        assertThat(compiler.compile(withPod)).isSameAs(before);
    }

    @Test
    void onlyWhatChangedIsCompiledAgain() {
        var first = cluster(networkPolicy("shop/a"), networkPolicy("shop/b"));
        var before = compiler.compile(first);
        var edited = networkPolicy("shop/b").types("Egress").manifest();
        var after = compiler.compile(first.with(List.of(edited), List.of()));
        assertThat(after).isNotEqualTo(before);
        assertThat(after.policies().getFirst()).isSameAs(before.policies().getFirst());
        assertThat(compiler.compile(first.with(List.of(), List.of(before.policies().getFirst().ref()))).policies())
                .containsExactly(before.policies().getLast());
    }

    @Test
    void policiesStandInTheOrderOfTheirTiers() {
        var admin = new ResourceKind(
                "policy.networking.k8s.io", "v1alpha1", "AdminNetworkPolicy", "adminnetworkpolicies", false);
        var manifest = new Manifest(admin, admin.ref("", "z"), Map.of(), Origin.LIVE);
        var snapshot = cluster(List.of(
                networkPolicy("shop/b").manifest(), networkPolicy("shop/a").manifest(), manifest));
        assertThat(compiler.compile(snapshot).policies()).extracting(policy -> policy.ref().label())
                .containsExactly("AdminNetworkPolicy z", "NetworkPolicy shop/a", "NetworkPolicy shop/b");
    }

    @Test
    void aKindThatNobodyReadsIsLeftAlone() {
        var kind = new ResourceKind("example.org", "v1", "Gate", "gates", true);
        var manifest = new Manifest(kind, new ObjectRef("example.org", "Gate", "shop", "x"), Map.of(), Origin.LIVE);
        var compiled = compiler.compile(cluster(List.of(manifest)));
        assertThat(compiled.policies()).isEmpty();
        assertThat(compiled.problems()).isEmpty();
        assertThat(compiled.kinds()).extracting(PolicyKind.Reach::resource)
                .contains(ResourceKind.NETWORK_POLICY)
                .doesNotContain(kind);
    }

    // A policy with a fault still denies; it must not be lost because it came after the others.
    @Test
    void aPolicyWithAProblemThatComesLaterIsCompiled() {
        var before = cluster(List.of(networkPolicy("shop/a").manifest()));
        compiler.compile(before);
        var broken = networkPolicy("shop/b").with("podSelector", "everyone").manifest();
        var after = compiler.compile(before.with(List.of(broken), List.of()));
        assertThat(after.policies()).extracting(policy -> policy.ref().label())
                .containsExactly("NetworkPolicy shop/a", "NetworkPolicy shop/b");
        assertThat(after.problems()).isNotEmpty();
    }
}
