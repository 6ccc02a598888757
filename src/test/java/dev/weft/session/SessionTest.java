package dev.weft.session;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.fixture.FakeCatalogue;
import dev.weft.fixture.FakeFlowSource;
import dev.weft.fixture.FakeSource;
import dev.weft.fixture.Reviewers;
import dev.weft.flow.FlowVerdict;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.lint.Finding;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.lens.Sights;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.lens.Lens;
import dev.weft.topology.part.Contributors;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The loop as a whole, with everything real but the two ends.
class SessionTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final FakeSource source = new FakeSource();
    private final FakeFlowSource always = new FakeFlowSource("demo");
    private final FakeFlowSource sockets = new FakeFlowSource("sockets");
    private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private Session session = session();

    private Session session() {
        var analyzer = new Analyzer(
                new PolicyCompiler(PolicyKinds.all()),
                new ClassReachabilityEngine(Profile.UPSTREAM),
                new TopologyBuilder(Contributors.all()),
                Layouts.all().getFirst());
        var flows = new FakeCatalogue(List.of(always), List.of(sockets));
        return new Session(
                new Session.Parts(source, flows, analyzer, Reviewers.all(), () -> {}, InstantSource.fixed(NOW)),
                        frames::add);
    }

    @BeforeEach
    void start() {
        session.start();
    }

    @AfterEach
    void close() {
        session.close();
    }

    /// The cluster is read, and the source that needs no consent was found.
    private void synced() throws InterruptedException {
        source.say(new Change.Synced(NOW));
        frame(_ -> always.started());
    }

    @Test
    void theFirstFrameComesBeforeTheClusterWasRead() throws InterruptedException {
        var first = frames.poll(10, TimeUnit.SECONDS);

        assertThat(first).isNotNull();
        assertThat(first.meaning().snapshot().stamp().synced()).isFalse();
        assertThat(first.scene().topology().nodes()).isEmpty();
    }

    @Test
    void aPodThatArrivesIsDrawn() throws InterruptedException {
        source.say(new Change.Put(pod("shop/web")));

        var frame = frame(next -> next.scene().topology().nodes().size() == 1);

        assertThat(frame.scene().positions().nodes()).containsKey(NodeId.ofWorkload(ObjectRef.ofPod("shop", "web")));
        assertThat(frame.meaning().snapshot().stamp().asOf()).isEqualTo(NOW);
    }

    @Test
    void anObservedFlowBecomesAnEdge() throws InterruptedException {
        source.say(new Change.Put(pod("shop/web")));
        source.say(new Change.Put(pod("shop/db")));
        synced();
        always.see("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED, NOW);

        var frame = frame(next -> edge(next).isPresent());

        assertThat(edge(frame).orElseThrow().state()).isEqualTo(EdgeState.OBSERVED_ALLOWED);
    }

    @Test
    void aSourceThatNeedsConsentStartsAfterItAndIsForgottenWhenItIsWithdrawn() throws InterruptedException {
        source.say(new Change.Put(pod("shop/web")));
        source.say(new Change.Put(pod("shop/db")));
        frame(next -> next.scene().topology().nodes().size() == 2);
        synced();
        assertThat(sockets.started()).isFalse();

        session.request(ViewRequest.DEFAULT.withFlows(FlowWish.NONE.withSockets(Set.of("shop"))));
        frame(_ -> sockets.started());
        sockets.see("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED, NOW);
        frame(next -> edge(next).isPresent());
        session.request(ViewRequest.DEFAULT);

        frame(next -> edge(next).isEmpty());
        assertThat(sockets.awaitClosed()).isTrue();
    }

    @Test
    void theFrameOfAnEditComesBeforeItsReviewAndTheReviewFollowsByItself() throws InterruptedException {
        source.say(new Change.Put(pod("shop/web")));
        source.say(new Change.Put(pod("shop/db")));
        synced();

        session.request(ViewRequest.DEFAULT.withDraft(typo()));

        var first = frame(next -> next.draft().isPresent());
        assertThat(first.scene().beside().review().findings().fresh()).isEmpty();
        var second = frame(next -> next.scene().beside().review().current());
        assertThat(second.scene().beside().review().findings().fresh())
                .extracting(Finding::code)
                .contains("selector-matches-nothing");
        assertThat(second.draft().orElseThrow().difference())
                .isSameAs(first.draft().orElseThrow().difference());
    }

    private static Draft typo() {
        var policy = cluster(networkPolicy("shop/lost").on("app=dp")).manifests().iterator().next();
        return Draft.EMPTY.with(Step.of(new Edit.PutPolicy(policy, "")), cluster());
    }

    @Test
    void closingEndsTheSources() throws InterruptedException {
        synced();
        session.close();

        assertThat(source.closed()).isTrue();
        assertThat(always.awaitClosed()).isTrue();
    }

    private static Optional<TopologyEdge> edge(Frame frame) {
        return frame.scene()
                .topology()
                .edge(new EdgeId(
                        NodeId.ofWorkload(ObjectRef.ofPod("shop", "web")),
                        NodeId.ofWorkload(ObjectRef.ofPod("shop", "db"))));
    }

    private Frame frame(Predicate<Frame> wished) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            var next = frames.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a frame").isNotNull();
            if (wished.test(next)) {
                return next;
            }
        }
        throw new AssertionError("the frame that was waited for did not come");
    }

    private static Pod pod(String path) {
        int slash = path.indexOf('/');
        var ref = ObjectRef.ofPod(path.substring(0, slash), path.substring(slash + 1));
        return new Pod(ref, Labels.of(Map.of("app", ref.name())), ref, Pod.Network.NONE, Pod.Phase.RUNNING, List.of());
    }

    // Without any draft, and not before somebody looks.
    @Test
    void whatLensesShowFollowsTheFrameThatAsksForIt() throws InterruptedException {
        source.say(new Change.Put(pod("shop/db")));
        cluster(networkPolicy("shop/lost").on("app=dp"))
                .manifests().forEach(manifest -> source.say(new Change.Put(manifest)));
        synced();
        assertThat(session.frame().orElseThrow().scene().beside().sights()).isEqualTo(Sights.NONE);

        session.request(ViewRequest.DEFAULT.withPanels(
                PanelWish.NONE.withLenses(Set.of(Lens.FINDINGS, Lens.EXPOSURE, Lens.TRAFFIC))));

        var seen = frame(next -> next.scene().beside().sights().findings().isPresent());
        assertThat(seen.scene().beside().sights().findings().orElseThrow()).extracting(Finding::code)
                .contains("selector-matches-nothing");
        assertThat(seen.scene().beside().sights().exposures()).isPresent();
        assertThat(seen.scene().beside().review()).isEqualTo(Review.NONE);

        source.say(new Change.Put(pod("shop/web")));
        var changed = frame(next -> next.scene().topology().nodes().size() == 2
                && next.scene().beside().sights().current());
        session.request(changed.request().withPanels(changed.request().panels().withTruth(true)));
        var same = frame(next -> next.scene().beside().truth().isPresent());
        assertThat(same.scene().marks())
                .as("findings are counted once, whatever else is looked at")
                .isSameAs(changed.scene().marks())
                .isNotSameAs(seen.scene().marks());
    }
}
