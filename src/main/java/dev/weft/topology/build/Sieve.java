package dev.weft.topology.build;

import dev.weft.topology.Boxes;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.Nearby;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.Truth;
import dev.weft.topology.search.GraphSearch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Leaves out what the [Filter] does not ask for.
final class Sieve {
    private final TopologyRequest request;
    private final Assembly parts;

    Sieve(TopologyRequest request, Assembly parts) {
        this.request = request;
        this.parts = parts;
    }

    /// Before folding: truths, text and unused permissions, as they speak about workloads.
    void beforeFolding() {
        request.filter().truth().ifPresent(this::keepTrue);
        if (!request.filter().unused() && request.filter().truth().isEmpty()) {
            parts.edges().values().removeIf(edge -> edge.state() == EdgeState.UNUSED);
        }
        var search = GraphSearch.of(
                request.filter().text(), request.reachability().reachability().snapshot());
        if (!search.isEmpty()) {
            keep(search);
        }
        request.filter().near().ifPresent(this::keepNear);
    }

    private void keep(GraphSearch search) {
        var matches = search.in(parts.nodes(), parts.edges().keySet(), this::evidence);
        parts.edges().keySet().retainAll(matches.edges());
        parts.nodes().keySet().retainAll(matches.kept());
    }

    private List<Evidence> evidence(EdgeId id) {
        var gathered = parts.edges().get(id);
        return gathered == null ? List.of() : gathered.evidence();
    }

    /// The nodes within so many steps, and every edge between two of them.
    private void keepNear(Nearby near) {
        var kept = new Neighbourhood(parts.nodes(), parts.edges().keySet()).of(near);
        if (kept.isEmpty()) {
            parts.note("The node whose neighbours were asked for is gone: everything is shown.");
            return;
        }
        parts.nodes().keySet().retainAll(kept);
        parts.edges().keySet().removeIf(id -> !kept.contains(id.source()) || !kept.contains(id.target()));
    }

    /// Of what nobody was seen to use only so many, in the order of ids.
    private void keepTrue(Truth truth) {
        parts.edges().entrySet().removeIf(edge -> !isPair(edge.getKey())
                || !Truth.of(edge.getValue().state()).filter(truth::equals).isPresent());
        if (truth == Truth.ALLOWED_UNSEEN || truth == Truth.DENIED_UNTRIED) {
            var kept = parts.edges().keySet().stream()
                    .filter(this::isAskedFor)
                    .sorted()
                    .limit(Truth.MOST_DRAWN)
                    .collect(Collectors.toSet());
            parts.edges().keySet().retainAll(kept);
        }
    }

    private static boolean isPair(EdgeId id) {
        return id.source().kind() == NodeId.Kind.WORKLOAD
                && id.target().kind() == NodeId.Kind.WORKLOAD
                && !id.source().equals(id.target());
    }

    private boolean isAskedFor(EdgeId id) {
        return request.filter().namespaces().isEmpty() || isAskedFor(id.source()) || isAskedFor(id.target());
    }

    private boolean isAskedFor(NodeId id) {
        return Optional.ofNullable(parts.nodes().get(id)).filter(this::isChosen).isPresent();
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
        return isChosen(request, node);
    }

    static boolean isChosen(TopologyRequest request, TopologyNode node) {
        return switch (node.id().kind()) {
            case NAMESPACE -> request.chooses(node.id().key()) && !Boxes.isOutside(node.id().key());
            case GROUP -> request.filter().namespaces().isEmpty(); // only what is not chosen stands in groups else
            case WORKLOAD, SERVICE -> request.filter().chooses(node.home());
            case INGRESS, MACHINE, OUTSIDE -> false;
        };
    }

    private static boolean standsOutside(NodeId id) {
        return id.kind() == NodeId.Kind.OUTSIDE || id.kind() == NodeId.Kind.MACHINE
                || (id.kind() == NodeId.Kind.NAMESPACE && Boxes.isOutside(id.key()));
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
