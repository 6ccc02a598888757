package dev.weft.topology;

import dev.weft.lazy.Lazy;
import dev.weft.map.Layered;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DefaultDirectedGraph;

/// The graph to draw: immutable, in the order of its ids.
public final class Topology {
    /// What was seen, with the edge between its ends before any filter or fold.
    public record Seen(EdgeId edge, Evidence.Observed observed) {}

    /// Nodes and edges by number, in the order of their ids, with both ends of each edge: what walks all edges looks no
    /// end up by its name.
    public static final class Numbered {
        private final List<TopologyNode> nodes;
        private final List<TopologyEdge> edges;
        private final int[] sources;
        private final int[] targets;
        private final List<EdgeState> states;

        private Numbered(Collection<TopologyNode> drawn, Collection<TopologyEdge> lines) {
            this.nodes = List.copyOf(drawn);
            var numbers = new HashMap<NodeId, Integer>();
            for (int i = 0; i < nodes.size(); i++) {
                numbers.put(nodes.get(i).id(), i);
            }
            this.edges = lines.stream()
                    .filter(edge -> numbers.containsKey(edge.id().source()) && numbers.containsKey(edge.id().target()))
                    .toList();
            this.sources = edges.stream().mapToInt(edge -> numbers.get(edge.id().source())).toArray();
            this.targets = edges.stream().mapToInt(edge -> numbers.get(edge.id().target())).toArray();
            this.states = edges.stream().map(TopologyEdge::state).toList();
        }

        public List<TopologyNode> nodes() {
            return nodes;
        }

        /// Those that have both their ends among the nodes.
        public List<TopologyEdge> edges() {
            return edges;
        }

        /// The number of the node that an edge begins at.
        public int source(int edge) {
            return sources[edge];
        }

        /// The number of the node that an edge ends at.
        public int target(int edge) {
            return targets[edge];
        }

        /// Found out once for all that walk the edges.
        public EdgeState state(int edge) {
            return states.get(edge);
        }
    }

    public static final Topology EMPTY = of(List.of(), List.of());

    private final Map<NodeId, TopologyNode> nodes;
    private final Map<EdgeId, TopologyEdge> edges;
    private final List<String> notes;
    private final List<Seen> seen;
    /// The same object as long as the same ids are drawn.
    private final Object shape;
    private final FoldGroups groups;
    /// Made when it is first asked for: a draft is drawn at each key stroke, and walked seldom.
    private final Lazy<Graph<NodeId, EdgeId>> graph = Lazy.of(this::made);

    private final Lazy<Numbered> numbered = Lazy.of(this::counted);

    private Topology(
            Map<NodeId, TopologyNode> nodes,
            Map<EdgeId, TopologyEdge> edges,
            List<String> notes,
            List<Seen> seen,
            Object shape,
            FoldGroups groups) {
        this.shape = shape;
        this.groups = groups;
        this.nodes = nodes;
        this.edges = edges;
        this.notes = List.copyOf(notes);
        this.seen = List.copyOf(seen);
    }

    /// The same with some nodes and edges more, or in place of those of the same ids, and with these notes.
    ///
    /// Cost: O(what is put), as the rest is shared.
    public Topology with(Collection<TopologyNode> putNodes, Collection<TopologyEdge> putEdges, List<String> saying) {
        var changedNodes = new HashMap<NodeId, Optional<TopologyNode>>();
        putNodes.forEach(node -> changedNodes.put(node.id(), Optional.of(node)));
        var changedEdges = new HashMap<EdgeId, Optional<TopologyEdge>>();
        putEdges.forEach(edge -> changedEdges.put(edge.id(), Optional.of(edge)));
        return new Topology(
                changedNodes.isEmpty() ? nodes : Layered.of(nodes, changedNodes),
                changedEdges.isEmpty() ? edges : Layered.of(edges, changedEdges),
                saying,
                seen,
                nodes.keySet().containsAll(changedNodes.keySet()) ? shape : new Object(),
                groups);
    }

    /// Are the same nodes drawn? Then nothing has to find a place. Cost: nothing; false when it is not obvious.
    @SuppressWarnings("ReferenceEquality") // on purpose: comparing two graphs would cost more than placing one
    public boolean sharesNodesWith(Topology other) {
        return shape == other.shape;
    }

    /// Throws IllegalArgumentException when an edge ends at a node that is not among the nodes.
    public static Topology of(Collection<TopologyNode> nodes, Collection<TopologyEdge> edges) {
        var byNode = new TreeMap<NodeId, TopologyNode>();
        nodes.forEach(node -> byNode.put(node.id(), node));
        var byEdge = new TreeMap<EdgeId, TopologyEdge>();
        edges.forEach(edge -> byEdge.put(edge.id(), edge));
        byEdge.keySet().forEach(id -> {
            if (!byNode.containsKey(id.source()) || !byNode.containsKey(id.target())) {
                throw new IllegalArgumentException("an edge without an end: " + id);
            }
        });
        return new Topology(
                Collections.unmodifiableSortedMap(byNode),
                Collections.unmodifiableSortedMap(byEdge),
                List.of(),
                List.of(),
                new Object(),
                FoldGroups.NONE);
    }

    /// With sentences for the user, and all that was seen.
    public Topology saying(List<String> notes, List<Seen> seen) {
        return new Topology(nodes, edges, notes, seen, shape, groups);
    }

    /// With word on which folded boxes stand together.
    public Topology grouped(FoldGroups others) {
        return new Topology(nodes, edges, notes, seen, shape, others);
    }

    /// The node that stands for all of a box: the folded namespace, or the group that it is in. Empty while it is open.
    public Optional<TopologyNode> fold(String box) {
        return node(groups.end(box)).filter(node -> node.namespace().isEmpty());
    }

    public FoldGroups groups() {
        return groups;
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
                ? graph().edgesOf(id).stream().sorted().flatMap(this::drawn).toList()
                : List.of();
    }

    private Stream<TopologyEdge> drawn(EdgeId id) {
        return edge(id).stream();
    }

    /// Cost: O(nodes + edges), once.
    public Numbered numbered() {
        return numbered.get();
    }

    private Numbered counted() {
        return new Numbered(nodes.values(), edges.values());
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
        return graph.get();
    }

    private Graph<NodeId, EdgeId> made() {
        var drawn = new DefaultDirectedGraph<NodeId, EdgeId>(EdgeId.class);
        nodes.keySet().forEach(drawn::addVertex);
        edges.keySet().forEach(id -> drawn.addEdge(id.source(), id.target(), id));
        return new AsUnmodifiableGraph<>(drawn);
    }
}
