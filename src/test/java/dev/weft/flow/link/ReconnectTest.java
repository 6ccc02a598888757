package dev.weft.flow.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconnectTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Reconnect.Pace QUICK =
            new Reconnect.Pace(MILLISECOND, MILLISECOND.multipliedBy(8), Duration.ofSeconds(10));
    private static final Trouble GONE = Trouble.passing("gone", "wait");

    private Instant now = Instant.EPOCH;

    @Test
    void eachFailureDoublesThePauseUpToALongest() {
        assertThat(pausesAfter(List.of(0, 0, 0, 0, 0, 0))).containsExactly(1L, 2L, 4L, 8L, 8L, 8L);
    }

    @Test
    void aConnectionThatLastedStartsThePausesAnew() {
        assertThat(pausesAfter(List.of(0, 0, 0, 10, 0))).containsExactly(1L, 2L, 4L, 1L, 2L);
    }

    /// The pauses, without their random quarter, of sessions that last so many seconds.
    private List<Long> pausesAfter(List<Integer> seconds) {
        var left = new ArrayList<>(seconds);
        var pauses = new ArrayList<Long>();
        try {
            new Reconnect(QUICK, () -> now).run(() -> {
                if (left.isEmpty()) {
                    throw new InterruptedException("no more");
                }
                now = now.plusSeconds(left.removeFirst());
                return GONE;
            }, (_, pause) -> pauses.add(nearestPower(pause.toMillis())));
        } catch (InterruptedException ended) {
            return pauses;
        }
        throw new AssertionError("it ended without an interrupt");
    }

    private static long nearestPower(long millis) {
        return List.of(1L, 2L, 4L, 8L).stream()
                .filter(power -> millis <= power * 1.25)
                .findFirst()
                .orElseThrow();
    }
}
