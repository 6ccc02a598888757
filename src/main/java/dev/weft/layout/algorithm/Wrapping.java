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

/// Breaks tall layers into several columns, and wide drawings into several bands. A hub that a hundred workloads call
/// makes a layer of a hundred: a ribbon that no screen shows. The order of the layers and that within each are kept.
final class Wrapping {
    /// A drawing up to this much higher than wide is left as it is.
    private static final double TOO_TALL = 1.6;

    private static final double BETWEEN_LAYERS = 60;

    /// More bands than these nobody follows.
    private static final int MOST_BANDS = 6;

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

    /// Breaks a drawing that is much wider than a screen into bands one below the other, as text is broken into lines.
    /// What stands in one band keeps its place there. Boxes lie in one band as a whole.
    static List<PlacedGroup> inBands(List<PlacedGroup> drawing) {
        var best = drawing;
        double least = oddity(extent(drawing));
        for (int bands = 2; bands <= Math.min(MOST_BANDS, drawing.size()); bands++) {
            var tried = inBands(drawing, bands);
            double oddity = oddity(extent(tried));
            if (oddity < least) {
                least = oddity;
                best = tried;
            }
        }
        return best;
    }

    private static List<PlacedGroup> inBands(List<PlacedGroup> drawing, int bands) {
        var whole = extent(drawing);
        var members = new TreeMap<Integer, List<PlacedGroup>>();
        for (var group : drawing) {
            int band = (int) ((group.frame().centerX() - whole.x()) / whole.width() * bands);
            members.computeIfAbsent(Math.min(band, bands - 1), _ -> new ArrayList<>()).add(group);
        }
        var placed = new ArrayList<PlacedGroup>();
        double top = 0;
        for (var band : members.values()) {
            var extent = extent(band);
            for (var group : band) {
                placed.add(group.moved(-extent.x(), top - extent.y()));
            }
            top += extent.height() + NodeSizes.GROUP_GAP_DOWN;
        }
        return placed;
    }

    private static Box extent(List<PlacedGroup> groups) {
        return Drawing.extentOf(groups.stream().map(PlacedGroup::frame).toList());
    }

    private static double oddity(Box extent) {
        return Math.abs(Math.log(extent.width() / Math.max(1, extent.height()) / Grid.ASPECT));
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
        return oddity(new Box(0, 0, width, height));
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
