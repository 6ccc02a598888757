package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// The layered drawing of ELK (Sugiyama's method), callers on the left.
///
/// The layout is called directly, without ELK's own recursion; its options are registered by hand, as the service file
/// they are found by is lost when jars are merged.
/// Cost: about 1 ms for twenty nodes once warm; the first call loads a thousand classes and takes a second or more.
final class ElkLayers {
    private static final double BETWEEN_LAYERS = 60;
    /// ELK's own default is 7; the drawings here are small, and half the crossings are found in the first rounds.
    private static final int THOROUGHNESS = 3;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private ElkLayers() {}

    static PlacedGroup place(List<TopologyNode> nodes, List<EdgeId> edges) {
        var graph = options(ElkGraphUtil.createGraph());
        var shapes = new HashMap<NodeId, ElkNode>();
        var drawn = new LinkedHashMap<TopologyNode, ElkNode>();
        for (var node : nodes) {
            var shape = ElkGraphUtil.createNode(graph);
            shape.setDimensions(NodeSizes.width(node), NodeSizes.NODE_HEIGHT);
            shapes.put(node.id(), shape);
            drawn.put(node, shape);
        }
        for (var edge : edges) {
            ElkGraphUtil.createSimpleEdge(shapes.get(edge.source()), shapes.get(edge.target()));
        }
        new LayeredLayoutProvider().layout(graph, new NullElkProgressMonitor());
        var placed = new LinkedHashMap<NodeId, Box>();
        drawn.forEach((node, shape) ->
                placed.put(node.id(), NodeSizes.at(node, Math.rint(shape.getX()), Math.rint(shape.getY()))));
        return new PlacedGroup("", placed.values().stream().reduce(Box::around).orElseThrow(), placed);
    }

    /// Everything at once: boxes are nodes of the drawing, with their members in the layers of the whole. What talks to
    /// nobody stands as a grid, in its box, or, with its box, below everything.
    ///
    /// Cost: 0.1 s for 70 nodes and 100 edges warm, a second for 240 and 400; it grows faster than the edges do.
    static Drawing whole(Topology topology, Sections sections, NamespaceLayout namespaces) {
        var linked = new HashSet<NodeId>();
        topology.edges().stream().map(TopologyEdge::id).filter(id -> !id.source().equals(id.target())).forEach(id -> {
            linked.add(id.source());
            linked.add(id.target());
        });
        var graph = compound(ElkGraphUtil.createGraph());
        var parts = new ArrayList<Part>();
        var alone = new ArrayList<PlacedGroup>();
        sections.open().forEach((name, members) -> {
            if (members.stream().noneMatch(node -> linked.contains(node.id()))) {
                alone.add(namespaces.place(name, members, topology));
            } else {
                parts.add(box(graph, name, members, linked));
            }
        });
        Stream.of(sections.folded(), sections.left(), sections.right(), sections.machines())
                .flatMap(List::stream)
                .forEach(node -> {
                    if (linked.contains(node.id())) {
                        parts.add(new Part("", graph, List.of(shape(graph, node))));
                    } else {
                        alone.add(PlacedGroup.lone(node.id(), NodeSizes.at(node, 0, 0)));
                    }
                });
        connect(topology, parts);
        new LayeredLayoutProvider().layout(graph, new NullElkProgressMonitor());
        return collected(parts, alone);
    }

    /// A node or a grid of them, as a shape of the drawing.
    private record Placed(ElkNode shape, PlacedGroup group) {}

    /// A box, or without a name what stands in none.
    private record Part(String name, ElkNode shape, List<Placed> members) {}

    private static Placed shape(ElkNode parent, TopologyNode node) {
        var shape = ElkGraphUtil.createNode(parent);
        shape.setDimensions(NodeSizes.width(node), NodeSizes.height(node));
        return new Placed(shape, PlacedGroup.lone(node.id(), NodeSizes.at(node, 0, 0)));
    }

    private static Part box(ElkNode graph, String name, List<TopologyNode> members, Set<NodeId> linked) {
        var box = options(ElkGraphUtil.createNode(graph));
        box.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        double side = NodeSizes.PADDING;
        box.setProperty(LayeredOptions.PADDING, new ElkPadding(side + NodeSizes.HEADER, side, side, side));
        box.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSize());
        box.setProperty(LayeredOptions.NODE_SIZE_MINIMUM, new KVector(NodeSizes.headerWidth(name), 0));
        var placed = new ArrayList<Placed>();
        members.stream().filter(node -> linked.contains(node.id())).forEach(node -> placed.add(shape(box, node)));
        var idle = members.stream().filter(node -> !linked.contains(node.id())).toList();
        if (!idle.isEmpty()) {
            var grid = Grid.screenWide(idle);
            var shape = ElkGraphUtil.createNode(box);
            shape.setDimensions(grid.frame().width(), grid.frame().height());
            placed.add(new Placed(shape, grid));
        }
        return new Part(name, box, placed);
    }

    private static void connect(Topology topology, List<Part> parts) {
        var shapes = new HashMap<NodeId, ElkNode>();
        parts.forEach(part -> part.members().forEach(
                placed -> placed.group().nodes().keySet().forEach(id -> shapes.put(id, placed.shape()))));
        for (var edge : topology.edges()) {
            var source = shapes.get(edge.id().source());
            var target = shapes.get(edge.id().target());
            if (source != null && target != null && !edge.id().source().equals(edge.id().target())) {
                ElkGraphUtil.createSimpleEdge(source, target);
            }
        }
    }

    private static Drawing collected(List<Part> parts, List<PlacedGroup> alone) {
        var nodes = new HashMap<NodeId, Box>();
        var frames = new HashMap<String, Box>();
        Wrapping.inBands(parts.stream().map(ElkLayers::group).toList()).forEach(group -> group.into(nodes, frames));
        if (!alone.isEmpty()) {
            double below = parts.isEmpty() ? 0
                    : Drawing.extent(nodes, frames).bottom() + NodeSizes.GROUP_GAP_DOWN;
            Columns.of(alone).place().forEach(group -> group.moved(0, below).into(nodes, frames));
        }
        return new Drawing(nodes, frames);
    }

    private static PlacedGroup group(Part part) {
        boolean boxed = !part.name().isEmpty();
        double x = boxed ? Math.rint(part.shape().getX()) : 0;
        double y = boxed ? Math.rint(part.shape().getY()) : 0;
        var nodes = new LinkedHashMap<NodeId, Box>();
        part.members().forEach(placed -> nodes.putAll(placed.group()
                .at(x + Math.rint(placed.shape().getX()), y + Math.rint(placed.shape().getY()))
                .nodes()));
        var frame = boxed ? new Box(x, y, Math.ceil(part.shape().getWidth()), Math.ceil(part.shape().getHeight()))
                : Drawing.extentOf(nodes.values());
        return new PlacedGroup(part.name(), frame, nodes);
    }

    private static ElkNode compound(ElkNode graph) {
        options(graph);
        graph.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, NodeSizes.GROUP_GAP / 2);
        return graph;
    }

    private static ElkNode options(ElkNode graph) {
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(LayeredOptions.THOROUGHNESS, THOROUGHNESS);
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.ASPECT_RATIO, Grid.ASPECT);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, NodeSizes.GAP);
        graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, NodeSizes.GAP);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        return graph;
    }
}
