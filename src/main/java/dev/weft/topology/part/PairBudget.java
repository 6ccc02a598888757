package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Pairs of workloads, drawn one by one while they are few. Beyond the budget, the pairs between two namespaces become
/// one edge between the two namespaces, the most numerous first: nothing is left out, and a note says so.
///
/// Assumes: evidence that is the same object counts as one kind, as it comes from few classes of workloads.
final class PairBudget {
    /// More lines than this are a black square on any screen, and cost the picture its fluency.
    static final int MOST = 5_000;

    /// A workload as an end of many pairs; its namespace, or the box that it stands in, by a number, from 0.
    record End(NodeId id, int namespace) {}

    private record Between(int source, int target) {
        boolean isOf(End one, End other) {
            return source == one.namespace && target == other.namespace;
        }
    }

    private record Pair(End source, End target, Evidence evidence) {}

    /// Pairs between two namespaces. The pairs themselves are kept only while they may be drawn one by one.
    private static final class Bundle {
        private final IdentityHashMap<Evidence, int[]> counts = new IdentityHashMap<>();
        private final List<Pair> pairs = new ArrayList<>();
        private @Nullable Evidence latest;
        private int[] latestCount = new int[1];
        private int size;

        /// False when it does not know the pair.
        boolean remove(End source, End target, Evidence evidence) {
            var count = counts.get(evidence);
            if (count == null) {
                return false;
            }
            latest = null;
            if (--count[0] == 0) {
                counts.remove(evidence);
            }
            size--;
            pairs.removeIf(pair -> pair.source.equals(source) && pair.target.equals(target));
            return true;
        }

        /// Does it know what it needs to be drawn, with so many pairs at most, or `full`, merged in any case?
        boolean isSound(int most, boolean full) {
            return pairs.size() == size || size > most || (full && size > 1);
        }

        /// It will be one edge in any case.
        void shrink() {
            if (size > 1) {
                pairs.clear();
            }
        }

        /// Pairs come in runs of the same evidence.
        @SuppressWarnings("ReferenceEquality")
        void add(End source, End target, Evidence evidence, int most) {
            if (latest != evidence) {
                latest = evidence;
                latestCount = counts.computeIfAbsent(evidence, _ -> new int[1]);
            }
            latestCount[0]++;
            size++;
            if (size <= most) {
                pairs.add(new Pair(source, target, evidence));
            }
        }
    }

    private final List<String> namespaces = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Between, Bundle> bundles = new HashMap<>();
    private Between latest = new Between(-1, -1);
    private Bundle bundle = new Bundle();
    private final Function<ObjectRef, String> boxOf;
    private final int most;
    private int total;

    /// `boxOf` says which box a workload stands in.
    PairBudget(Function<ObjectRef, String> boxOf, int most) {
        this.boxOf = boxOf;
        this.most = most;
    }

    /// To be made once for each workload.
    End end(ObjectRef workload) {
        int number = numbers.computeIfAbsent(boxOf.apply(workload), name -> {
            namespaces.add(name);
            return namespaces.size() - 1;
        });
        return new End(NodeId.ofWorkload(workload), number);
    }

    void add(End source, End target, Evidence evidence) {
        total++;
        if (!latest.isOf(source, target)) { // pairs come in runs
            latest = new Between(source.namespace, target.namespace);
            bundle = bundles.computeIfAbsent(latest, _ -> new Bundle());
            if (bundles.size() == most + 1) {
                bundles.values().forEach(Bundle::shrink);
            }
        }
        bundle.add(source, target, evidence, isFull() ? 1 : most);
    }

    /// Takes back a pair that was added with this very evidence. False when it was not: then nothing here is right any
    /// more.
    boolean remove(End source, End target, Evidence evidence) {
        total--;
        var between = new Between(source.namespace, target.namespace);
        var known = bundles.get(between);
        if (known == null || !known.remove(source, target, evidence)) {
            return false;
        }
        if (known.size == 0) {
            bundles.remove(between);
        }
        latest = new Between(-1, -1);
        return true;
    }

    /// May it be spent, after pairs were taken back? Pairs that were too many to be kept one by one may be few now.
    boolean isSound() {
        return bundles.values().stream().allMatch(known -> known.isSound(most, isFull()));
    }

    /// Are there more bundles than may be drawn? Then each of several pairs is merged, whatever is folded.
    private boolean isFull() {
        return bundles.size() > most;
    }

    /// `what` begins the note: "permissions", "changes". May be asked again, for other folds.
    void spend(TopologyRequest request, TopologyParts parts, String what) {
        int merged = 0;
        int drawn = total;
        for (var entry : bySize(request)) {
            if (drawn > most && entry.bundle.size > 1) {
                drawn -= entry.bundle.size - 1;
                merged += entry.folded ? 0 : entry.bundle.size;
                merge(request, entry.between, entry.bundle, parts);
            } else {
                entry.bundle.pairs.forEach(
                        pair -> parts.edge(new EdgeId(pair.source.id, pair.target.id), pair.evidence));
            }
        }
        if (merged > 0) {
            parts.note("%,d %s between workloads are too many to draw: %,d of them are edges between %s."
                    .formatted(total, what, merged, request.boxes().rest().isEmpty() ? "namespaces" : "boxes"));
        }
    }

    /// `folded`: both ends are one node each in any case, and nothing is lost by merging these first.
    private record Ranked(Between between, Bundle bundle, boolean folded) {}

    private List<Ranked> bySize(TopologyRequest request) {
        var folded = new boolean[namespaces.size()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = request.folds(namespaces.get(i));
        }
        var ranked = new ArrayList<Ranked>(bundles.size());
        bundles.forEach((between, known) ->
                ranked.add(new Ranked(between, known, folded[between.source] && folded[between.target])));
        ranked.sort(Comparator.comparing((Ranked one) -> !one.folded)
                .thenComparingInt(one -> -one.bundle.size)
                .thenComparing(one -> namespaces.get(one.between.source))
                .thenComparing(one -> namespaces.get(one.between.target)));
        return ranked;
    }

    private void merge(TopologyRequest request, Between between, Bundle bundle, TopologyParts parts) {
        var source = everyoneIn(namespaces.get(between.source), request);
        var target = everyoneIn(namespaces.get(between.target), request);
        parts.node(source);
        parts.node(target);
        bundle.counts.forEach((evidence, count) ->
                parts.merged(new EdgeId(source.id(), target.id()), evidence, count[0]));
    }

    /// The folded namespace, or a node inside its open box that stands for all of its workloads.
    static TopologyNode everyoneIn(String namespace, TopologyRequest request) {
        boolean folded = request.folds(namespace);
        return new TopologyNode(
                NodeId.ofNamespace(namespace),
                folded ? namespace : "in " + namespace,
                folded ? "" : namespace,
                Optional.empty(),
                TopologyNode.Facts.NONE);
    }
}
