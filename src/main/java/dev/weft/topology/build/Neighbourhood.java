package dev.weft.topology.build;

import dev.weft.topology.EdgeId;
import dev.weft.topology.Nearby;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is near a node: a search in breadth over the edges, whatever their direction. Cost: O(nodes + edges).
final class Neighbourhood {
    private final Map<NodeId, TopologyNode> nodes;
    private final Map<NodeId, List<NodeId>> beside = new HashMap<>();

    Neighbourhood(Map<NodeId, TopologyNode> nodes, Collection<EdgeId> edges) {
        this.nodes = nodes;
        for (var id : edges) {
            beside.computeIfAbsent(id.source(), _ -> new ArrayList<>()).add(id.target());
            beside.computeIfAbsent(id.target(), _ -> new ArrayList<>()).add(id.source());
        }
    }

    /// The centre is among them; nothing when it is not there. A namespace stands for all that is in it.
    Set<NodeId> of(Nearby near) {
        var found = new HashSet<NodeId>();
        var last = new ArrayList<NodeId>();
        for (var node : nodes.values()) {
            if (isCentre(near.centre(), node)) {
                found.add(node.id());
                last.add(node.id());
            }
        }
        for (int step = 0; step < near.steps(); step++) {
            var next = new ArrayList<NodeId>();
            for (var id : last) {
                beside.getOrDefault(id, List.of()).stream().filter(found::add).forEach(next::add);
            }
            last = next;
        }
        return found;
    }

    private static boolean isCentre(NodeId centre, TopologyNode node) {
        return centre.equals(node.id())
                || (centre.kind() == NodeId.Kind.NAMESPACE && node.namespace().equals(centre.key()));
    }
}
