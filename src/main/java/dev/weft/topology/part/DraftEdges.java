package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
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
            var drawing = new Drawing(request, difference);
            difference.forEach(drawing);
            drawing.finish(request, parts);
        });
    }

    /// A workload, and whether the filter asks for it.
    private record Side(PairBudget.End end, boolean asked) {}

    private record OutsideChange(ObjectRef workload, Direction direction, Evidence.Drafted evidence) {}

    private static final class Drawing implements ReachabilityDiff.Visitor {
        private final PairBudget budget;
        private final Predicate<ObjectRef> asked;
        private final Map<OutsideChange, List<IpRange>> outside = new LinkedHashMap<>();
        private final List<Party> parties;
        private final @Nullable Side[] sides;
        /// By the number of the way; none for a way that changes nothing one could draw.
        private final Evidence.@Nullable Drafted[] evidence;

        Drawing(TopologyRequest request, ReachabilityDiff difference) {
            this.asked = Shown.asked(request);
            this.budget = new PairBudget(request::box, PairBudget.MOST);
            this.parties = difference.parties();
            this.sides = new Side[parties.size()];
            this.evidence = evidence(difference.ways());
        }

        /// Equal changes as one object: the budget counts by identity.
        private static Evidence.@Nullable Drafted[] evidence(List<ReachabilityDiff.Way> ways) {
            var same = new HashMap<Evidence.Drafted, Evidence.Drafted>();
            var evidence = new Evidence.@Nullable Drafted[ways.size()];
            for (int way = 0; way < evidence.length; way++) {
                var change = DraftEdges.evidence(ways.get(way));
                evidence[way] = isNothing(change) ? null : same.computeIfAbsent(change, known -> known);
            }
            return evidence;
        }

        @Override
        public void change(int source, int destination, int way) {
            var change = evidence[way];
            if (change == null) {
                return;
            }
            if (parties.get(source) instanceof Party.Outside(var addresses)
                    && parties.get(destination) instanceof Party.Group inside) {
                addOutside(new OutsideChange(inside.ref(), Direction.INGRESS, change), addresses);
            } else if (parties.get(source) instanceof Party.Group inside
                    && parties.get(destination) instanceof Party.Outside(var addresses)) {
                addOutside(new OutsideChange(inside.ref(), Direction.EGRESS, change), addresses);
            } else {
                addInside(source, destination, change);
            }
        }

        private void addInside(int source, int destination, Evidence.Drafted change) {
            var from = side(source);
            var to = side(destination);
            if (from != null && to != null && (from.asked() || to.asked())) {
                budget.add(from.end(), to.end(), change);
            }
        }

        private @Nullable Side side(int number) {
            var known = sides[number];
            if (known == null && parties.get(number) instanceof Party.Group(var ref, _)) {
                known = new Side(budget.end(ref), asked.test(ref));
                sides[number] = known;
            }
            return known;
        }

        private void addOutside(OutsideChange change, IpSet addresses) {
            outside.computeIfAbsent(change, _ -> new ArrayList<>()).addAll(addresses.ranges());
        }

        void finish(TopologyRequest request, TopologyParts parts) {
            budget.spend(request, parts, "changes");
            outside.forEach((change, ranges) -> {
                var peer = OutsideLabel.node(new IpSet(ranges));
                var inside = Workloads.named(change.workload);
                parts.node(peer);
                parts.node(inside);
                parts.edge(ExternalPeers.edge(inside.id(), peer.id(), change.direction), change.evidence);
            });
        }
    }

    /// What was allowed and would not be known any more is neither lost nor kept.
    static Evidence.Drafted evidence(ReachabilityDiff.Way change) {
        var unsure = change.after().unknown().minus(change.before().unknown());
        return new Evidence.Drafted(change.gained(), change.lost().minus(unsure), unsure);
    }

    private static boolean isNothing(Evidence.Drafted evidence) {
        return evidence.gained().isEmpty() && evidence.lost().isEmpty() && evidence.unsure().isEmpty();
    }
}
