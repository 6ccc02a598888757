package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
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
