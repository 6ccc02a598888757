package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.LinkedHashMap;
import java.util.List;

/// Nodes without edges as rows and columns, about as wide as a screen.
final class Grid {
    static final double ASPECT = 16.0 / 9;

    private Grid() {}

    /// In a namespace box.
    static PlacedGroup boxed(String namespace, List<TopologyNode> members) {
        var bare = bare(members);
        var nodes = new LinkedHashMap<NodeId, Box>();
        bare.nodes().forEach((id, box) ->
                nodes.put(id, box.moved(NodeSizes.PADDING, NodeSizes.HEADER + NodeSizes.PADDING)));
        var frame = new Box(
                0,
                0,
                bare.frame().width() + 2 * NodeSizes.PADDING,
                bare.frame().height() + NodeSizes.HEADER + 2 * NodeSizes.PADDING);
        return new PlacedGroup(namespace, frame, nodes);
    }

    /// Without a box.
    static PlacedGroup bare(List<TopologyNode> members) {
        double width = members.stream().mapToDouble(NodeSizes::width).max().orElse(0);
        double across = width + NodeSizes.GAP;
        double down = NodeSizes.NODE_HEIGHT + NodeSizes.GAP;
        int columns = columns(members.size(), across, down);
        int rows = (members.size() + columns - 1) / columns;
        var nodes = new LinkedHashMap<NodeId, Box>();
        for (int i = 0; i < members.size(); i++) {
            int row = i / columns;
            int column = i % columns;
            var node = members.get(i);
            nodes.put(
                    node.id(), new Box(column * across, row * down, NodeSizes.width(node), NodeSizes.NODE_HEIGHT));
        }
        var frame = new Box(0, 0, columns * across - NodeSizes.GAP, rows * down - NodeSizes.GAP);
        return new PlacedGroup("", frame, nodes);
    }

    private static int columns(int count, double across, double down) {
        return Math.clamp(Math.round(Math.sqrt(count * ASPECT * down / across)), 1, Math.max(1, count));
    }
}
