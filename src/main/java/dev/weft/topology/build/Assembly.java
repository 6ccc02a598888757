package dev.weft.topology.build;

import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.group.OutsidePeers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the contributors have added so far. Every merge commutes and associates, so their order does not matter.
final class Assembly implements TopologyParts {
    /// Which of two accounts of a node names it: the one that counted its members, then the first by name.
    private static final Comparator<TopologyNode> SAYS_MORE = Comparator.comparingInt(
            (TopologyNode node) -> -node.facts().members())
            .thenComparing(TopologyNode::label)
            .thenComparing(TopologyNode::namespace)
            .thenComparing(node -> node.object().map(Object::toString).orElse(""));

    private final Map<NodeId, TopologyNode> nodes = new HashMap<>();
    /// What each node was merged from, where that is asked for.
    private final Map<NodeId, List<TopologyNode>> accounts = new HashMap<>();
    /// In the order they came, which is by namespaces: a draft is laid over in runs.
    private final Map<EdgeId, Gathered> edges = new LinkedHashMap<>();
    private final SortedSet<String> notes = new TreeSet<>();

    @Override
    public void node(TopologyNode node) {
        nodes.merge(node.id(), node, Assembly::merge);
    }

    /// Adds a node, and remembers this account of it for [#replace].
    void account(TopologyNode node) {
        node(node);
        accounts.computeIfAbsent(node.id(), _ -> new ArrayList<>(2)).add(node);
    }

    /// One of the accounts of a node says something else now: the node as it stands in its box; empty when it is not
    /// among the accounts.
    Optional<TopologyNode> replace(Contributor.NodeChange change, TopologyRequest request) {
        var all = accounts.getOrDefault(change.now().id(), List.of());
        int at = all.indexOf(change.before());
        if (at < 0) {
            return Optional.empty();
        }
        all.set(at, change.now());
        var made = all.stream().reduce(Assembly::merge).map(request::boxed);
        made.ifPresent(node -> nodes.put(node.id(), node));
        return made;
    }

    @Override
    public void edge(EdgeId id, Evidence evidence) {
        edges.computeIfAbsent(id, _ -> new Gathered()).add(evidence);
    }

    @Override
    public void merged(EdgeId id, Evidence evidence, int pairs) {
        edges.computeIfAbsent(id, _ -> new Gathered()).add(evidence, pairs);
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    /// Every node into its box.
    void box(TopologyRequest request) {
        nodes.replaceAll((_, node) -> request.boxed(node));
        OutsidePeers.boxes(nodes.keySet().stream().filter(id -> id.kind() == NodeId.Kind.OUTSIDE).toList())
                .forEach((id, box) -> nodes.computeIfPresent(id, (_, node) -> node.in(box)));
    }

    /// The same parts, to leave some of them out.
    Assembly copy() {
        var copy = new Assembly();
        copy.nodes.putAll(nodes);
        copy.edges.putAll(edges);
        copy.notes.addAll(notes);
        return copy;
    }

    Map<NodeId, TopologyNode> nodes() {
        return nodes;
    }

    Map<EdgeId, Gathered> edges() {
        return edges;
    }

    List<String> notes() {
        return new ArrayList<>(notes);
    }

    List<Topology.Seen> seen() {
        var seen = new ArrayList<Topology.Seen>();
        edges.forEach((id, gathered) -> gathered.observed().forEach(one -> seen.add(new Topology.Seen(id, one))));
        return seen;
    }

    Topology topology(List<Topology.Seen> seen) {
        var drawn = new ArrayList<TopologyEdge>(edges.size());
        edges.forEach((id, gathered) -> drawn.add(gathered.edge(id)));
        return Topology.of(nodes.values(), drawn).saying(notes(), seen);
    }

    private static TopologyNode merge(TopologyNode one, TopologyNode other) {
        var leading = SAYS_MORE.compare(one, other) <= 0 ? one : other;
        var following = leading.equals(one) ? other : one;
        return leading.withFacts(merge(leading.facts(), following.facts()));
    }

    private static TopologyNode.Facts merge(TopologyNode.Facts one, TopologyNode.Facts other) {
        return new TopologyNode.Facts(
                Math.max(one.members(), other.members()),
                Math.max(one.ready(), other.ready()),
                PortTexts.union(one.ports(), other.ports()),
                one.isolation().or(other::isolation),
                one.access().compareTo(other.access()) >= 0 ? one.access() : other.access(),
                one.inside().plus(other.inside()));
    }
}
