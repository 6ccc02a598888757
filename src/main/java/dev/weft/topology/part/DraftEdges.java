package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.topology.Contributor;
import dev.weft.topology.Evidence;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a draft would gain and lose. Outside addresses that change alike for a workload are drawn as one peer.
public final class DraftEdges implements Contributor {
    @Override
    public String name() {
        return "draft";
    }

    @Override
    public boolean ofDraft() {
        return true;
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        request.difference().ifPresent(difference -> {
            var drawing = new Drawing(request);
            difference.changes().forEach(drawing::add);
            drawing.finish(request, parts);
        });
    }

    /// Two cells by identity: thousands of pairs share few of them.
    private record Cells(Cell before, Cell after) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Cells cells && cells.before == before && cells.after == after;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(before) + System.identityHashCode(after);
        }
    }

    private record OutsideChange(ObjectRef workload, Direction direction, Evidence.Drafted evidence) {}

    private static final class Drawing {
        private final PairBudget budget;
        private final Predicate<ObjectRef> asked;
        private final Map<OutsideChange, List<IpRange>> outside = new LinkedHashMap<>();
        /// Equal changes as one object: the budget counts by identity.
        private final Map<Evidence.Drafted, Evidence.Drafted> same = new HashMap<>();
        private final Map<Cells, Evidence.Drafted> ofCells = new HashMap<>();

        Drawing(TopologyRequest request) {
            this.asked = Shown.asked(request);
            this.budget = new PairBudget(PairBudget.MOST);
        }

        void add(ReachabilityDiff.PairChange change) {
            var evidence = ofCells.computeIfAbsent(
                    new Cells(change.before(), change.after()),
                    _ -> same.computeIfAbsent(evidence(change), known -> known));
            if (isNothing(evidence)) {
                return;
            }
            if (change.source() instanceof Party.Group source && change.destination() instanceof Party.Group target) {
                if (asked.test(source.ref()) || asked.test(target.ref())) {
                    budget.add(source.ref(), target.ref(), evidence);
                }
            } else if (change.source() instanceof Party.Group source
                    && change.destination() instanceof Party.Outside(var addresses)) {
                addOutside(new OutsideChange(source.ref(), Direction.EGRESS, evidence), addresses);
            } else if (change.source() instanceof Party.Outside(var addresses)
                    && change.destination() instanceof Party.Group target) {
                addOutside(new OutsideChange(target.ref(), Direction.INGRESS, evidence), addresses);
            }
        }

        private void addOutside(OutsideChange change, IpSet addresses) {
            outside.computeIfAbsent(change, _ -> new ArrayList<>()).addAll(addresses.ranges());
        }

        void finish(TopologyRequest request, TopologyParts parts) {
            budget.spend(request, parts, "changes");
            outside.forEach((change, ranges) -> {
                var peer = OutsideLabel.node(new IpSet(ranges));
                var inside = WorkloadNodes.named(change.workload);
                parts.node(peer);
                parts.node(inside);
                parts.edge(ExternalPeers.edge(inside.id(), peer.id(), change.direction), change.evidence);
            });
        }
    }

    /// What was allowed and would not be known any more is neither lost nor kept.
    static Evidence.Drafted evidence(ReachabilityDiff.PairChange change) {
        var unsure = change.after().unknown().minus(change.before().unknown());
        return new Evidence.Drafted(change.gained(), change.lost().minus(unsure), unsure);
    }

    private static boolean isNothing(Evidence.Drafted evidence) {
        return evidence.gained().isEmpty() && evidence.lost().isEmpty() && evidence.unsure().isEmpty();
    }
}
