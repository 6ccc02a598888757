package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Many nodes with many edges: full columns in an order in which most edges lead to the right.
///
/// A layered drawing gives every long edge a lane of its own; with hundreds of edges the lanes push the nodes so far
/// apart that nothing can be read, and it takes seconds. Here nodes stand close, callers left, and within a column near
/// to what they talk to. Cost: O(n²) for n nodes.
final class FlowGrid {
    private static final double BETWEEN_COLUMNS = 60;
    /// Rounds of sorting columns by their neighbours; more change little.
    private static final int ROUNDS = 4;

    private final Map<NodeId, List<NodeId>> neighbours = new HashMap<>();
    private final List<List<TopologyNode>> columns = new ArrayList<>();
    private final Map<NodeId, Box> places = new LinkedHashMap<>();

    private FlowGrid(List<TopologyNode> nodes, List<EdgeId> edges) {
        for (var edge : edges) {
            neighbours.computeIfAbsent(edge.source(), _ -> new ArrayList<>()).add(edge.target());
            neighbours.computeIfAbsent(edge.target(), _ -> new ArrayList<>()).add(edge.source());
        }
        int rows = rows(nodes);
        var order = FlowOrder.of(weights(nodes, edges));
        for (int i = 0; i < nodes.size(); i++) {
            if (i % rows == 0) {
                columns.add(new ArrayList<>());
            }
            columns.getLast().add(nodes.get(order.get(i)));
        }
    }

    static PlacedGroup place(List<TopologyNode> nodes, List<EdgeId> edges) {
        return new FlowGrid(nodes, edges).place();
    }

    private static int rows(List<TopologyNode> nodes) {
        double across = nodes.stream().mapToDouble(NodeSizes::width).average().orElse(0) + BETWEEN_COLUMNS;
        return (int) Math.max(1, Math.round(Math.sqrt(nodes.size() * across / NodeSizes.ROW / Grid.ASPECT)));
    }

    private static int[][] weights(List<TopologyNode> nodes, List<EdgeId> edges) {
        var numbers = new HashMap<NodeId, Integer>();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.put(nodes.get(i).id(), i);
        }
        var weights = new int[nodes.size()][nodes.size()];
        for (var edge : edges) {
            weights[numbers.getOrDefault(edge.source(), 0)][numbers.getOrDefault(edge.target(), 0)]++;
        }
        return weights;
    }

    private PlacedGroup place() {
        take();
        for (int round = 0; round < ROUNDS; round++) {
            for (var column : columns) {
                var wishes = new HashMap<NodeId, Double>();
                column.forEach(node -> wishes.put(node.id(), wishedY(node)));
                column.sort(Comparator.comparingDouble((TopologyNode node) -> wishes.getOrDefault(node.id(), 0.0))
                        .thenComparing(TopologyNode::id));
            }
            take();
        }
        return new PlacedGroup("", Drawing.extentOf(places.values()), places);
    }

    private double wishedY(TopologyNode node) {
        return neighbours.getOrDefault(node.id(), List.of()).stream()
                .map(places::get)
                .mapToDouble(box -> box == null ? 0 : box.y())
                .average()
                .orElse(0);
    }

    private void take() {
        double x = 0;
        for (var column : columns) {
            double y = 0;
            for (var node : column) {
                places.put(node.id(), NodeSizes.at(node, x, y));
                y += NodeSizes.ROW;
            }
            x += column.stream().mapToDouble(NodeSizes::width).max().orElse(0) + BETWEEN_COLUMNS;
        }
    }
}
