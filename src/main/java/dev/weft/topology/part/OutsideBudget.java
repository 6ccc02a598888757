package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Direction;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.List;

/// Permissions to and from outside, drawn for each workload while they are few, else one edge for each namespace.
final class OutsideBudget {
    private record Pair(ObjectRef workload, Direction direction, OutsideReach.Reach peer) {}

    private final TopologyRequest request;
    private final int most;
    private final List<Pair> pairs = new ArrayList<>();

    OutsideBudget(TopologyRequest request, int most) {
        this.request = request;
        this.most = most;
    }

    void add(ObjectRef workload, Direction direction, OutsideReach.Reach peer) {
        pairs.add(new Pair(workload, direction, peer));
    }

    void spend(TopologyParts parts) {
        boolean few = pairs.size() <= most;
        for (var pair : pairs) {
            var outside = OutsideLabel.node(pair.peer.addresses());
            var evidence = ExternalPeers.evidence(pair.peer);
            parts.node(outside);
            if (few) {
                var inside = NodeId.ofWorkload(pair.workload);
                parts.edge(ExternalPeers.edge(inside, outside.id(), pair.direction), evidence);
            } else {
                var inside = PairBudget.everyoneIn(request.box(pair.workload), request);
                parts.node(inside);
                parts.merged(ExternalPeers.edge(inside.id(), outside.id(), pair.direction), evidence, 1);
            }
        }
        if (!few) {
            parts.note("%,d permissions to and from outside are too many to draw: they are drawn by namespace."
                    .formatted(pairs.size()));
        }
    }
}
