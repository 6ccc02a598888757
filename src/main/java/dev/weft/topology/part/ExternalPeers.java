package dev.weft.topology.part;

import dev.weft.policy.Direction;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;

/// Addresses outside the cluster that policies name, and what is allowed to and from them. Where no policy speaks,
/// everything outside is allowed and nothing is drawn.
public final class ExternalPeers implements Contributor {
    private final Replay replay = new Replay();

    @Override
    public String name() {
        return "outside";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        replay.contribute(request, parts, ExternalPeers::draw);
    }

    private static void draw(TopologyRequest request, TopologyParts parts) {
        var reach = new OutsideReach(request.reachability());
        var ends = new Ends(request).all();
        var budget = new OutsideBudget(request, PairBudget.MOST);
        for (int i = 0; i < ends.size(); i++) {
            for (var direction : Direction.values()) {
                if (chosen(request, ends.get(i)) && ends.get(i).word(direction) != Ends.Word.FREE) {
                    draw(ends.get(i), direction, reach, budget);
                }
            }
        }
        budget.spend(parts);
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
