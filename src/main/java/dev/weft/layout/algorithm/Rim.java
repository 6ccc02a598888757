package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Nodes in columns beside the namespaces, each about level with what it talks to. Ingresses stand nearest.
final class Rim {
    private final Box centre;
    private final PlacedGroup block;

    Rim(List<TopologyNode> members, Box centre, Neighbours neighbours) {
        this.centre = centre;
        var wishes = new HashMap<NodeId, Double>();
        members.forEach(node -> wishes.put(
                node.id(),
                neighbours.centre(node.id()).map(Box::y).orElse(centre.centerY()) - NodeSizes.NODE_HEIGHT / 2));
        boolean apart = !neighbours.link(members);
        var byWish = Comparator.comparing((TopologyNode node) -> wishes.getOrDefault(node.id(), 0.0))
                .thenComparing(TopologyNode::id);
        var byKind = Comparator.comparing((TopologyNode node) -> node.id().kind()).reversed();
        boolean one = apart && members.size() <= rows();
        var sorted = members.stream().sorted(one ? byWish : byKind.thenComparing(byWish)).toList();
        this.block = place(sorted, wishes, one);
    }

    private int rows() {
        return (int) Math.max(6, (centre.height() + NodeSizes.GAP) / NodeSizes.ROW);
    }

    private PlacedGroup place(List<TopologyNode> sorted, Map<NodeId, Double> wishes, boolean shared) {
        var places = new LinkedHashMap<NodeId, Box>();
        double x = 0;
        for (var column : columns(sorted, rows(), shared)) {
            placeColumn(column, x, wishes, places);
            x += column.stream().mapToDouble(NodeSizes::width).max().orElse(0) + NodeSizes.GAP;
        }
        return new PlacedGroup("", Drawing.extentOf(places.values()), places);
    }

    /// A new column when one is full and where another kind begins. A few that do not talk to one another share one:
    /// the drawing is wider than a screen already.
    private static List<List<TopologyNode>> columns(List<TopologyNode> sorted, int rows, boolean shared) {
        var columns = new ArrayList<List<TopologyNode>>();
        for (var node : sorted) {
            if (columns.isEmpty()
                    || columns.getLast().size() == rows
                    || (!shared && columns.getLast().getFirst().id().kind() != node.id().kind())) {
                columns.add(new ArrayList<>());
            }
            columns.getLast().add(node);
        }
        return columns;
    }

    /// Each as near to its wish as those above it allow; when the column would end too low, all move up.
    private void placeColumn(
            List<TopologyNode> column, double x, Map<NodeId, Double> wishes, Map<NodeId, Box> places) {
        double end = Math.max(centre.bottom(), centre.y() + column.size() * NodeSizes.ROW);
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < column.size(); i++) {
            double lowest = end - (column.size() - i) * NodeSizes.ROW + NodeSizes.GAP;
            double y = Math.clamp(
                    wishes.getOrDefault(column.get(i).id(), 0.0), centre.y(), Math.max(centre.y(), lowest));
            y = Math.rint(Math.max(y, next));
            places.put(column.get(i).id(), NodeSizes.at(column.get(i), x, y));
            next = y + NodeSizes.ROW;
        }
    }

    PlacedGroup leftOf(Box box) {
        return block.at(box.x() - NodeSizes.GROUP_GAP - block.frame().width(), block.frame().y());
    }

    PlacedGroup rightOf(Box box) {
        return block.at(box.right() + NodeSizes.GROUP_GAP, block.frame().y());
    }
}
