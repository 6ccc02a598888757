package dev.weft.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// How busy an edge was, oldest first: events in equally long slices of time, the first of which begins at `from`.
public final class Spark {
    public static final Spark NONE = new Spark(Instant.EPOCH, Duration.ofMinutes(1));

    private final Instant from;
    private final Duration width;
    private final int[] slices;

    public Spark(Instant from, Duration width, int... slices) {
        this.from = from;
        this.width = width;
        this.slices = slices.clone();
    }

    /// The same, from `since` to `asOf` exactly: what is older is cut off, quiet slices are 0. Not more than `most`
    /// slices, the newest.
    public Spark within(Instant since, Instant asOf, int most) {
        long step = Math.max(1, width.toSeconds());
        long last = Math.floorDiv(asOf.getEpochSecond(), step);
        long first = Math.max(Math.floorDiv(since.getEpochSecond(), step), last - most + 1);
        long own = Math.floorDiv(from.getEpochSecond(), step);
        var cut = new int[(int) (last - first + 1)];
        for (int i = 0; i < slices.length; i++) {
            long at = own + i - first;
            if (at >= 0 && at < cut.length) {
                cut[(int) at] = slices[i];
            }
        }
        return new Spark(Instant.ofEpochSecond(first * step), width, cut);
    }

    /// Both together, each at its time. Of two widths the other is left out: sparks of one window have the same.
    public Spark plus(Spark other) {
        if (other.size() == 0 || (size() > 0 && !width.equals(other.width))) {
            return this;
        }
        if (size() == 0) {
            return other;
        }
        var first = from.isBefore(other.from) ? from : other.from;
        var sum = new int[Math.max(place(first) + size(), other.place(first) + other.size())];
        addTo(sum, place(first));
        other.addTo(sum, other.place(first));
        return new Spark(first, width, sum);
    }

    private int place(Instant first) {
        return (int) (Duration.between(first, from).toSeconds() / Math.max(1, width.toSeconds()));
    }

    private void addTo(int[] sum, int place) {
        for (int i = 0; i < slices.length; i++) {
            sum[place + i] += slices[i];
        }
    }

    public Instant from() {
        return from;
    }

    public Duration width() {
        return width;
    }

    public int size() {
        return slices.length;
    }

    public int at(int slice) {
        return slices[slice];
    }

    public int highest() {
        return Arrays.stream(slices).max().orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spark spark
                && from.equals(spark.from)
                && width.equals(spark.width)
                && Arrays.equals(slices, spark.slices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slices);
    }

    @Override
    public String toString() {
        return from + " " + width + " " + Arrays.toString(slices);
    }
}
