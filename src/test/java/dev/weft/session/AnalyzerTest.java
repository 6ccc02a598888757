package dev.weft.session;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import dev.weft.topology.scope.Scope;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalyzerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Analyzer analyzer = new Analyzer(
            new PolicyCompiler(PolicyKinds.all()),
            new ClassReachabilityEngine(Profile.UPSTREAM),
            new TopologyBuilder(Contributors.all()),
            Layouts.all().getFirst());
    private final ClusterSnapshot shop = cluster(pod("shop/web", "app=web"), pod("shop/db", "app=db"));

    @Test
    void trafficDoesNotEvaluateADraftAgain() {
        var wish = ViewRequest.DEFAULT.withDraft(closed());

        var before = analyzer.analyze(shop, FlowWindow.EMPTY, wish).draft().orElseThrow();
        var after = analyzer.analyze(shop, seen(), wish).draft().orElseThrow();

        assertThat(after.difference()).isSameAs(before.difference());
        assertThat(after.after()).isSameAs(before.after());
        assertThat(before.impact().dropped()).isEmpty();
        assertThat(after.impact().dropped()).hasSize(1);
    }

    // What is known of the cluster, and what a draft does to it, does not hang on how it is drawn.
    @Test
    void aDivisionChangesThePictureAndNothingElse() {
        var plain = ViewRequest.DEFAULT.withDraft(closed());
        var divided = plain.with(Arrangement.NONE.in(Scope.of(Scope.Kind.NODE)));

        var before = analyzer.analyze(shop, seen(), plain);
        var after = analyzer.analyze(shop, seen(), divided);

        assertThat(after.meaning().reachability()).isSameAs(before.meaning().reachability());
        assertThat(after.draft()).isEqualTo(before.draft());
        assertThat(after.scene().topology().seen()).isEqualTo(before.scene().topology().seen());
        assertThat(after.scene().topology().edges()).hasSameSizeAs(before.scene().topology().edges());
        assertThat(after.scene().positions().groups().keySet()).containsExactly("on no node yet");
    }

    @Test
    void everyNamespaceIsOneNodeUntilItIsOpened() {
        var wish = ViewRequest.DEFAULT.with(Arrangement.NONE.in(Scope.of(Scope.Kind.NAMESPACE)));

        var folded = analyzer.analyze(shop, FlowWindow.EMPTY, wish);
        var opened = analyzer.analyze(
                shop, FlowWindow.EMPTY, wish.with(wish.arrangement().folds().open("shop")));

        assertThat(folded.scene().topology().nodes()).extracting(node -> node.id())
                .containsExactly(NodeId.ofNamespace("shop"));
        assertThat(opened.scene().topology().nodes()).hasSize(2);
    }

    @Test
    void theSameInputsShareEveryStage() {
        var one = analyzer.analyze(shop, FlowWindow.EMPTY, ViewRequest.DEFAULT);
        var two = analyzer.analyze(shop, FlowWindow.EMPTY, ViewRequest.DEFAULT);

        assertThat(two.meaning().reachability()).isSameAs(one.meaning().reachability());
        assertThat(two.scene()).isEqualTo(one.scene());
        assertThat(two.number()).isEqualTo(one.number() + 1);
    }

    @Test
    void aNodeThatWasFilteredAwayComesBackToItsPlace() {
        var first = analyzer.analyze(shop, FlowWindow.EMPTY, ViewRequest.DEFAULT);
        var one = ViewRequest.DEFAULT.withFilter(new Filter(Set.of(), "web", true, true));
        var filtered = analyzer.analyze(shop, FlowWindow.EMPTY, one);
        var again = analyzer.analyze(shop, FlowWindow.EMPTY, ViewRequest.DEFAULT);
        var db = NodeId.ofWorkload(ObjectRef.ofPod("shop", "db"));

        assertThat(filtered.scene().topology().node(db)).isEmpty();
        assertThat(again.scene().positions().nodes()).isEqualTo(first.scene().positions().nodes());
    }

    private static Draft closed() {
        var policies = cluster(networkPolicy("shop/closed").on("app=db")).manifests();
        Manifest policy = policies.iterator().next();
        return Draft.EMPTY.with(Step.of(new Edit.PutPolicy(policy, "")), cluster());
    }

    private static FlowWindow seen() {
        var key = new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "web")),
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "db")),
                FlowTraffic.tcp(5432),
                FlowVerdict.FORWARDED,
                "test");
        var stats = Seen.once(NOON);
        return new FlowWindow(NOON, NOON, Map.of(key, stats), List.of());
    }
}
