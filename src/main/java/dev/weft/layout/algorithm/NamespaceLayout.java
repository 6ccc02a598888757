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

    /// Beyond these a layered drawing is slow, and too airy in any case.
    private static final int FEW_NODES = 120;

    private static final int FEW_EDGES = 180;
    /// So many times the room that the nodes themselves take is as much air as can be read.
    private static final double AIRY = 3;

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
        var linkedOnes = placeConnected(connected, edges);
        return alone.isEmpty() ? linkedOnes : below(linkedOnes, alone);
    }

    private static PlacedGroup placeConnected(List<TopologyNode> nodes, List<EdgeId> edges) {
        if (nodes.size() > FEW_NODES || edges.size() > FEW_EDGES) {
            return FlowGrid.place(nodes, edges);
        }
        var layers = Wrapping.toScreen(ElkLayers.place(nodes, edges), nodes);
        return isAiry(layers, nodes) ? FlowGrid.place(nodes, edges) : layers;
    }

    /// Long edges need lanes of their own; many of them drive the nodes apart.
    private static boolean isAiry(PlacedGroup drawing, List<TopologyNode> nodes) {
        double needed = nodes.stream()
                .mapToDouble(node -> (NodeSizes.width(node) + NodeSizes.GAP) * NodeSizes.ROW)
                .sum();
        return drawing.frame().width() * drawing.frame().height() > AIRY * needed;
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
