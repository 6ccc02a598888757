package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;

/// Permissions to and from outside, drawn for each workload while they are few, else one edge for each namespace.
///
/// Assumes: the same addresses are the same object, as [OutsideReach] gives them.
final class OutsideBudget {
    private record Pair(ObjectRef workload, Direction direction, OutsideReach.Reach peer) {}

    /// One edge, and how many pairs speak for it in the same way.
    private record Merged(EdgeId id, IdentityHashMap<Evidence, int[]> counts) {
        void add(Evidence evidence) {
            counts.computeIfAbsent(evidence, _ -> new int[1])[0]++;
        }
    }

    private final int most;
    private final List<Pair> pairs = new ArrayList<>();
    private final IdentityHashMap<IpSet, TopologyNode> outside = new IdentityHashMap<>();
    private final IdentityHashMap<Cell, Evidence> evidence = new IdentityHashMap<>();

    OutsideBudget(int most) {
        this.most = most;
    }

    void add(ObjectRef workload, Direction direction, OutsideReach.Reach peer) {
        pairs.add(new Pair(workload, direction, peer));
    }

    /// May be asked again, for other folds.
    void spend(TopologyRequest request, TopologyParts parts) {
        if (pairs.size() <= most) {
            pairs.forEach(pair -> draw(pair, parts));
        } else {
            merge(request, parts);
            parts.note("%,d permissions to and from outside are too many to draw: they are drawn by namespace."
                    .formatted(pairs.size()));
        }
    }

    private void draw(Pair pair, TopologyParts parts) {
        var peer = peer(pair);
        parts.node(peer);
        parts.edge(
                ExternalPeers.edge(NodeId.ofWorkload(pair.workload), peer.id(), pair.direction), evidence(pair));
    }

    private void merge(TopologyRequest request, TopologyParts parts) {
        var insides = new HashMap<String, TopologyNode>();
        var merged = new HashMap<EdgeId, Merged>();
        for (var pair : pairs) {
            var inside = insides.computeIfAbsent(
                    request.box(pair.workload), box -> PairBudget.everyoneIn(box, request));
            var id = ExternalPeers.edge(inside.id(), peer(pair).id(), pair.direction);
            merged.computeIfAbsent(id, known -> new Merged(known, new IdentityHashMap<>())).add(evidence(pair));
        }
        insides.values().forEach(parts::node);
        outside.values().forEach(parts::node);
        merged.values().forEach(edge ->
                edge.counts.forEach((one, count) -> parts.merged(edge.id, one, count[0])));
    }

    private TopologyNode peer(Pair pair) {
        return outside.computeIfAbsent(pair.peer.addresses(), OutsideLabel::node);
    }

    private Evidence evidence(Pair pair) {
        return evidence.computeIfAbsent(pair.peer.cell(), _ -> ExternalPeers.evidence(pair.peer));
    }
}
