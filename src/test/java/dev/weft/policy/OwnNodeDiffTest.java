package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Resource;
import dev.weft.fixture.Part;
import dev.weft.fixture.YamlPolicy;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an edit changes between a pod and its own node, where only the tiers around NetworkPolicy count, though what
/// they all make together stays the same.
class OwnNodeDiffTest {
    private static final String CHANGED = "shop/web[Pod] => shop/agent[Pod]";

    private static Part web(String labels) {
        return pod("shop/web", labels).address("10.0.0.1").node("n1");
    }

    private static ClusterSnapshot shop(Part... more) {
        var parts = new ArrayList<Part>(List.of(
                node("n1", "192.168.0.1"),
                web("app=web"),
                pod("shop/db", "app=db").address("10.0.0.2").node("n2"),
                pod("shop/agent", "app=agent").address("192.168.0.1").node("n1").hostNetwork(),
                networkPolicy("shop/out").types("Egress").with("egress", List.of(Map.of()))));
        parts.addAll(List.of(more));
        return cluster(parts.toArray(Part[]::new));
    }

    private static YamlPolicy noNodes(String app) {
        return YamlPolicy.yaml("""
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: BaselineAdminNetworkPolicy
                metadata: {name: default}
                spec:
                  subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: %s}}}}
                  egress: [{action: Deny, to: [{nodes: {}}]}]
                """.formatted(app));
    }

    /// By an engine that remembers the cluster as it was.
    private static List<String> changed(ClusterSnapshot before, Part edit) {
        var engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        var compiler = new PolicyCompiler(PolicyKinds.all());
        var then = WorkloadReachability.ofPods(engine.evaluate(before, compiler.compile(before)));
        List<Resource> put = List.copyOf(edit.resources());
        var after = before.with(put, List.of());
        var now = then.followedBy(engine.evaluate(after, compiler.compile(after)));
        return ReachabilityDiff.between(then, now).changes().stream()
                .map(change -> change.source().id() + " => " + change.destination().id())
                .toList();
    }

    @Test
    void aPolicyOfATierThatOnlyTheOwnNodeFeels() {
        assertThat(changed(shop(noNodes("nobody")), noNodes("web"))).containsExactly(CHANGED);
        assertThat(changed(shop(), noNodes("web"))).containsExactly(CHANGED);
    }

    @Test
    void aPodThatATierBeginsToSelect() {
        var before = shop(noNodes("watched"));
        assertThat(changed(before, web("app=watched"))).containsExactly(CHANGED);
    }
}
