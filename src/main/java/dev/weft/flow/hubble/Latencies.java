package dev.weft.flow.hubble;

/// How long answers took lately, in classes of which each is a tenth wider than the one before, from 10 µs to a minute.
///
/// Older ones count for less: all are halved whenever a thousand are there.
final class Latencies {
    private static final double LOWEST_NANOS = 10_000;
    private static final double STEP = Math.log(1.1);
    private static final int CLASSES = 165;
    private static final int MANY = 1000;

    private final int[] counts = new int[CLASSES];
    private int total;

    void add(long nanos) {
        double steps = Math.log(Math.max((double) nanos, LOWEST_NANOS) / LOWEST_NANOS) / STEP;
        counts[(int) Math.min(steps, CLASSES - 1)]++;
        if (++total >= MANY) {
            total = 0;
            for (int i = 0; i < CLASSES; i++) {
                counts[i] /= 2;
                total += counts[i];
            }
        }
    }

    /// In milliseconds: the middle of the class in which it lies.
    double percentile95() {
        int above = total / 20;
        int i = CLASSES - 1;
        for (int seen = counts[i]; seen <= above && i > 0; seen += counts[i]) {
            i--;
        }
        return LOWEST_NANOS * Math.exp((i + 0.5) * STEP) / 1e6;
    }
}
