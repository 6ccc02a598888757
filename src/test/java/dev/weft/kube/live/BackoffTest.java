package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void theWaitDoublesFromHalfASecondToFifteen() {
        var backoff = new Backoff(new Random(1) {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble(double from, double to) {
                return 1;
            }
        });
        assertThat(Stream.generate(backoff::next).limit(7))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void noWaitIsLongerThanFifteenSecondsAndTwoAreRarelyTheSame() {
        var backoff = new Backoff(new Random(1));
        var waits = Stream.generate(backoff::next).limit(100).toList();
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(15)) <= 0);
        assertThat(waits.subList(6, 100)).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(15)) < 0);
    }
}
