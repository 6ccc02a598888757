package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Breaks tall layers into several columns. A hub that a hundred workloads call makes a layer of a hundred: a ribbon
/// that no screen shows. The order of the layers and that within each are kept.
final class Wrapping {
    /// A drawing up to this much higher than wide is left as it is.
    private static final double TOO_TALL = 1.6;

    private static final double BETWEEN_LAYERS = 60;

    private record Placed(TopologyNode node, Box box) {}

    private final List<List<TopologyNode>> layers;
    private final int longest;

    private Wrapping(List<List<TopologyNode>> layers) {
        this.layers = layers;
        this.longest = layers.stream().mapToInt(List::size).max().orElse(1);
    }

    static PlacedGroup toScreen(PlacedGroup drawing, List<TopologyNode> nodes) {
        if (drawing.frame().height() <= TOO_TALL * drawing.frame().width()) {
            return drawing;
        }
        return new Wrapping(layersOf(drawing.nodes(), nodes)).best();
    }

    /// Nodes by their column, left to right, and within it from top to bottom.
    private static List<List<TopologyNode>> layersOf(Map<NodeId, Box> places, List<TopologyNode> nodes) {
        var byColumn = new TreeMap<Long, List<TopologyNode>>();
        nodes.stream()
                .map(node -> new Placed(node, places.getOrDefault(node.id(), NodeSizes.at(node, 0, 0))))
                .sorted(Comparator.comparingDouble((Placed placed) -> placed.box.y())
                        .thenComparing(placed -> placed.node.id()))
                .forEach(placed -> byColumn
                        .computeIfAbsent(Math.round(placed.box.centerX() / BETWEEN_LAYERS), _ -> new ArrayList<>())
                        .add(placed.node));
        return List.copyOf(byColumn.values());
    }

    private PlacedGroup best() {
        int rows = 1;
        for (int tried = 2; tried <= longest; tried++) {
            if (oddity(tried) < oddity(rows)) {
                rows = tried;
            }
        }
        return place(rows);
    }

    private double oddity(int rows) {
        double width = -BETWEEN_LAYERS;
        for (var layer : layers) {
            int columns = (layer.size() + rows - 1) / rows;
            width += BETWEEN_LAYERS - NodeSizes.GAP + columns * (widest(layer) + NodeSizes.GAP);
        }
        double height = rows * NodeSizes.ROW - NodeSizes.GAP;
        return Math.abs(Math.log(width / height / Grid.ASPECT));
    }

    private PlacedGroup place(int rows) {
        var places = new LinkedHashMap<NodeId, Box>();
        double left = 0;
        double tallest = Math.min(longest, rows) * NodeSizes.ROW;
        for (var layer : layers) {
            double across = widest(layer) + NodeSizes.GAP;
            int columns = (layer.size() + rows - 1) / rows;
            int high = (layer.size() + columns - 1) / columns;
            double top = Math.floor((tallest - high * NodeSizes.ROW) / 2);
            for (int i = 0; i < layer.size(); i++) {
                int column = i / high;
                int row = i % high;
                places.put(
                        layer.get(i).id(),
                        NodeSizes.at(layer.get(i), left + column * across, top + row * NodeSizes.ROW));
            }
            left += columns * across - NodeSizes.GAP + BETWEEN_LAYERS;
        }
        return new PlacedGroup("", places.values().stream().reduce(Box::around).orElseThrow(), places);
    }

    private static double widest(List<TopologyNode> layer) {
        return layer.stream().mapToDouble(NodeSizes::width).max().orElse(0);
    }
}
