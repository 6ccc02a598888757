package dev.weft.topology;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DefaultDirectedGraph;

/// The graph to draw: immutable, in the order of its ids.
public final class Topology {
    /// What was seen, with the edge between its ends before any filter or fold.
    public record Seen(EdgeId edge, Evidence.Observed observed) {}

    public static final Topology EMPTY = of(List.of(), List.of());

    private final SortedMap<NodeId, TopologyNode> nodes;
    private final SortedMap<EdgeId, TopologyEdge> edges;
    private final List<String> notes;
    private final List<Seen> seen;
    private final Graph<NodeId, EdgeId> graph;

    Topology(
            Collection<TopologyNode> nodes, Collection<TopologyEdge> edges, List<String> notes, List<Seen> seen) {
        var byNode = new TreeMap<NodeId, TopologyNode>();
        nodes.forEach(node -> byNode.put(node.id(), node));
        var byEdge = new TreeMap<EdgeId, TopologyEdge>();
        edges.forEach(edge -> byEdge.put(edge.id(), edge));
        this.nodes = Collections.unmodifiableSortedMap(byNode);
        this.edges = Collections.unmodifiableSortedMap(byEdge);
        this.notes = List.copyOf(notes);
        this.seen = List.copyOf(seen);
        var drawn = new DefaultDirectedGraph<NodeId, EdgeId>(EdgeId.class);
        byNode.keySet().forEach(drawn::addVertex);
        byEdge.keySet().forEach(id -> drawn.addEdge(id.source(), id.target(), id));
        this.graph = new AsUnmodifiableGraph<>(drawn);
    }

    /// Throws IllegalArgumentException when an edge ends at a node that is not among the nodes.
    public static Topology of(Collection<TopologyNode> nodes, Collection<TopologyEdge> edges) {
        return new Topology(nodes, edges, List.of(), List.of());
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

    /// Edges from or to the node, in the order of their ids; none for a node that is not drawn.
    public List<TopologyEdge> edgesOf(NodeId id) {
        return nodes.containsKey(id)
                ? graph.edgesOf(id).stream().sorted().flatMap(this::drawn).toList()
                : List.of();
    }

    private Stream<TopologyEdge> drawn(EdgeId id) {
        return edge(id).stream();
    }

    /// What the user must know about this drawing, one sentence each.
    public List<String> notes() {
        return notes;
    }

    /// Everything that was seen, whatever is filtered away or folded, in no particular order.
    public List<Seen> seen() {
        return seen;
    }

    /// The same graph for algorithms; a change of it is refused. An edge may lead from a node to itself.
    public Graph<NodeId, EdgeId> graph() {
        return graph;
    }
}
