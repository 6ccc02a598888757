package dev.weft.topology;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How many pairs of workloads are in which state: what a merged edge or a folded namespace stands for. Iterates worst
/// first; a state that no pair is in is left out.
public record Tally(Map<EdgeState, Integer> counts) {
    public static final Tally NONE = new Tally(Map.of());

    public Tally {
        var sorted = new EnumMap<EdgeState, Integer>(EdgeState.class);
        counts.forEach((state, count) -> {
            if (count > 0) {
                sorted.put(state, count);
            }
        });
        counts = Collections.unmodifiableMap(sorted);
    }

    private static final Map<EdgeState, Tally> ONE = new EnumMap<>(EdgeState.class);

    static {
        for (var state : EdgeState.values()) {
            ONE.put(state, new Tally(Map.of(state, 1)));
        }
    }

    public static Tally of(EdgeState state, int pairs) {
        return pairs == 1 ? ONE.getOrDefault(state, NONE) : new Tally(Map.of(state, pairs));
    }

    public Tally plus(Tally other) {
        var sum = new EnumMap<EdgeState, Integer>(EdgeState.class);
        sum.putAll(counts);
        other.counts.forEach((state, count) -> sum.merge(state, count, Integer::sum));
        return new Tally(sum);
    }

    /// With so many pairs more in each state; fewer where the count is negative.
    public Tally plus(StateCounts more) {
        var sum = new EnumMap<EdgeState, Integer>(EdgeState.class);
        for (var state : EdgeState.values()) {
            sum.put(state, count(state) + more.of(state));
        }
        return new Tally(sum);
    }

    public int count(EdgeState state) {
        return counts.getOrDefault(state, 0);
    }

    public int total() {
        int sum = 0;
        for (int count : counts.values()) {
            sum += count;
        }
        return sum;
    }

    /// The worst state that any pair is in.
    public Optional<EdgeState> worst() {
        var states = counts.keySet().iterator();
        return states.hasNext() ? Optional.of(states.next()) : Optional.empty();
    }

    /// `3 denied, 41 allowed`.
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }
}
