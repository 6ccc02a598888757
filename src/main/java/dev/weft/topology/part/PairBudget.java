package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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

    /// Pairs between two namespaces. The pairs themselves are kept only while they may be drawn one by one.
    private static final class Bundle {
        private final int source;
        private final int target;
        private final IdentityHashMap<Evidence, int[]> counts = new IdentityHashMap<>(2);
        /// Three to a pair: its ends, and what speaks for it.
        private Object[] pairs = new Object[12];
        private int kept;
        private @Nullable Evidence latest;
        private int[] latestCount = new int[1];
        private int size;

        Bundle(int source, int target) {
            this.source = source;
            this.target = target;
        }

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
            forget(source.id, target.id);
            return true;
        }

        private void forget(NodeId source, NodeId target) {
            for (int i = 0; i < kept; i += 3) {
                if (source.equals(pairs[i]) && target.equals(pairs[i + 1])) {
                    kept -= 3;
                    System.arraycopy(pairs, i + 3, pairs, i, kept - i);
                    return;
                }
            }
        }

        /// Does it know what it needs to be drawn, with so many pairs at most, or `full`, merged in any case?
        boolean isSound(int most, boolean full) {
            return kept == 3 * size || size > most || (full && size > 1);
        }

        /// It will be one edge in any case.
        void shrink() {
            if (size > 1) {
                kept = 0;
                pairs = new Object[0];
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
                keep(source.id, target.id, evidence);
            }
        }

        private void keep(NodeId source, NodeId target, Evidence evidence) {
            if (pairs.length < kept + 3) {
                pairs = Arrays.copyOf(pairs, Math.max(12, 2 * pairs.length));
            }
            pairs[kept++] = source;
            pairs[kept++] = target;
            pairs[kept++] = evidence;
        }

        void draw(TopologyParts parts) {
            for (int i = 0; i < kept; i += 3) {
                parts.pair((NodeId) pairs[i], (NodeId) pairs[i + 1], (Evidence) pairs[i + 2]);
            }
        }
    }

    private final List<String> namespaces = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Bundle> bundles = new ArrayList<>();
    /// By the numbers of both namespaces; grown when it is asked for.
    private @Nullable Bundle[] @Nullable [] between = new Bundle[0][];
    private Bundle latest = new Bundle(-1, -1);
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
        return end(NodeId.ofWorkload(workload), boxOf.apply(workload));
    }

    /// The same where its id and its box are known.
    End end(NodeId workload, String box) {
        int number = numbers.computeIfAbsent(box, name -> {
            namespaces.add(name);
            return namespaces.size() - 1;
        });
        return new End(workload, number);
    }

    void add(End source, End target, Evidence evidence) {
        total++;
        if (latest.source != source.namespace || latest.target != target.namespace) { // pairs come in runs
            latest = bundle(source.namespace, target.namespace);
        }
        latest.add(source, target, evidence, isFull() ? 1 : most);
    }

    private Bundle bundle(int source, int target) {
        if (source >= between.length) {
            between = Arrays.copyOf(between, 2 * namespaces.size());
        }
        var row = between[source];
        if (row == null || target >= row.length) {
            row = row == null ? new Bundle[namespaces.size()] : Arrays.copyOf(row, 2 * namespaces.size());
            between[source] = row;
        }
        var known = row[target];
        if (known == null) {
            known = new Bundle(source, target);
            row[target] = known;
            bundles.add(known);
            if (bundles.size() == most + 1) {
                bundles.forEach(Bundle::shrink);
            }
        }
        return known;
    }

    /// Takes back a pair that was added with this very evidence. False when it was not: then nothing here is right any
    /// more.
    boolean remove(End source, End target, Evidence evidence) {
        total--;
        var known = bundle(source.namespace, target.namespace);
        latest = new Bundle(-1, -1);
        if (!known.remove(source, target, evidence)) {
            return false;
        }
        if (known.size == 0) {
            bundles.remove(known);
            between[source.namespace][target.namespace] = null;
        }
        return true;
    }

    /// May it be spent, after pairs were taken back? Pairs that were too many to be kept one by one may be few now.
    boolean isSound() {
        return bundles.stream().allMatch(known -> known.isSound(most, isFull()));
    }

    /// Are there more bundles than may be drawn? Then each of several pairs is merged, whatever is folded.
    private boolean isFull() {
        return bundles.size() > most;
    }

    /// `what` begins the note: "permissions", "changes". May be asked again, for other folds.
    void spend(TopologyRequest request, TopologyParts parts, String what) {
        int merged = 0;
        int drawn = total;
        var folded = new BitSet(namespaces.size());
        for (int i = 0; i < namespaces.size(); i++) {
            folded.set(i, request.folds(namespaces.get(i)));
        }
        for (var bundle : total > most ? bySize(folded) : bundles) {
            if (drawn > most && bundle.size > 1) {
                drawn -= bundle.size - 1;
                merged += isFolded(folded, bundle) ? 0 : bundle.size;
                merge(request, bundle, parts);
            } else {
                bundle.draw(parts);
            }
        }
        if (merged > 0) {
            parts.note("%,d %s between workloads are too many to draw: %,d of them are edges between %s."
                    .formatted(total, what, merged, request.boxes().rest().isEmpty() ? "namespaces" : "boxes"));
        }
    }

    private List<Bundle> bySize(BitSet folded) {
        var bySize = new ArrayList<>(bundles);
        bySize.sort(Comparator.comparing((Bundle bundle) -> !isFolded(folded, bundle))
                .thenComparingInt(bundle -> -bundle.size)
                .thenComparing(bundle -> namespaces.get(bundle.source))
                .thenComparing(bundle -> namespaces.get(bundle.target)));
        return bySize;
    }

    /// Both ends are one node each in any case: nothing is lost by merging these first.
    private static boolean isFolded(BitSet folded, Bundle bundle) {
        return folded.get(bundle.source) && folded.get(bundle.target);
    }

    private void merge(TopologyRequest request, Bundle bundle, TopologyParts parts) {
        var source = everyoneIn(namespaces.get(bundle.source), request);
        var target = everyoneIn(namespaces.get(bundle.target), request);
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
