package dev.weft.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FlowAggregatorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theSameFlowSeenTwiceIsOneLineOfTheWindow() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 3, NOON));
        flows.add(flow("web", 4, NOON.plusSeconds(5)));

        assertThat(flows.window(NOON.plusSeconds(5)).flows())
                .isEqualTo(Map.of(
                        key("web", "sockets"),
                        new FlowStats(
                                NOON, NOON.plusSeconds(5), 2, OptionalLong.of(7), OptionalLong.empty(), "note at 5")));
    }

    @Test
    void anOlderObservationThatComesLateDoesNotSetTheNoteOrTheTimeBack() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 1, NOON.plusSeconds(5)));
        flows.add(flow("web", 1, NOON));

        assertThat(flows.window(NOON.plusSeconds(5)).flows().get(key("web", "sockets")))
                .isEqualTo(new FlowStats(
                        NOON, NOON.plusSeconds(5), 2, OptionalLong.of(2), OptionalLong.empty(), "note at 5"));
    }

    @Test
    void whatASourceDoesNotKnowStaysUnknownAndIsNotZero() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(new Flow(key("web", "sockets"), NOON, OptionalLong.empty(), OptionalLong.empty(), ""));

        assertThat(flows.window(NOON).flows().values())
                .containsExactly(Seen.once(NOON));
    }

    @Test
    void twoSourcesFiguresAreNeverAdded() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 3, NOON));
        flows.add(new Flow(key("web", "hubble"), NOON, OptionalLong.of(9), OptionalLong.empty(), ""));

        assertThat(flows.window(NOON).flows()).containsOnlyKeys(key("web", "sockets"), key("web", "hubble"));
    }

    @Test
    void aFlowLeavesTheWindowItsSpanAfterItWasLastSeen() {
        var flows = new FlowAggregator(Duration.ofSeconds(60));
        flows.add(flow("web", 1, NOON));
        flows.add(flow("db", 1, NOON.plusSeconds(30)));

        assertThat(flows.window(NOON.plusSeconds(60)).flows()).hasSize(2);
        assertThat(flows.window(NOON.plusSeconds(61)).flows()).containsOnlyKeys(key("db", "sockets"));
    }

    @Test
    void theSameWindowIsHandedOutWhileNothingChanged() {
        var flows = new FlowAggregator(Duration.ofSeconds(60));
        flows.add(flow("web", 1, NOON));
        var window = flows.window(NOON);

        assertThat(flows.window(NOON.plusSeconds(10))).isSameAs(window);
        flows.status(status("live", 0));
        var other = flows.window(NOON.plusSeconds(10));
        assertThat(other).isNotSameAs(window);
        flows.status(status("live", 0));
        assertThat(flows.window(NOON.plusSeconds(20))).isSameAs(other);
    }

    @Test
    void beyondTheBoundTheKeyHeardOfLongestAgoGoesAndIsCountedAsLost() {
        var flows = new FlowAggregator(Duration.ofMinutes(15), 2);
        flows.status(status("live", 5));
        flows.add(flow("web", 1, NOON));
        flows.add(flow("db", 1, NOON));
        flows.add(flow("web", 1, NOON));
        flows.add(flow("cache", 1, NOON));

        var window = flows.window(NOON);
        assertThat(window.flows()).containsOnlyKeys(key("web", "sockets"), key("cache", "sockets"));
        assertThat(window.sources()).containsExactly(status("live", 6));
    }

    @Test
    void theBoundHoldsUnderAFloodOfKeys() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.status(status("live", 0));
        for (int pod = 0; pod < FlowAggregator.MOST_KEYS + 1_000; pod++) {
            flows.add(flow("pod-" + pod, 1, NOON));
        }

        var window = flows.window(NOON);
        assertThat(window.flows()).hasSize(FlowAggregator.MOST_KEYS);
        assertThat(window.sources()).containsExactly(status("live", 1_000));
    }

    @Test
    void aForgottenSourceLeavesNothingBehind() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 1, NOON));
        flows.add(new Flow(key("web", "demo"), NOON, OptionalLong.of(9), OptionalLong.empty(), ""));
        flows.status(status("live", 0));
        flows.forget("sockets");

        var window = flows.window(NOON);
        assertThat(window.flows()).containsOnlyKeys(key("web", "demo"));
        assertThat(window.sources()).isEmpty();
    }

    @Test
    void aShorterSpanKeepsTheCountsOfWhatIsStillInIt() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 1, NOON));
        flows.add(flow("db", 2, NOON.plusSeconds(60)));
        flows.status(status("live", 0));

        var window = flows.withSpan(Duration.ofSeconds(30)).window(NOON.plusSeconds(61));
        assertThat(window.since()).isEqualTo(NOON.plusSeconds(31));
        assertThat(window.flows()).containsOnlyKeys(key("db", "sockets"));
        assertThat(window.sources()).containsExactly(status("live", 0));
    }

    private static FlowSourceStatus status(String detail, long lost) {
        return new FlowSourceStatus("sockets", new SourceStatus.Live(NOON), lost, detail);
    }

    private static Flow flow(String source, long connections, Instant at) {
        var note = "note at " + Duration.between(NOON, at).toSeconds();
        return new Flow(key(source, "sockets"), at, OptionalLong.of(connections), OptionalLong.empty(), note);
    }

    private static FlowKey key(String source, String by) {
        return new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", source)),
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "api")),
                new Traffic(Protocol.TCP, 8080),
                FlowVerdict.FORWARDED,
                by);
    }

    @Test
    void anEmptyAggregatorHasAnEmptyWindow() {
        assertThat(new FlowAggregator(Duration.ofSeconds(60)).window(NOON))
                .isEqualTo(new FlowWindow(NOON.minusSeconds(60), NOON, Map.of(), List.of()));
    }
}
