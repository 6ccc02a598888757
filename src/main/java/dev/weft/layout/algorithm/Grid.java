package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.LinkedHashMap;
import java.util.List;

/// Nodes as rows and columns, with no thought for edges.
final class Grid {
    static final double ASPECT = 16.0 / 9;

    private Grid() {}

    /// About as wide as a screen. There must be a node.
    static PlacedGroup screenWide(List<TopologyNode> members) {
        double across = across(members);
        return columns(members, Math.round(Math.sqrt(members.size() * ASPECT * down(members) / across)));
    }

    /// As many columns as fit the width, one at least.
    static PlacedGroup within(List<TopologyNode> members, double width) {
        return columns(members, (long) ((width + NodeSizes.GAP) / across(members)));
    }

    private static double across(List<TopologyNode> members) {
        return members.stream().mapToDouble(NodeSizes::width).max().orElse(0) + NodeSizes.GAP;
    }

    private static double down(List<TopologyNode> members) {
        return members.stream().mapToDouble(NodeSizes::height).max().orElse(0) + NodeSizes.GAP;
    }

    private static PlacedGroup columns(List<TopologyNode> members, long wanted) {
        int columns = Math.clamp(wanted, 1, Math.max(1, members.size()));
        double across = across(members);
        double down = down(members);
        var nodes = new LinkedHashMap<NodeId, Box>();
        for (int i = 0; i < members.size(); i++) {
            int row = i / columns;
            int column = i % columns;
            nodes.put(members.get(i).id(), NodeSizes.at(members.get(i), column * across, row * down));
        }
        int rows = (members.size() + columns - 1) / columns;
        var frame = new Box(0, 0, columns * across - NodeSizes.GAP, rows * down - NodeSizes.GAP);
        return new PlacedGroup("", frame, nodes);
    }
}
