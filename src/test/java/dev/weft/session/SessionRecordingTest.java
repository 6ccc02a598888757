package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.fixture.FakeCatalogue;
import dev.weft.fixture.FakeFlowSource;
import dev.weft.fixture.FakeSource;
import dev.weft.fixture.Reviewers;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingEntry;
import dev.weft.flow.recording.RecordingWriter;
import dev.weft.kube.KubernetesShapes;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session that writes a recording, and one that plays it.
class SessionRecordingTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final KubernetesShapes SHAPES = new KubernetesShapes(List.of());

    private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @Test
    void whatASessionSeesIsWrittenFromThenOn() throws Exception {
        var file = folder.resolve("r.weft");
        var source = new FakeSource();
        var flows = new FakeFlowSource("demo");
        var catalogue = new FakeCatalogue(List.of(flows), List.of());
        try (var session = session(source, catalogue, InstantSource.fixed(START))) {
            session.start();
            source.say(new Change.Put(pod("web")));
            source.say(new Change.Put(pod("db")));
            source.say(new Change.Synced(START));
            frame(_ -> flows.started());
            flows.see("shop/web", "shop/db", 80, FlowVerdict.FORWARDED, START);
            frame(next -> next.meaning().flows().flows().size() == 1);

            session.record(RecordingWriter.to(file, SHAPES, START));
            flows.see("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED, START);
            frame(next -> next.meaning().flows().flows().size() == 2);
            assertThat(session.recording()).contains(new RecordingState(true, 0, ""));
        }

        var recording = Recording.open(file, SHAPES);
        assertThat(recording.problems()).isEmpty();
        var told = new ArrayList<String>();
        recording.read(recording.length(), entry -> {
            switch (entry) {
                case RecordingEntry.OfCluster(_, Change.Put(var resource)) -> told.add(resource.ref().name());
                case RecordingEntry.OfFlow(_, var flow) -> told.add("to " + flow.key().traffic());
                default -> {}
            }
        });
        assertThat(told).containsExactly("db", "web", "to TCP 5432");
    }

    @Test
    void aJumpBackCountsNothingTwiceAndFlowsGrowOldByRecordedTime() throws Exception {
        try (var recording = Recording.open(hour(), SHAPES);
                var session = session(recording.cluster(), recording.catalogue(), recording.playback())) {
            session.start();
            frame(next -> !next.meaning().flows().flows().isEmpty());
            var playback = recording.playback();
            playback.pause();

            playback.jump(Duration.ofMinutes(10));
            assertThat(frame(next -> connections(next) == 11).meaning().flows().sources())
                    .extracting(status -> status.name()).contains(Recording.NAME);

            playback.jump(Duration.ofMinutes(4));
            frame(next -> connections(next) == 5);

            playback.jump(Duration.ofMinutes(60));
            // the window is a quarter of an hour, of which the minute in which it begins counts whole
            frame(next -> connections(next) == 16);
            assertThat(playback.instant()).isEqualTo(START.plus(Duration.ofMinutes(60)));

            session.request(ViewRequest.DEFAULT.withFlows(
                    FlowWish.NONE.withSources(java.util.Optional.of(java.util.Set.of()))));
            frame(next -> next.meaning().flows().flows().isEmpty()
                    && next.meaning().flows().sources().isEmpty());
        }
    }

    private Path hour() throws IOException {
        var file = folder.resolve("hour.weft");
        var source = new FakeFlowSource("hubble");
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            var minute = new int[1];
            source.start(dev.weft.fixture.ClusterFixture::cluster, new dev.weft.flow.FlowSink() {
                @Override
                public void accept(dev.weft.flow.Flow flow) {
                    writer.flow(START.plus(Duration.ofMinutes(minute[0])), flow);
                }

                @Override
                public void status(dev.weft.flow.FlowSourceStatus status) {}
            });
            for (minute[0] = 0; minute[0] <= 60; minute[0]++) {
                source.see("shop/web", "shop/db", 80, FlowVerdict.FORWARDED,
                        START.plus(Duration.ofMinutes(minute[0])));
            }
        }
        return file;
    }

    private static long connections(Frame frame) {
        return frame.meaning().flows().flows().values().stream()
                .mapToLong(stats -> stats.counts().connections().orElse(0))
                .sum();
    }

    private Session session(ClusterSource source, FlowCatalogue flows, InstantSource clock) {
        var analyzer = new Analyzer(
                new PolicyCompiler(PolicyKinds.all()),
                new ClassReachabilityEngine(Profile.UPSTREAM),
                new TopologyBuilder(Contributors.all()),
                Layouts.all().getFirst());
        return new Session(new Session.Parts(source, flows, analyzer, Reviewers.all(), () -> {}, clock), frames::add);
    }

    private Frame frame(Predicate<Frame> wished) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            var next = frames.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("a frame").isNotNull();
            if (wished.test(next)) {
                return next;
            }
        }
        throw new AssertionError("the frame that was waited for did not come");
    }

    private static Pod pod(String name) {
        var ref = ObjectRef.ofPod("shop", name);
        return new Pod(ref, Labels.NONE, ref, Pod.Network.NONE, Pod.Phase.RUNNING, List.of());
    }
}
