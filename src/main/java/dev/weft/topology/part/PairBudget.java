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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Pairs of workloads, drawn one by one while they are few. Beyond the budget, the pairs between two namespaces become
/// one edge between the two namespaces, the most numerous first: nothing is left out, and a note says so.
///
/// Assumes: evidence that is the same object counts as one kind, as it comes from few classes of workloads.
final class PairBudget {
    /// More lines than this are a black square on any screen, and cost the picture its fluency.
    static final int MOST = 5_000;

    private record Between(String source, String target) implements Comparable<Between> {
        @Override
        public int compareTo(Between other) {
            int order = source.compareTo(other.source);
            return order != 0 ? order : target.compareTo(other.target);
        }
    }

    private record Pair(ObjectRef source, ObjectRef target, Evidence evidence) {}

    /// Pairs between two namespaces. The pairs themselves are kept only while they may be drawn one by one.
    private static final class Bundle {
        private final IdentityHashMap<Evidence, Integer> counts = new IdentityHashMap<>();
        private final List<Pair> pairs = new ArrayList<>();
        private int size;

        void add(Pair pair, int most) {
            counts.merge(pair.evidence, 1, Integer::sum);
            size++;
            if (size <= most) {
                pairs.add(pair);
            }
        }
    }

    private final TreeMap<Between, Bundle> bundles = new TreeMap<>();
    private final int most;
    private int total;

    PairBudget(int most) {
        this.most = most;
    }

    void add(ObjectRef source, ObjectRef target, Evidence evidence) {
        total++;
        bundles.computeIfAbsent(new Between(source.namespace(), target.namespace()), _ -> new Bundle())
                .add(new Pair(source, target, evidence), most);
    }

    /// `what` begins the note: "permissions", "changes". May be asked again, for other folds.
    void spend(TopologyRequest request, TopologyParts parts, String what) {
        int merged = 0;
        int drawn = total;
        var bySize = new ArrayList<>(bundles.entrySet());
        bySize.sort(Comparator.comparing((Map.Entry<Between, Bundle> entry) -> !isFolded(request, entry.getKey()))
                .thenComparingInt(entry -> -entry.getValue().size)
                .thenComparing(Map.Entry::getKey));
        for (var entry : bySize) {
            if (drawn > most && entry.getValue().size > 1) {
                drawn -= entry.getValue().size - 1;
                merged += isFolded(request, entry.getKey()) ? 0 : entry.getValue().size;
                merge(request, entry.getKey(), entry.getValue(), parts);
            } else {
                entry.getValue().pairs.forEach(pair -> parts.edge(
                        new EdgeId(NodeId.ofWorkload(pair.source), NodeId.ofWorkload(pair.target)), pair.evidence));
            }
        }
        if (merged > 0) {
            parts.note("%,d %s between workloads are too many to draw: %,d of them are edges between namespaces."
                    .formatted(total, what, merged));
        }
    }

    /// Both ends are one node each in any case: nothing is lost by merging these first.
    private static boolean isFolded(TopologyRequest request, Between between) {
        return request.folds(between.source) && request.folds(between.target);
    }

    private static void merge(
            TopologyRequest request, Between between, Bundle bundle, TopologyParts parts) {
        var source = everyoneIn(between.source, request);
        var target = everyoneIn(between.target, request);
        parts.node(source);
        parts.node(target);
        bundle.counts.forEach((evidence, count) ->
                parts.merged(new EdgeId(source.id(), target.id()), evidence, count));
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
