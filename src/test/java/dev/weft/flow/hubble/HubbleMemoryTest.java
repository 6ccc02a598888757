package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.Tuples;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is remembered, and for how long.
class HubbleMemoryTest {
    private static final long SECOND = 1_000_000_000L;
    private final Edge edge = new Edge(
            new FlowEnd.Unknown(), new FlowEnd.Unknown(), FlowTraffic.tcp(80), HubbleEvent.End.NONE,
            HubbleEvent.End.NONE);

    @Test
    void anEventThatComesAgainIsNotNew() {
        var seen = new SeenEvents();
        assertThat(seen.isNew(event(7, 100 * SECOND))).isTrue();
        assertThat(seen.isNew(event(8, 100 * SECOND))).isTrue();
        assertThat(seen.isNew(event(7, 100 * SECOND))).isFalse();
    }

    @Test
    void whatIsAskedForAgainWasNeverForgotten() {
        var seen = new SeenEvents();
        for (int i = 1; i <= 300_000; i++) {
            seen.isNew(event(i, i * SECOND / 1000));
        }
        long since = seen.resumeAt();
        assertThat(since).isLessThanOrEqualTo(seen.newest());
        for (int i = 300_000; i * SECOND / 1000 >= since; i--) {
            assertThat(seen.isNew(event(i, i * SECOND / 1000))).as("event " + i).isFalse();
        }
    }

    @Test
    void aConnectionIsRememberedForAtLeastOneTurnAndThenForgotten() {
        var connections = new Connections();
        connections.put(1, 2, edge);
        connections.decide(Connections.FORWARDED);
        connections.turn((_, _, _, _) -> {});
        assertThat(connections.find(1, 2)).isTrue();
        assertThat(connections.verdict()).isEqualTo(Connections.FORWARDED);
        connections.turn((_, _, _, _) -> {});
        connections.turn((_, _, _, _) -> {});
        assertThat(connections.find(1, 2)).isFalse();
    }

    @Test
    void manyConnectionsAreKeptApartAndAskForATurnWhenFull() {
        var connections = new Connections();
        int put = 0;
        while (!connections.full()) {
            connections.put(Tuples.mix(put), put, edge);
            connections.at(put++);
        }
        assertThat(put).isGreaterThan(150_000);
        for (int i = 0; i < put; i += 97) {
            assertThat(connections.find(Tuples.mix(i), i)).isTrue();
            assertThat(connections.last()).isEqualTo(i);
        }
    }

    @Test
    void aClockIsAheadAtOnceAndBehindOnlyWhenProven() {
        var skew = new ClockSkew();
        skew.look(5000 * SECOND, 1400 * SECOND);
        assertThat(skew.shift()).isEqualTo(Duration.ofHours(-1));
        assertThat(skew.words()).contains("1 h 0 min ahead");

        var late = new ClockSkew();
        for (int second = 0; second < 9; second++) {
            late.look((1000 + second) * SECOND, (4600 + second) * SECOND);
            assertThat(late.words()).as("history looks the same at first").isEmpty();
        }
        late.look(1010 * SECOND, 4610 * SECOND);
        assertThat(late.shift()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void historyIsNoClockThatIsBehind() {
        var skew = new ClockSkew();
        for (int look = 0; look < 60; look++) {
            skew.look((1000 + look * 20L) * SECOND, (2300 + look) * SECOND); // catching up, then live
        }
        assertThat(skew.shift()).isZero();
    }

    @Test
    void theSlowestTwentiethIsTold() {
        var latencies = new Latencies();
        for (int i = 0; i < 94; i++) {
            latencies.add(1_000_000);
        }
        for (int i = 0; i < 6; i++) {
            latencies.add(80_000_000);
        }
        assertThat(latencies.percentile95()).isBetween(72.0, 88.0);
    }

    private static HubbleEvent event(long id, long time) {
        var event = new HubbleEvent();
        event.id = id;
        event.time = time;
        return event;
    }
}
