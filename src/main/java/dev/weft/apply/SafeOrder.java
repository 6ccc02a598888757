package dev.weft.apply;

import dev.weft.apply.Harm.Toll;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/// The cheapest way from no wish done to all of them, through the sets of wishes that are done meanwhile.
///
/// A shortest path by Dijkstra: a node is a set of done wishes, its weight what [Harm] says of it. A weight is asked
/// for only when its node comes to the top of the queue, where it waits with the weight of its way so far, which is a
/// lower bound. Among equals the longest way goes first, then the one that keeps to the given order: where that order
/// costs nothing it is found after as many questions as there are wishes. There are 2^n sets; after [#MOST] questions
/// the given order is taken as it is, and its cost told.
final class SafeOrder {
    /// A question costs some ten milliseconds on a large cluster: a few seconds at the worst, beside the screen.
    private static final int MOST = 300;

    private final List<ApplyWish> wishes;
    private final Harm harm;
    private final Map<BitSet, Optional<Toll>> known = new HashMap<>();
    private int questions;

    /// `last` is the index of the newest step; `weighed` says that `toll` contains the weight of `done`.
    private record Way(BitSet done, List<Integer> steps, Toll toll, boolean weighed) {
        private static final Comparator<Way> ORDER = Comparator.comparing(Way::toll)
                .thenComparingInt(way -> -way.steps().size())
                .thenComparing(Way::steps, SafeOrder::compareSteps);
    }

    SafeOrder(List<ApplyWish> wishes, Harm harm) {
        this.wishes = wishes;
        this.harm = harm;
    }

    private static int compareSteps(List<Integer> one, List<Integer> other) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .map(at -> one.get(at).compareTo(other.get(at)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }

    ApplyPlan plan() {
        var queue = new PriorityQueue<>(Way.ORDER);
        Set<BitSet> settled = new HashSet<>();
        queue.add(new Way(new BitSet(), List.of(), Toll.NONE, true));
        while (!queue.isEmpty() && questions < MOST) {
            var way = queue.remove();
            if (settled.contains(way.done())) {
                continue;
            }
            if (!way.weighed()) {
                var weight = weight(way.done());
                if (weight.isEmpty()) {
                    return new ApplyPlan(wishes, Optional.empty(), false);
                }
                queue.add(new Way(way.done(), way.steps(), way.toll().plus(weight.get()), true));
                continue;
            }
            if (way.steps().size() == wishes.size()) {
                return new ApplyPlan(
                        way.steps().stream().map(wishes::get).toList(), Optional.of(way.toll()), true);
            }
            settled.add(way.done());
            extend(way, queue, settled);
        }
        return asGiven();
    }

    private void extend(Way way, PriorityQueue<Way> queue, Set<BitSet> settled) {
        for (int next = 0; next < wishes.size(); next++) {
            if (way.done().get(next)) {
                continue;
            }
            var done = (BitSet) way.done().clone();
            done.set(next);
            if (!settled.contains(done)) {
                var steps = new java.util.ArrayList<>(way.steps());
                steps.add(next);
                queue.add(new Way(done, List.copyOf(steps), way.toll(), false));
            }
        }
    }

    /// Nothing done and everything done cost nothing: they are what was and what is wanted.
    private Optional<Toll> weight(BitSet done) {
        if (done.isEmpty() || done.cardinality() == wishes.size()) {
            return Optional.of(Toll.NONE);
        }
        var before = known.get(done);
        if (before == null) {
            questions++;
            before = harm.of(done.stream().mapToObj(wishes::get).toList());
            known.put(done, before);
        }
        return before;
    }

    /// The given order and what it costs.
    ApplyPlan asGiven() {
        var sum = Toll.NONE;
        var done = new BitSet();
        for (int step = 0; step < wishes.size(); step++) {
            done.set(step);
            var weight = weight((BitSet) done.clone());
            if (weight.isEmpty()) {
                return new ApplyPlan(wishes, Optional.empty(), false);
            }
            sum = sum.plus(weight.get());
        }
        return new ApplyPlan(wishes, Optional.of(sum), sum.equals(Toll.NONE));
    }
}
