package dev.weft.topology;

import java.util.HashSet;
import java.util.Set;

/// Leaves out what the [Filter] does not ask for.
final class Sieve {
    private final TopologyRequest request;
    private final Assembly parts;

    Sieve(TopologyRequest request, Assembly parts) {
        this.request = request;
        this.parts = parts;
    }

    /// Before folding: text and unused permissions, as they speak about workloads.
    void beforeFolding() {
        if (!request.filter().unused()) {
            parts.edges().values().removeIf(edge -> edge.state() == EdgeState.UNUSED);
        }
        var search = NodeSearch.of(request);
        if (!search.isEmpty()) {
            keepFound(search);
        }
    }

    private void keepFound(NodeSearch search) {
        var found = new HashSet<NodeId>();
        parts.nodes().values().stream().filter(search::finds).forEach(node -> found.add(node.id()));
        parts.edges().keySet().removeIf(id -> !found.contains(id.source()) && !found.contains(id.target()));
        var kept = ends();
        kept.addAll(found);
        parts.nodes().keySet().retainAll(kept);
    }

    /// After folding: namespaces that are not chosen, and what stands outside and leads nowhere.
    void afterFolding() {
        if (!request.filter().namespaces().isEmpty()) {
            var chosen = new HashSet<NodeId>();
            parts.nodes().values().stream().filter(this::isChosen).forEach(node -> chosen.add(node.id()));
            parts.edges().keySet().removeIf(id -> !chosen.contains(id.source()) && !chosen.contains(id.target()));
            var kept = ends();
            kept.addAll(chosen);
            parts.nodes().keySet().retainAll(kept);
        }
        var ends = ends();
        parts.nodes().keySet().removeIf(id -> standsOutside(id) && !ends.contains(id));
    }

    private boolean isChosen(TopologyNode node) {
        return switch (node.id().kind()) {
            case NAMESPACE -> request.filter().chooses(node.id().key());
            case WORKLOAD, SERVICE -> request.filter().chooses(node.namespace());
            case INGRESS, MACHINE, OUTSIDE -> false;
        };
    }

    private static boolean standsOutside(NodeId id) {
        return id.kind() == NodeId.Kind.OUTSIDE || id.kind() == NodeId.Kind.MACHINE;
    }

    private Set<NodeId> ends() {
        var ends = new HashSet<NodeId>();
        parts.edges().keySet().forEach(id -> {
            ends.add(id.source());
            ends.add(id.target());
        });
        return ends;
    }
}
