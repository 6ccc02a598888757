package dev.weft.kube.live;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after the n-th failure in a row: doubling from half a second to 15 s, each time a quarter more or
/// less, so that a returning server does not meet all its watches at once.
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 15_000;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 6));
        failures++;
        return Duration.ofMillis((long) Math.min(LONGEST_MILLIS, millis * random.nextDouble(0.75, 1.25)));
    }

    void reset() {
        failures = 0;
    }
}
