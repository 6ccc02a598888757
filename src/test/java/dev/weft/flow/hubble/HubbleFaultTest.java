package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.Flowlab;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What flowlab can do wrong, and what people are told.
@Tag("server")
class HubbleFaultTest {
    @Test
    void nobodyListening() throws Exception {
        var lab = Flowlab.start("hubble");
        lab.close();
        try (var source = HubbleLab.source(lab)) {
            assertThat(failure(source).cause()).isEqualTo("nobody listens on " + lab.target());
        }
    }

    @Test
    void aHalfOpenConnectionIsNoticed() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "half-open"); var source = HubbleLab.source(lab)) {
            assertThat(failure(source).cause()).endsWith("does not answer");
        }
    }

    @Test
    void aKilledServerLeavesThePictureAndSaysWhatToDo() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "kill-after=3s"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            seen.await("flows", () -> seen.events() > 0);
            var stale = seen.awaitStatus("stale");
            assertThat(stale.detail()).contains("next attempt in");
            seen.awaitStatus(status -> status.status() instanceof SourceStatus.Stale(var last, var cause)
                    && cause.startsWith("nobody listens"));
        }
    }

    @Test
    void aConnectionThatIsResetIsMadeAgain() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "reset-after=2s"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            seen.awaitStatus("stale");
            long before = seen.events();
            seen.await("more flows", () -> seen.events() > before + 100);
        }
    }

    @Test
    void aSlowServerIsHeardAllTheSame() throws Exception {
        try (var lab = Flowlab.start("hubble", "--rate", "20", "--fault", "slow=20ms");
                var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            seen.await("flows", () -> seen.events() > 20);
            assertThat(seen.latest().status().word()).isEqualTo("live");
        }
    }

    @Test
    void garbageCannotBeRead() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "garbage"); var source = HubbleLab.source(lab)) {
            assertThat(failure(source).cause()).containsAnyOf("speaks no gRPC", "cannot be read");
        }
    }

    @Test
    void garbageInTheMiddleLeavesThePicture() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "garbage=40000"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            assertThat(seen.awaitStatus("stale").status().toString()).doesNotContain("Exception");
        }
    }

    @Test
    void aRefusalSaysWhoRefuses() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "code=PERMISSION_DENIED");
                var source = HubbleLab.source(lab)) {
            assertThat(failure(source).cause()).startsWith("the Hubble server refuses");
        }
    }

    @Test
    void aServerThatEndsTheStreamIsAskedAgain() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "end=UNAVAILABLE@2s"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            assertThat(seen.awaitStatus("stale").status().toString()).contains("is not available");
            long before = seen.events();
            seen.await("more flows", () -> seen.events() > before + 100);
        }
    }

    @Test
    void lostEventsAreShown() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "lost=1000"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            assertThat(seen.awaitStatus(status -> status.lost() > 500).status().word()).isEqualTo("live");
        }
    }

    @Test
    void aClockThatIsAheadIsToldAndItsTimesAreMoved() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "skew=1h"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            seen.awaitStatus(status -> status.detail().contains("clock is 1 h 0 min ahead of"));
            assertThat(age(seen)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void aClockThatIsBehindIsToldThoughNothingOfTheWindowIsThere() throws Exception {
        try (var lab = Flowlab.start("hubble", "--fault", "skew=-1h"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            seen.awaitStatus(status -> status.detail().contains("clock is 1 h 0 min behind"));
            long before = seen.events();
            seen.await("more flows", () -> seen.events() > before);
            assertThat(age(seen)).isLessThan(Duration.ofMinutes(1));
        }
    }

    private static Duration age(Gathered seen) {
        return Duration.between(seen.newest().last(), Instant.now()).abs();
    }

    private static SourceStatus.Failed failure(HubbleFlowSource source) throws InterruptedException {
        return (SourceStatus.Failed) new Gathered().from(source).awaitStatus("failed").status();
    }
}
