package dev.weft.topology;

/// Counts pairs by their state while a draft is laid over thousands of them; negative where more go than come.
///
/// Threads: confined to the analysis thread.
@SuppressWarnings("EnumOrdinal") // a place in memory for each state, never kept or written
public final class StateCounts {
    private final int[] counts = new int[EdgeState.values().length];

    public void add(EdgeState state, int pairs) {
        counts[state.ordinal()] += pairs;
    }

    public int of(EdgeState state) {
        return counts[state.ordinal()];
    }
}
