package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Boxes;
import dev.weft.topology.Contributor;
import dev.weft.topology.Evidence;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
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
    private final Survey survey;
    private @Nullable Named last;

    DraftEdges(Survey survey) {
        this.survey = survey;
    }

    /// What was looked up of workloads, by their numbers in a difference: drafts of one cluster number most alike.
    private static final class Named {
        private final WorkloadReachability reachability;
        private final Filter filter;
        private final Boxes boxes;
        private final @Nullable Workload[] workloads;

        Named(TopologyRequest request, int count) {
            this.reachability = request.reachability();
            this.filter = request.filter();
            this.boxes = request.boxes();
            this.workloads = new Workload[count];
        }

        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing changed
        boolean serves(TopologyRequest request, int count) {
            return count <= workloads.length
                    && reachability == request.reachability()
                    && filter.equals(request.filter())
                    && boxes.equals(request.boxes());
        }
    }

    /// `asked`: does the filter ask for it?
    private record Workload(Party.Group group, NodeId id, String box, boolean asked) {}

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
            var drawing = new Drawing(request, difference, named(request, difference.parties().size()));
            difference.forEach(drawing);
            drawing.finish(request, parts);
        });
    }

    private Named named(TopologyRequest request, int count) {
        var known = last;
        // outside parties come and go from draft to draft behind the workloads
        var named = known != null && known.serves(request, count) ? known : new Named(request, 2 * count);
        last = named;
        return named;
    }

    private record Side(PairBudget.End end, boolean asked) {}

    private record OutsideChange(ObjectRef workload, Direction direction, Evidence.Drafted evidence) {}

    private final class Drawing implements ReachabilityDiff.Visitor {
        private final PairBudget budget;
        private final TopologyRequest request;
        private final Predicate<ObjectRef> asked;
        private final Named named;
        private final Map<OutsideChange, List<IpRange>> outside = new LinkedHashMap<>();
        private final List<Party> parties;
        private final @Nullable Side[] sides;
        /// By the number of the way; none for a way that changes nothing one could draw.
        private final Evidence.@Nullable Drafted[] evidence;

        Drawing(TopologyRequest request, ReachabilityDiff difference, Named named) {
            this.request = request;
            this.named = named;
            this.asked = Shown.asked(request);
            this.budget = new PairBudget(request::box, PairBudget.MOST);
            this.parties = difference.parties();
            this.sides = new Side[parties.size()];
            this.evidence = evidence(difference.ways());
        }

        /// Equal changes as one object: the budget counts by identity.
        private Evidence.@Nullable Drafted[] evidence(List<ReachabilityDiff.Way> ways) {
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
            if (known == null && parties.get(number) instanceof Party.Group group) {
                var workload = workload(number, group);
                known = new Side(budget.end(workload.id(), workload.box()), workload.asked());
                sides[number] = known;
            }
            return known;
        }

        @SuppressWarnings("ReferenceEquality") // a workload whose pods are the same is the same object
        private Workload workload(int number, Party.Group group) {
            var known = named.workloads[number];
            if (known == null || known.group() != group) {
                var ref = group.ref();
                known = new Workload(group, survey.name(ref), request.box(ref), asked.test(ref));
                named.workloads[number] = known;
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
