package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Places the nodes of one namespace: those with edges among them in layers from left to right, the others as a grid
/// below. What was laid out before and has the same nodes and edges is taken from memory.
///
/// Threads: confined to the analysis thread.
final class NamespaceLayout {
    /// Namespaces kept in memory; more than a screen can show open.
    private static final int REMEMBERED = 512;

    /// All that decides the result.
    private record Shape(List<NodeId> nodes, List<Double> widths, List<EdgeId> edges) {}

    private final Map<Shape, PlacedGroup> remembered = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, PlacedGroup> eldest) {
            return size() > REMEMBERED;
        }
    };

    PlacedGroup place(String namespace, List<TopologyNode> members, Topology topology) {
        var edges = edgesAmong(members, topology);
        var shape = new Shape(
                members.stream().map(TopologyNode::id).toList(),
                members.stream().map(NodeSizes::width).toList(),
                edges);
        var placed = remembered.get(shape);
        if (placed == null) {
            placed = place(members, edges);
            remembered.put(shape, placed);
        }
        return placed.boxed(namespace);
    }

    private static List<EdgeId> edgesAmong(List<TopologyNode> members, Topology topology) {
        var inside = new HashSet<NodeId>();
        members.forEach(node -> inside.add(node.id()));
        var edges = new ArrayList<EdgeId>();
        for (var node : members) {
            for (var edge : topology.graph().outgoingEdgesOf(node.id())) {
                if (inside.contains(edge.target()) && !edge.target().equals(edge.source())) {
                    edges.add(edge);
                }
            }
        }
        return edges;
    }

    private static PlacedGroup place(List<TopologyNode> members, List<EdgeId> edges) {
        var linked = new HashSet<NodeId>();
        edges.forEach(edge -> {
            linked.add(edge.source());
            linked.add(edge.target());
        });
        var connected = members.stream().filter(node -> linked.contains(node.id())).toList();
        var alone = members.stream().filter(node -> !linked.contains(node.id())).toList();
        if (connected.isEmpty()) {
            return Grid.screenWide(alone);
        }
        var layers = Wrapping.toScreen(ElkLayers.place(connected, edges), connected);
        return alone.isEmpty() ? layers : below(layers, alone);
    }

    private static PlacedGroup below(PlacedGroup layers, List<TopologyNode> alone) {
        var screen = Grid.screenWide(alone);
        double width = Math.max(layers.frame().width(), screen.frame().width());
        var grid = Grid.within(alone, width).at(layers.frame().x(), layers.frame().bottom() + NodeSizes.GAP);
        var nodes = new LinkedHashMap<NodeId, Box>(layers.nodes());
        nodes.putAll(grid.nodes());
        return new PlacedGroup("", layers.frame().around(grid.frame()), nodes);
    }
}
