package dev.weft.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private record Seen(Instant at, long events) {}

    @Test
    void aWindowHoldsWhatCameInItAndAtMostTheSliceInWhichItBegins() {
        for (int seed = 0; seed < 200; seed++) {
            var lots = new SplittableRandom(seed);
            var history = new History();
            var all = new ArrayList<Seen>();
            var now = NOON;
            for (int i = 0; i < 400; i++) {
                now = now.plusMillis(lots.nextInt(30_000));
                var seen = new Seen(now.minusSeconds(lots.nextInt(5) == 0 ? lots.nextInt(300) : 0), lots.nextInt(9));
                all.add(seen);
                history.add(seen.at(), FlowCounts.events(seen.events()).withConnections(seen.events()));
            }
            for (var span : List.of(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1))) {
                var since = now.minus(span);
                var counts = history.since(since, now);
                assertThat(counts.events())
                        .as("seed %d, %s", seed, span)
                        .isBetween(sum(all, since), sum(all, since.minus(History.COARSE)));
                assertThat(counts.connections()).hasValue(counts.events());
                assertThat(total(history.spark(since, History.COARSE))).isEqualTo(counts.events());
            }
        }
    }

    @Test
    void aWindowOfAMinuteIsAtMostTenSecondsTooLong() {
        var history = new History();
        for (int second = 0; second < 600; second++) {
            history.add(NOON.plusSeconds(second), FlowCounts.events(1));
        }
        assertThat(history.since(NOON.plusSeconds(539), NOON.plusSeconds(599)).events()).isBetween(60L, 70L);
    }

    @Test
    void whatIsOlderThanAnHourIsInTheSumOnly() {
        var history = new History();
        history.add(NOON, FlowCounts.events(5));
        history.add(NOON.plusSeconds(7_200), FlowCounts.events(1));

        assertThat(history.since(NOON.plusSeconds(3_600), NOON.plusSeconds(7_200)).events()).isEqualTo(1);
        assertThat(history.since(Instant.EPOCH, NOON.plusSeconds(7_200)).events()).isEqualTo(6);
    }

    @Test
    void whatIsNotKnownStaysUnknown() {
        var history = new History();
        history.add(NOON, FlowCounts.events(1).withBytesOut(70));

        assertThat(history.since(NOON, NOON)).isEqualTo(FlowCounts.events(1).withBytesOut(70));
    }

    @Test
    void theWindowChangesWhenItsEldestSliceHasLeftIt() {
        var history = new History();
        history.add(NOON, FlowCounts.events(1));
        var span = Duration.ofMinutes(1);
        var changes = history.changes(NOON, span);

        assertThat(changes).isEqualTo(NOON.plusSeconds(70));
        assertThat(history.since(changes.minus(span), changes).events()).isZero();
        assertThat(history.since(changes.minusMillis(1_001).minus(span), changes).events()).isOne();
    }

    @Test
    void aSparkIsCutToTheWindowAndQuietSlicesAreThere() {
        var spark = new Spark(NOON, Duration.ofMinutes(1), 4, 0, 2);

        var cut = spark.within(NOON.plusSeconds(60), NOON.plusSeconds(240), 30);

        assertThat(cut).isEqualTo(new Spark(NOON.plusSeconds(60), Duration.ofMinutes(1), 0, 2, 0, 0));
        assertThat(cut.highest()).isEqualTo(2);
    }

    @Test
    void twoSparksAreAddedEachAtItsTime() {
        var one = new Spark(NOON, Duration.ofMinutes(1), 4, 1);
        var other = new Spark(NOON.plusSeconds(60), Duration.ofMinutes(1), 2, 0, 5);

        assertThat(one.plus(other)).isEqualTo(new Spark(NOON, Duration.ofMinutes(1), 4, 3, 0, 5));
        assertThat(other.plus(one)).isEqualTo(one.plus(other));
        assertThat(Spark.NONE.plus(one)).isEqualTo(one);
    }

    private static long sum(List<Seen> all, Instant since) {
        return all.stream()
                .filter(seen -> !seen.at().isBefore(since))
                .mapToLong(Seen::events)
                .sum();
    }

    private static long total(Spark spark) {
        long sum = 0;
        for (int i = 0; i < spark.size(); i++) {
            sum += spark.at(i);
        }
        return sum;
    }
}
