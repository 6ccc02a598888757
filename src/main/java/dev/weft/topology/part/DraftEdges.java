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

/// What a draft would gain and lose. Outside addresses that change alike for a workload are drawn as one peer.
public final class DraftEdges implements Contributor {
    @Override
    public String name() {
        return "draft";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        request.difference().ifPresent(difference -> {
            var drawing = new Drawing(request);
            difference.changes().forEach(drawing::add);
            drawing.finish(parts);
        });
    }

    private record OutsideChange(ObjectRef workload, Direction direction, Evidence.Drafted evidence) {}

    private static final class Drawing {
        private final PairBudget budget;
        private final Shown shown;
        private final Map<OutsideChange, List<IpRange>> outside = new LinkedHashMap<>();
        /// Equal changes as one object: the budget counts by identity.
        private final Map<Evidence.Drafted, Evidence.Drafted> same = new HashMap<>();
        private final Map<ObjectRef, Integer> numbers = new HashMap<>();

        Drawing(TopologyRequest request) {
            var ends = new Ends(request).all();
            this.shown = Shown.of(request, ends);
            this.budget = new PairBudget(request, PairBudget.MOST);
            for (int i = 0; i < ends.size(); i++) {
                numbers.put(ends.get(i).group().ref(), i);
            }
        }

        void add(ReachabilityDiff.PairChange change) {
            var evidence = same.computeIfAbsent(evidence(change), known -> known);
            if (isNothing(evidence)) {
                return;
            }
            if (change.source() instanceof Party.Group source && change.destination() instanceof Party.Group target) {
                if (isShown(source.ref(), target.ref())) {
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

        private boolean isShown(ObjectRef source, ObjectRef target) {
            var from = numbers.get(source);
            var to = numbers.get(target);
            return from == null || to == null || shown.pair(from, to);
        }

        private void addOutside(OutsideChange change, IpSet addresses) {
            outside.computeIfAbsent(change, _ -> new ArrayList<>()).addAll(addresses.ranges());
        }

        void finish(TopologyParts parts) {
            budget.spend(parts, "changes");
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
