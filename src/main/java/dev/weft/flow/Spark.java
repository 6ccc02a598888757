package dev.weft.flow;

import java.util.Arrays;

/// How busy an edge was, oldest first: events in each of equally long slices of the window.
public final class Spark {
    public static final Spark NONE = new Spark();
    private final int[] slices;

    public Spark(int... slices) {
        this.slices = slices.clone();
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
        return other instanceof Spark spark && Arrays.equals(slices, spark.slices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slices);
    }

    @Override
    public String toString() {
        return Arrays.toString(slices);
    }
}
