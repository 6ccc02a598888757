package dev.weft.topology;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The graph to draw: immutable, in the order of its ids.
public final class Topology {
    private final SortedMap<NodeId, TopologyNode> nodes;
    private final SortedMap<EdgeId, TopologyEdge> edges;

    Topology(SortedMap<NodeId, TopologyNode> nodes, SortedMap<EdgeId, TopologyEdge> edges) {
        this.nodes = nodes;
        this.edges = edges;
    }

    public Collection<TopologyNode> nodes() {
        return nodes.values();
    }

    public Collection<TopologyEdge> edges() {
        return edges.values();
    }

    public Optional<TopologyNode> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Optional<TopologyEdge> edge(EdgeId id) {
        return Optional.ofNullable(edges.get(id));
    }

    /// Edges from or to the node, in the order of their ids.
    public List<TopologyEdge> edgesOf(NodeId id) {
        throw new UnsupportedOperationException("to be written" + id);
    }
}
