package dev.weft.picture.overlay.mark;

import dev.weft.picture.PaintContext;
import dev.weft.picture.Pick;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What shines and what is dimmed: a hovered or selected node lifts its edges and neighbours, an edge itself and its
/// ends; edges that are lit are lifted while nothing is hovered, with the lit nodes; the rest steps back. While the
/// difference of a draft is drawn what it does not change steps back too.
public record Emphasis(PaintContext context, boolean lifting, Set<EdgeId> edges, Set<NodeId> nodes) {
    private static final double DIMMED = 0.15;
    private static final double UNCHANGED = 0.30;
    private static final double DIMMED_NODE = 0.35;

    public static Emphasis of(PaintContext context) {
        var edges = new HashSet<EdgeId>();
        var nodes = new HashSet<NodeId>();
        context.lifted().ifPresent(pick -> {
            switch (pick) {
                case Pick.OfNode(var id) -> {
                    nodes.addAll(drawn(context.frame().scene().topology(), id));
                    context.frame().scene().topology().edgesOf(id).forEach(edge -> edges.add(edge.id()));
                }
                case Pick.OfEdge(var id) -> edges.add(id);
                case Pick.OfGroup _ -> {}
            }
        });
        if (!context.state().litEdges().isEmpty() && context.state().hover().isEmpty()) {
            edges.addAll(context.state().litEdges());
            nodes.addAll(context.state().lit());
        }
        for (var id : edges) {
            nodes.add(id.source());
            nodes.add(id.target());
        }
        return new Emphasis(context, !nodes.isEmpty(), edges, nodes);
    }

    /// Itself, or what came out of a group that was opened; nothing for what is not drawn.
    private static List<NodeId> drawn(Topology topology, NodeId id) {
        var opened = id.kind() == NodeId.Kind.GROUP ? topology.groups().opened().get(id.key()) : null;
        return opened == null
                ? topology.node(id).map(TopologyNode::id).stream().toList()
                : opened.members().stream().flatMap(box -> topology.fold(box).map(TopologyNode::id).stream()).toList();
    }

    public boolean lifts(TopologyEdge edge) {
        return lifting && edges.contains(edge.id());
    }

    /// 1 for what is drawn in full.
    public double strength(TopologyEdge edge) {
        if (lifting) {
            return lifts(edge) ? 1 : DIMMED;
        }
        return context.isDifference() && !isDrafted(edge) ? UNCHANGED : 1;
    }

    public double strength(NodeId node) {
        return lifting && !nodes.contains(node) ? DIMMED_NODE : 1;
    }

    private static boolean isDrafted(TopologyEdge edge) {
        return edge.state() == EdgeState.WOULD_BE_ALLOWED || edge.state() == EdgeState.WOULD_BE_DENIED;
    }
}
