package dev.weft.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowAggregatorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theSameFlowSeenTwiceIsOneLineOfTheWindow() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 3, NOON));
        flows.add(flow("web", 4, NOON.plusSeconds(5)));

        assertThat(plain(flows.window(NOON.plusSeconds(5))))
                .isEqualTo(Map.of(
                        key("web", "sockets"),
                        stats(NOON.plusSeconds(5), FlowCounts.events(2).withConnections(7), "note at 5")));
    }

    @Test
    void anOlderObservationThatComesLateDoesNotSetTheNoteOrTheTimeBack() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 1, NOON.plusSeconds(5)));
        flows.add(flow("web", 1, NOON));

        assertThat(plain(flows.window(NOON.plusSeconds(5))).get(key("web", "sockets")))
                .isEqualTo(stats(NOON.plusSeconds(5), FlowCounts.events(2).withConnections(2), "note at 5"));
    }

    @Test
    void whatASourceDoesNotKnowStaysUnknownAndIsNotZero() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(Flow.at(key("web", "sockets"), NOON, FlowCounts.events(1)));

        assertThat(plain(flows.window(NOON)).values())
                .containsExactly(stats(NOON, FlowCounts.events(1), ""));
    }

    @Test
    void twoSourcesFiguresAreNeverAdded() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 3, NOON));
        flows.add(Flow.at(key("web", "hubble"), NOON, FlowCounts.events(1).withConnections(9)));

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
    void keysOfMoreThanAnHourAgoMakeRoomWithoutBeingLost() {
        var flows = new FlowAggregator(Duration.ofMinutes(15), 2);
        flows.status(status("live", 0));
        flows.add(flow("web", 1, NOON));
        flows.add(flow("db", 1, NOON.plusSeconds(3_700)));
        flows.add(flow("cache", 1, NOON.plusSeconds(3_700)));

        var window = flows.window(NOON.plusSeconds(3_700));
        assertThat(window.flows()).containsOnlyKeys(key("db", "sockets"), key("cache", "sockets"));
        assertThat(window.sources()).containsExactly(status("live", 0));
    }

    @Test
    void aLongerWindowShowsWhatAShortOneHadLetGo() {
        var flows = new FlowAggregator(Duration.ofMinutes(1));
        flows.add(flow("web", 3, NOON));
        flows.add(flow("db", 1, NOON.plusSeconds(600)));
        assertThat(flows.window(NOON.plusSeconds(600)).flows()).containsOnlyKeys(key("db", "sockets"));

        var longer = flows.withSpan(Duration.ofMinutes(15)).window(NOON.plusSeconds(600));
        assertThat(longer.flows()).containsOnlyKeys(key("web", "sockets"), key("db", "sockets"));
    }

    @Test
    void countsAreThoseOfTheWindowWhileFirstSeenIsForEver() {
        var flows = new FlowAggregator(Duration.ofMinutes(1));
        flows.add(flow("web", 3, NOON));
        flows.add(flow("web", 4, NOON.plusSeconds(300)));

        var stats = flows.window(NOON.plusSeconds(300)).flows().get(key("web", "sockets"));
        assertThat(stats.counts().connections()).hasValue(4);
        assertThat(stats.first()).isEqualTo(NOON);
    }

    @Test
    void theEnginesWordIsThatOfTheTimeWhenTheFlowWasHeard() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 1, NOON));
        flows.judge(_ -> PolicyWord.ALLOWED);
        flows.judge(_ -> PolicyWord.DENIED); // nothing was heard since
        assertThat(flows.window(NOON).flows().get(key("web", "sockets")).word()).isEqualTo(PolicyWord.ALLOWED);

        flows.add(flow("web", 1, NOON.plusSeconds(1)));
        flows.judge(_ -> PolicyWord.DENIED);
        assertThat(flows.window(NOON.plusSeconds(1)).flows().get(key("web", "sockets")).word())
                .isEqualTo(PolicyWord.DENIED);
    }

    @Test
    void aForgottenSourceLeavesNothingBehind() {
        var flows = new FlowAggregator(Duration.ofMinutes(15));
        flows.add(flow("web", 1, NOON));
        flows.add(Flow.at(key("web", "demo"), NOON, FlowCounts.events(1).withConnections(9)));
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

    /// Without the spark, of which `HistoryTest` tells.
    private static Map<FlowKey, FlowStats> plain(FlowWindow window) {
        var plain = new HashMap<FlowKey, FlowStats>();
        window.flows().forEach((key, stats) -> plain.put(key, stats.with(stats.counts(), Spark.NONE)));
        return plain;
    }

    private static FlowStats stats(Instant last, FlowCounts counts, String note) {
        return new FlowStats(
                new FlowStats.Span(NOON, last), counts, FlowRates.NONE, FlowFacts.note(note),
                PolicyWord.UNKNOWN, Spark.NONE);
    }

    private static FlowSourceStatus status(String detail, long lost) {
        return new FlowSourceStatus("sockets", new SourceStatus.Live(NOON), lost, detail);
    }

    private static Flow flow(String source, long connections, Instant at) {
        var note = "note at " + Duration.between(NOON, at).toSeconds();
        return Flow.at(key(source, "sockets"), at, FlowCounts.events(1).withConnections(connections))
                .with(FlowFacts.note(note));
    }

    private static FlowKey key(String source, String by) {
        return new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", source)),
                new FlowEnd.OfPod(ObjectRef.ofPod("shop", "api")),
                FlowTraffic.tcp(8080),
                FlowVerdict.FORWARDED,
                by);
    }

    @Test
    void anEmptyAggregatorHasAnEmptyWindow() {
        assertThat(new FlowAggregator(Duration.ofSeconds(60)).window(NOON))
                .isEqualTo(new FlowWindow(NOON.minusSeconds(60), NOON, Map.of(), List.of()));
    }
}
