package dev.weft.view.panel;

import static dev.weft.fixture.ClusterFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.session.Frame;
import dev.weft.view.Frames;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusModelTest {
    private static Frame frame(boolean synced, KindStatus... statuses) {
        var builder = new SnapshotBuilder("context dev");
        for (var status : statuses) {
            builder.apply(new Change.Status(status), NOW);
        }
        if (synced) {
            builder.apply(new Change.Synced(NOW), NOW);
        }
        return Frames.of(builder.snapshot());
    }

    private static KindStatus status(ResourceKind kind, SourceStatus status) {
        return new KindStatus(kind, "", status);
    }

    @Test
    void whenEveryKindIsHeardThereIsNoBanner() {
        var model = StatusModel.of(frame(true, status(ResourceKind.POD, new SourceStatus.Live(NOW))), NOW, true);

        assertThat(model.health()).isEqualTo(Tone.GOOD);
        assertThat(model.banner()).isEmpty();
        assertThat(model.objects()).isEqualTo("0 namespaces · 0 pods · 0 services · 0 policies");
    }

    @Test
    void aLostWatchKeepsThePictureAndSaysItsAge() {
        var stale = status(ResourceKind.POD, new SourceStatus.Stale(NOW, "connection refused"));

        var model = StatusModel.of(frame(true, stale), NOW.plusSeconds(35), true);

        assertThat(model.health()).isEqualTo(Tone.WARNING);
        assertThat(model.banner())
                .contains("Last good picture, 35 s old: connection refused; "
                        + "trying again, nothing needs to be done here.");
    }

    @Test
    void aWatchedSourceIsTrueAsOfNowAndAFolderAsOfItsReading() {
        var live = status(ResourceKind.POD, new SourceStatus.Live(NOW));
        var later = NOW.plusSeconds(600);

        assertThat(StatusModel.of(frame(true, live), later, true).asOf()).isEqualTo("as of " + Wording.clock(later));
        assertThat(StatusModel.of(frame(true, live), later, false).asOf()).isEqualTo("as of " + Wording.clock(NOW));
    }

    @Test
    void aLostWatchIsTrueAsOfWhenItWasLastHeard() {
        var stale = status(ResourceKind.POD, new SourceStatus.Stale(NOW.minusSeconds(5), "closed"));

        assertThat(StatusModel.of(frame(true, stale), NOW.plusSeconds(60), true).asOf())
                .isEqualTo("as of " + Wording.clock(NOW.minusSeconds(5)));
    }

    @Test
    void aForbiddenKindIsNamedWithItsRemedy() {
        var failed = status(
                ResourceKind.NETWORK_POLICY,
                        new SourceStatus.Failed("forbidden", "Run: kubectl auth can-i list netpol"));
        var live = status(ResourceKind.POD, new SourceStatus.Live(NOW));

        var model = StatusModel.of(frame(true, live, failed), NOW, true);

        assertThat(model.health()).isEqualTo(Tone.BAD);
        assertThat(model.banner())
                .contains("networkpolicies.networking.k8s.io could not be read: forbidden; what depends on it is "
                        + "unknown. Run: kubectl auth can-i list netpol");
    }

    @Test
    void aKindThatTheClusterDoesNotServeIsNoFault() {
        var absent = status(ResourceKind.INGRESS, new SourceStatus.Absent());

        assertThat(StatusModel.of(frame(true, absent), NOW, true).banner()).isEmpty();
    }

    @Test
    void progressIsShownUntilEveryKindWasReadOnce() {
        var reading = status(ResourceKind.POD, new SourceStatus.Connecting("1500 so far"));

        var model = ProgressModel.of("context dev", Optional.of(frame(false, reading)));

        assertThat(model).hasValueSatisfying(shown -> {
            assertThat(shown.title()).isEqualTo("Reading context dev");
            assertThat(shown.lines())
                    .containsExactly(new StatusModel.Line("pods", Tone.MUTED, "connecting", "1500 so far", ""));
        });
    }

    @Test
    void anEmptyClusterGetsOneHelpfulSentence() {
        var model = ProgressModel.of("folder x", Optional.of(frame(true)));

        assertThat(model).hasValueSatisfying(
                shown -> assertThat(shown.title()).isEqualTo("Nothing to show in folder x"));
    }
}
