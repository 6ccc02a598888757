package dev.weft.topology.part;

import dev.weft.policy.Direction;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Addresses outside the cluster that policies name, and what is allowed to and from them. Where no policy speaks,
/// everything outside is allowed and nothing is drawn.
public final class ExternalPeers implements Contributor {
    /// What a cluster and a filter come to, whatever is folded.
    private record Made(WorkloadReachability reachability, Filter filter, OutsideBudget pairs) {
        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing changed
        boolean serves(TopologyRequest request) {
            return reachability == request.reachability() && filter.equals(request.filter());
        }
    }

    private final Survey survey;
    private @Nullable Made last;

    ExternalPeers(Survey survey) {
        this.survey = survey;
    }

    @Override
    public String name() {
        return "outside";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        var known = last;
        var made = known != null && known.serves(request) ? known : made(request);
        last = made;
        made.pairs.spend(request, parts);
    }

    @Override
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        return survey.step(request)
                .filter(step -> step.isIdle(earlier) && earlier.filter().equals(request.filter()))
                .map(_ -> List.of());
    }

    private Made made(TopologyRequest request) {
        var reach = survey.outside(request);
        var budget = new OutsideBudget(PairBudget.MOST);
        for (var end : survey.ends(request).all()) {
            for (var direction : Direction.values()) {
                if (chosen(request, end) && end.word(direction) != Ends.Word.FREE) {
                    draw(end, direction, reach, budget);
                }
            }
        }
        return new Made(request.reachability(), request.filter(), budget);
    }

    private static void draw(Ends.End end, Direction direction, OutsideReach reach, OutsideBudget budget) {
        var reaches = reach.of(end, direction);
        if (!end.isolated(direction) && reaches.size() < 2) {
            return; // allowed by default, all alike: no rule names an address
        }
        for (var peer : reaches) {
            if (!peer.cell().isEmpty()) {
                budget.add(end.group().ref(), direction, peer);
            }
        }
    }

    /// A text may look for who is outside: it is asked of the edges once they are there.
    private static boolean chosen(TopologyRequest request, Ends.End end) {
        return request.filter().chooses(end.namespace());
    }

    /// The edge between a workload (or what stands for it) and addresses outside.
    static EdgeId edge(NodeId inside, NodeId outside, Direction direction) {
        return direction == Direction.EGRESS ? new EdgeId(inside, outside) : new EdgeId(outside, inside);
    }

    static Evidence.Declared evidence(OutsideReach.Reach peer) {
        return new Evidence.Declared(peer.cell().allowed(), peer.cell().unknown());
    }
}
