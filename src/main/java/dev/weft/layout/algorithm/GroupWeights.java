package dev.weft.layout.algorithm;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many edges lead from each group to each other.
final class GroupWeights {
    private final Map<NodeId, Integer> groupOf = new HashMap<>();
    private final int[][] weights;

    private GroupWeights(List<PlacedGroup> groups, Topology topology) {
        this.weights = new int[groups.size()][groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            for (var id : groups.get(i).nodes().keySet()) {
                groupOf.put(id, i);
            }
        }
        topology.edges().forEach(edge -> count(edge.id()));
    }

    static int[][] of(List<PlacedGroup> groups, Topology topology) {
        return new GroupWeights(groups, topology).weights;
    }

    private void count(EdgeId edge) {
        var source = groupOf.get(edge.source());
        var target = groupOf.get(edge.target());
        if (source != null && target != null && !source.equals(target)) {
            weights[source][target]++;
        }
    }
}
