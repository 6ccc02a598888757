package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.recording.Playback;
import dev.weft.flow.recording.Recording;
import dev.weft.flow.recording.RecordingWriter;
import dev.weft.kube.KubernetesShapes;
import dev.weft.picture.Theme;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.TopologyEdge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was seen is written into a file and played again on a time line.
class RecordingJourneyTest extends WindowTest {
    @TempDir
    private Path folder;

    private boolean isTrafficSeen() {
        return session().frame()
                .filter(frame -> frame.scene().topology().edges().stream().anyMatch(TopologyEdge::observed))
                .isPresent();
    }

    private String play() {
        return fx(() -> ((Button) find("#timeline-play")).getText());
    }

    @Test
    void aRecordingPlaysItsTrafficAndTheTimeLineLeadsThroughIt() throws IOException {
        openDemo(new Look(Theme.LIGHT, 1024, 700));
        assertThat(fx(() -> find("#timeline").isVisible())).as("nothing is played").isFalse();
        var shapes = new KubernetesShapes(PolicyKinds.all().stream().map(PolicyKind::resource).toList());
        var file = folder.resolve("demo.weft");
        session().record(RecordingWriter.to(file, shapes, Instant.now()));
        until("observed traffic", this::isTrafficSeen);
        robot().sleep(3_000);
        session().stopRecording();
        until("a whole file", () -> !session().recording().orElseThrow().running());

        var recording = Recording.open(file, shapes);
        play(recording);
        until("the time line", () -> fx(() -> find("#timeline").isVisible()));
        until("the same traffic", this::isTrafficSeen);
        shoot("replay");

        click("#timeline-speed");
        clickText("0.5 ×");
        until("half the speed", () -> recording.playback().position().speed() == Playback.SLOWEST);
        until("the end", () -> recording.playback().position().ended());
        until("its word", () -> play().contains("Play"));
        click("#timeline-play");
        until("it plays again", () -> recording.playback().position().playing()
                && !recording.playback().position().ended());
    }
}
