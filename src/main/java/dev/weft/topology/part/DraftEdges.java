package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
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
import java.util.IdentityHashMap;
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
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(ReachabilityDiff.PairChange change) {
            return before == change.before() && after == change.after();
        }

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

    /// A workload, and whether the filter asks for it.
    private record Side(PairBudget.End end, boolean asked) {}

    private record OutsideChange(ObjectRef workload, Direction direction, Evidence.Drafted evidence) {}

    private static final class Drawing {
        private final PairBudget budget;
        private final Predicate<ObjectRef> asked;
        private final Map<OutsideChange, List<IpRange>> outside = new LinkedHashMap<>();
        /// Equal changes as one object: the budget counts by identity.
        private final Map<Evidence.Drafted, Evidence.Drafted> same = new HashMap<>();
        private final Map<Cells, Evidence.Drafted> ofCells = new HashMap<>();
        private Cells latest = new Cells(Cell.NOTHING, Cell.NOTHING);
        private Evidence.Drafted latestEvidence =
                new Evidence.Drafted(TrafficSet.NONE, TrafficSet.NONE, TrafficSet.NONE);
        /// A party is one object in all the changes it is in.
        private final IdentityHashMap<Party.Group, Side> sides = new IdentityHashMap<>();

        Drawing(TopologyRequest request) {
            this.asked = Shown.asked(request);
            this.budget = new PairBudget(request::box, PairBudget.MOST);
        }

        void add(ReachabilityDiff.PairChange change) {
            var evidence = known(change);
            if (isNothing(evidence)) {
                return;
            }
            if (change.source() instanceof Party.Group source && change.destination() instanceof Party.Group target) {
                var from = side(source);
                var to = side(target);
                if (from.asked() || to.asked()) {
                    budget.add(from.end(), to.end(), evidence);
                }
            } else if (change.source() instanceof Party.Group source
                    && change.destination() instanceof Party.Outside(var addresses)) {
                addOutside(new OutsideChange(source.ref(), Direction.EGRESS, evidence), addresses);
            } else if (change.source() instanceof Party.Outside(var addresses)
                    && change.destination() instanceof Party.Group target) {
                addOutside(new OutsideChange(target.ref(), Direction.INGRESS, evidence), addresses);
            }
        }

        /// Changes come in runs of the same cells, from the same source.
        private Evidence.Drafted known(ReachabilityDiff.PairChange change) {
            if (!latest.isOf(change)) {
                latest = new Cells(change.before(), change.after());
                latestEvidence = ofCells.computeIfAbsent(
                        latest, _ -> same.computeIfAbsent(evidence(change), known -> known));
            }
            return latestEvidence;
        }

        private Side side(Party.Group group) {
            return sides.computeIfAbsent(group, _ -> new Side(budget.end(group.ref()), asked.test(group.ref())));
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
