package dev.weft.topology.search;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import java.util.HashSet;
import java.util.Set;

/// What a search means in a picture: the nodes that fit, and the edges that fit or touch a node that does.
public record Matches(Set<NodeId> nodes, Set<EdgeId> edges) {
    public static final Matches NONE = new Matches(Set.of(), Set.of());

    public Matches {
        nodes = Set.copyOf(nodes);
        edges = Set.copyOf(edges);
    }

    /// What stays when the rest is hidden: the matches, and the other ends of their edges.
    public Set<NodeId> kept() {
        var kept = new HashSet<>(nodes);
        edges.forEach(edge -> {
            kept.add(edge.source());
            kept.add(edge.target());
        });
        return kept;
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && edges.isEmpty();
    }
}
