package dev.weft.flow.recording;

import static dev.weft.flow.recording.RecordingTest.SHAPES;
import static dev.weft.flow.recording.RecordingTest.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSourceStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording of an hour: a flow each minute, a pod that comes in the twentieth and leaves in the fortieth.
class PlaybackTest {
    private static final int MINUTES = 60;
    private static final FlowEnd WEB = new FlowEnd.OfPod(ObjectRef.ofPod("shop", "web"));

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Recording recording;

    @BeforeEach
    void record() throws IOException {
        var file = folder.resolve("hour.weft");
        var builder = new SnapshotBuilder("shop");
        builder.apply(new Change.Put(pod("web")), START);
        builder.apply(new Change.Synced(START), START);
        try (var writer = RecordingWriter.to(file, SHAPES, START)) {
            for (int minute = 0; minute <= MINUTES; minute++) {
                if (minute == 20) {
                    builder.apply(new Change.Put(pod("guest")), START);
                }
                if (minute == 40) {
                    builder.apply(new Change.Remove(pod("guest").ref()), START);
                }
                var at = START.plus(Duration.ofMinutes(minute));
                writer.cluster(at, builder.snapshot());
                writer.flow(at, RecordingTest.flow(WEB, minute * 60_000));
            }
        }
        recording = Recording.open(file, SHAPES);
    }

    @AfterEach
    void close() {
        recording.close();
    }

    @Test
    void itWaitsAtItsStartUntilSomebodyListens() throws InterruptedException {
        recording.cluster().start(change -> heard.add(text(change)));

        assertThat(next(2)).containsExactly("+web", "synced");
        assertThat(recording.playback().position().at()).isZero();
        assertThat(recording.playback().instant()).isEqualTo(START);
    }

    @Test
    void aJumpForwardTellsAllThatLiesBetween() throws InterruptedException {
        var playback = listening();

        playback.jump(START.plus(Duration.ofMinutes(21)));

        assertThat(next(25)).startsWith("+web", "synced", "flow 0", "flow 1").endsWith("flow 19", "+guest", "flow 20",
                "flow 21");
        assertThat(playback.instant()).isBetween(START.plusSeconds(1260), START.plusSeconds(1290));
    }

    @Test
    void aJumpBackBeginsAgainAndTheClusterGoesBackToo() throws InterruptedException {
        var playback = listening();
        playback.pause();
        playback.jump(Duration.ofMinutes(30));
        next(2 + 31 + 1);

        playback.jump(Duration.ofMinutes(2));

        assertThat(next(5)).containsExactly("again", "-guest", "flow 0", "flow 1", "flow 2");
        assertThat(playback.position())
                .isEqualTo(new Playback.Position(Duration.ofMinutes(2), Duration.ofMinutes(60), false, 1));
        playback.jump(Duration.ofMinutes(50));
        assertThat(next(50)).contains("+guest", "-guest").endsWith("flow 50");
        assertThat(heard).isEmpty();
    }

    @Test
    void itPlaysOnByItselfAsFastAsItIsTold() throws InterruptedException {
        var playback = listening();
        playback.jump(Duration.ofSeconds(59));
        playback.speed(1000);

        assertThat(next(4)).containsExactly("+web", "synced", "flow 0", "flow 1");
        assertThat(playback.position().speed()).isEqualTo(Playback.FASTEST);
        assertThat(playback.position().playing()).isTrue();
    }

    @Test
    void atTheEndItStandsStillAndPlayBeginsAgain() throws InterruptedException {
        var playback = listening();
        var positions = new LinkedBlockingQueue<Playback.Position>();
        playback.listen(positions::add);
        playback.jump(Duration.ofHours(2));
        next(2 + MINUTES + 1 + 2);

        assertThat(playback.position().ended()).isTrue();
        assertThat(playback.position().playing()).isFalse();
        playback.play();

        assertThat(next(2)).containsExactly("again", "flow 0");
        assertThat(positions).isNotEmpty();
    }

    @Test
    void whoListensLateHearsItFromTheStart() throws InterruptedException {
        var playback = listening();
        playback.pause();
        playback.jump(Duration.ofMinutes(3));
        next(6);
        var flows = recording.flows();
        flows.close();

        flows.start(dev.weft.fixture.ClusterFixture::cluster, sink());

        assertThat(next(5)).containsExactly("again", "flow 0", "flow 1", "flow 2", "flow 3");
    }

    @Test
    void afterItIsClosedNothingIsSent() throws InterruptedException {
        var playback = listening();
        next(3);

        recording.close();
        playback.jump(Duration.ofMinutes(60));

        assertThat(heard.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    private Playback listening() {
        recording.cluster().start(change -> heard.add(text(change)));
        recording.flows().start(dev.weft.fixture.ClusterFixture::cluster, sink());
        return recording.playback();
    }

    private FlowSink sink() {
        return new FlowSink() {
            @Override
            public void accept(Flow flow) {
                heard.add("flow " + Duration.between(START, flow.first()).toMinutes());
            }

            @Override
            public void status(FlowSourceStatus status) {
                assertThat(status.name()).isEqualTo(Recording.NAME);
            }

            @Override
            public void restarted() {
                heard.add("again");
            }
        };
    }

    private List<String> next(int number) throws InterruptedException {
        var all = new java.util.ArrayList<String>();
        while (all.size() < number) {
            var one = heard.poll(30, TimeUnit.SECONDS);
            assertThat(one).as("after " + all).isNotNull();
            all.add(one);
        }
        return all;
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.Put(var resource) -> "+" + resource.ref().name();
            case Change.Remove(var ref) -> "-" + ref.name();
            case Change.Synced _ -> "synced";
            case Change.Status _, Change.Report _ -> "other";
        };
    }

    private static Pod pod(String name) {
        var ref = ObjectRef.ofPod("shop", name);
        return new Pod(ref, Labels.NONE, ref, Pod.Network.NONE, Pod.Phase.RUNNING, List.of());
    }
}
