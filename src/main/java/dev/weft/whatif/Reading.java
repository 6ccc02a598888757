package dev.weft.whatif;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Profile;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.ReachabilityDiff.PairChange;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same draft as another network plugin reads policies: the pairs at which it would do something else than is
/// shown, those of the shown difference first.
public record Reading(Profile profile, List<Otherwise> pairs) {
    /// One pair: what the draft does to it as shown, and by the other reading. Parties are named alike.
    public record Otherwise(PairChange shown, PairChange there) {}

    /// One reading of the cluster before and after.
    record Sides(WorkloadReachability before, WorkloadReachability after, ReachabilityDiff difference) {
        /// What it makes of a pair of another reading.
        PairChange of(PairChange pair) {
            return new PairChange(
                    pair.source(),
                    pair.destination(),
                    before.cell(pair.source(), pair.destination()),
                    after.cell(pair.source(), pair.destination()));
        }
    }

    private record Pair(String source, String destination) {
        static Pair of(PairChange change) {
            return new Pair(change.source().id(), change.destination().id());
        }
    }

    private record Effect(TrafficSet gained, TrafficSet lost, TrafficSet unsure) {
        static Effect of(PairChange change) {
            var unsure = change.after().unknown().minus(change.before().unknown());
            return new Effect(change.gained(), change.lost().minus(unsure), unsure);
        }
    }

    public Reading {
        pairs = List.copyOf(pairs);
    }

    /// Cost: some look-ups for each pair that changes in either reading.
    static Reading of(Profile profile, Sides shown, Sides there) {
        var others = new LinkedHashMap<Pair, PairChange>();
        there.difference().changes().forEach(change -> others.put(Pair.of(change), change));
        var pairs = new ArrayList<Otherwise>();
        for (var change : shown.difference().changes()) {
            var other = others.remove(Pair.of(change));
            add(new Otherwise(change, other == null ? there.of(change) : other), pairs);
        }
        for (Map.Entry<Pair, PairChange> left : others.entrySet()) {
            add(new Otherwise(shown.of(left.getValue()), left.getValue()), pairs);
        }
        return new Reading(profile, pairs);
    }

    private static void add(Otherwise pair, List<Otherwise> to) {
        if (!Effect.of(pair.shown()).equals(Effect.of(pair.there()))) {
            to.add(pair);
        }
    }
}
