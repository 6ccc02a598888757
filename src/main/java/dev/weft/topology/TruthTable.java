package dev.weft.topology;

import dev.weft.policy.Cell;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What no other picture says: of all pairs of workloads, how many were seen and are allowed, were seen and are denied,
/// are allowed and nobody was seen to use it, are denied and nobody tried. Every pair counts once, from one workload to
/// another; what cannot be known counts as unknown, never as one of the four.
///
/// A pair on which anything was denied counts as denied, whatever else passed.
public record TruthTable(Map<Truth, Long> pairs) {
    public TruthTable {
        pairs = Map.copyOf(pairs);
    }

    public long count(Truth truth) {
        return pairs.getOrDefault(truth, 0L);
    }

    /// What policies alone say of all pairs.
    ///
    /// Cost: one look-up a pair of workloads; made once for each reachability.
    public static final class Totals {
        private final Reachability reachability;
        private final Map<NodeId, Reachability.Crowd> crowds = new HashMap<>();
        private final Map<Truth, Long> unseen = new EnumMap<>(Truth.class);

        private Totals(WorkloadReachability all) {
            this.reachability = all.reachability();
            var list = new ArrayList<Reachability.Crowd>();
            for (var party : all.parties()) {
                if (party instanceof Party.Group(var ref, var members)) {
                    var crowd = reachability.crowd(members);
                    list.add(crowd);
                    crowds.put(NodeId.ofWorkload(ref), crowd);
                }
            }
            for (int i = 0; i < list.size(); i++) {
                for (int j = 0; j < list.size(); j++) {
                    if (i != j) {
                        unseen.merge(unseen(reachability.cell(list.get(i), list.get(j))), 1L, Long::sum);
                    }
                }
            }
        }

        public static Totals of(WorkloadReachability reachability) {
            return new Totals(reachability);
        }

        private boolean holds(EdgeId pair) {
            return !pair.source().equals(pair.target())
                    && crowds.containsKey(pair.source())
                    && crowds.containsKey(pair.target());
        }

        private Truth unseen(EdgeId pair) {
            return unseen(reachability.cell(
                    Objects.requireNonNull(crowds.get(pair.source())),
                    Objects.requireNonNull(crowds.get(pair.target()))));
        }

        private static Truth unseen(Cell cell) {
            if (!cell.allowed().isEmpty()) {
                return Truth.ALLOWED_UNSEEN;
            }
            return cell.unknown().isEmpty() ? Truth.DENIED_UNTRIED : Truth.UNKNOWN;
        }
    }

    /// `seen` is everything that was seen, whatever is filtered away.
    public static TruthTable of(Totals totals, List<Topology.Seen> seen) {
        var worst = new HashMap<EdgeId, EdgeState>();
        for (var one : seen) {
            if (totals.holds(one.edge())) {
                worst.merge(one.edge(), TopologyEdge.stateOf(one.observed()), TruthTable::worse);
            }
        }
        var pairs = new EnumMap<Truth, Long>(totals.unseen);
        worst.forEach((pair, state) -> {
            pairs.merge(totals.unseen(pair), -1L, Long::sum);
            pairs.merge(Truth.of(state).orElse(Truth.UNKNOWN), 1L, Long::sum);
        });
        return new TruthTable(pairs);
    }

    private static EdgeState worse(EdgeState one, EdgeState other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
