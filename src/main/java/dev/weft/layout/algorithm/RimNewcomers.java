package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// New nodes of the rims: beside those that stand there, else beside everything.
final class RimNewcomers {
    /// Four columns of nodes: further out one would not look for it.
    private static final double DEPTH = 4 * 240;

    private static final double STEP_DOWN = NodeSizes.ROW / 4;

    private final Sections sections;
    private final Map<NodeId, Box> nodes;
    private final Neighbours neighbours;

    RimNewcomers(Sections sections, Map<NodeId, Box> nodes, Neighbours neighbours) {
        this.sections = sections;
        this.nodes = nodes;
        this.neighbours = neighbours;
    }

    /// `world` and `extent` are asked again for each node, as it changes them.
    void place(Function<String, Occupied> world, Supplier<Box> extent) {
        for (var node : newOnes(sections.left())) {
            var all = extent.get();
            double edge = standing(sections.left(), all, true).stream()
                    .mapToDouble(Box::right)
                    .max()
                    .orElse(all.x() - NodeSizes.GROUP_GAP);
            var region = new Box(edge - DEPTH, all.y(), DEPTH, height(all));
            put(node, edge - NodeSizes.width(node), region, world.apply(""));
        }
        for (var node : newOnes(sections.right())) {
            var all = extent.get();
            double edge = standing(sections.right(), all, false).stream()
                    .mapToDouble(Box::x)
                    .min()
                    .orElse(all.right() + NodeSizes.GROUP_GAP);
            put(node, edge, new Box(edge, all.y(), DEPTH, height(all)), world.apply(""));
        }
        placeMachines(world, extent);
    }

    private void placeMachines(Function<String, Occupied> world, Supplier<Box> extent) {
        for (var node : newOnes(sections.machines())) {
            var all = extent.get();
            double top = sections.machines().stream()
                    .filter(machine -> nodes.containsKey(machine.id()))
                    .mapToDouble(machine -> boxOf(machine).y())
                    .min()
                    .orElse(all.bottom() + NodeSizes.GROUP_GAP_DOWN);
            var region = new Box(all.x(), top, Math.max(all.width(), DEPTH), DEPTH);
            put(node, all.x(), region, world.apply(""));
        }
    }

    /// Those of one side that really stand on that side.
    private List<Box> standing(List<TopologyNode> members, Box all, boolean left) {
        var boxes = new ArrayList<Box>();
        for (var node : members) {
            if (nodes.containsKey(node.id()) && boxOf(node).centerX() < all.centerX() == left) {
                boxes.add(boxOf(node));
            }
        }
        return boxes;
    }

    private Box boxOf(TopologyNode node) {
        return nodes.getOrDefault(node.id(), NodeSizes.at(node, 0, 0));
    }

    private static double height(Box all) {
        return Math.max(all.height(), 6 * NodeSizes.ROW);
    }

    private List<TopologyNode> newOnes(List<TopologyNode> members) {
        return members.stream().filter(node -> !nodes.containsKey(node.id())).toList();
    }

    /// When its rim is full, below everything.
    private void put(TopologyNode node, double x, Box region, Occupied world) {
        double y = neighbours.centre(node.id()).map(Box::y).orElse(region.y()) - NodeSizes.NODE_HEIGHT / 2;
        var search = new Occupied.Search(region, NodeSizes.UNIT, STEP_DOWN, NodeSizes.GAP);
        var below = new Box(region.x(), region.bottom(), region.width(), 100 * DEPTH);
        var place = world.nearestFree(NodeSizes.at(node, x, y), search)
                .or(() -> world.nearestFree(
                        NodeSizes.at(node, x, region.bottom()),
                        new Occupied.Search(below, NodeSizes.UNIT, STEP_DOWN, NodeSizes.GAP)))
                .orElse(NodeSizes.at(node, x, below.bottom()));
        nodes.put(node.id(), place);
    }
}
