package dev.weft.topology.build;

import dev.weft.topology.Access;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Draws each folded namespace, and each group of them, as one node: edges end there and merge, those inside are
/// only counted.
final class Folding {
    private final TopologyRequest request;
    private final Assembly open;
    private final Assembly folded = new Assembly();
    private final Map<NodeId, Tally> inside = new HashMap<>();
    private final Map<NodeId, Access> access = new HashMap<>();
    private final Map<NodeId, Members> members = new HashMap<>();

    /// Of the boxes of a group together, or the peers in a box.
    private record Members(int all, int ready) {
        Members plus(Members other) {
            return new Members(all + other.all, ready + other.ready);
        }
    }

    private Folding(TopologyRequest request, Assembly open) {
        this.request = request;
        this.open = open;
    }

    static Assembly of(TopologyRequest request, Assembly open) {
        return new Folding(request, open).fold();
    }

    private Assembly fold() {
        open.nodes().values().forEach(this::foldNode);
        open.edges().forEach(this::foldEdge);
        folded.edges().values().forEach(Gathered::settle);
        open.notes().forEach(folded::note);
        folded.nodes().replaceAll((id, node) -> node.withFacts(node.facts()
                .withMembers(all(id, node), ready(id, node))
                .withInside(inside.getOrDefault(id, node.facts().inside()))
                .withAccess(access.getOrDefault(id, node.facts().access()))));
        return folded;
    }

    private int all(NodeId id, TopologyNode node) {
        var sum = members.get(id);
        return sum == null ? node.facts().members() : sum.all;
    }

    private int ready(NodeId id, TopologyNode node) {
        var sum = members.get(id);
        return sum == null ? node.facts().ready() : sum.ready;
    }

    private void foldNode(TopologyNode node) {
        var end = end(request, node);
        if (end.equals(node.id())) {
            folded.node(node);
            return;
        }
        access.merge(end, node.facts().access(), Folding::worse);
        folded.node(asFold(request, end, node));
        if (node.id().kind() == NodeId.Kind.OUTSIDE) {
            members.merge(end, new Members(1, 0), Members::plus);
        } else if (node.id().kind() == NodeId.Kind.NAMESPACE && node.facts().members() > 0) {
            members.merge(end, new Members(node.facts().members(), node.facts().ready()), Members::plus);
        }
    }

    /// The folded namespace of a node, or the group of that.
    static TopologyNode asFold(TopologyRequest request, NodeId end, TopologyNode node) {
        var label = end.kind() == NodeId.Kind.GROUP ? title(request, end.key()) : node.namespace();
        return new TopologyNode(end, label, "", Optional.empty(), TopologyNode.Facts.NONE);
    }

    private static String title(TopologyRequest request, String name) {
        var group = request.folds().groups().drawn().get(name);
        return group == null ? name : group.title(request.boxes().rest().isEmpty() ? "namespaces" : "boxes");
    }

    /// A namespace is as open as its most open workload.
    private static Access worse(Access one, Access other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void foldEdge(EdgeId id, Gathered gathered) {
        var source = end(id.source());
        var target = end(id.target());
        if (isHidden(request, source, target)) {
            inside.merge(source, gathered.pairs(), Tally::plus);
        } else if (source.equals(id.source()) && target.equals(id.target())) {
            take(id, gathered);
        } else {
            take(new EdgeId(source, target), gathered);
        }
    }

    /// Does an edge with these drawn ends lie within a folded namespace, or a group of them?
    static boolean isHidden(TopologyRequest request, NodeId source, NodeId target) {
        return source.equals(target)
                && (source.kind() == NodeId.Kind.GROUP
                        || (source.kind() == NodeId.Kind.NAMESPACE && request.folds(source.key())));
    }

    private void take(EdgeId id, Gathered gathered) {
        var known = folded.edges().get(id);
        if (known == null) {
            folded.edges().put(id, gathered.copy()); // the open edge stays what it is
        } else {
            known.take(gathered);
        }
    }

    private NodeId end(NodeId id) {
        var node = open.nodes().get(id);
        return node == null ? id : end(request, node);
    }

    /// Does a node count in the sum of a group?
    static boolean isCountedTogether(TopologyRequest request, TopologyNode node) {
        return node.id().kind() == NodeId.Kind.NAMESPACE
                && !end(request, node).equals(node.id());
    }

    /// Where a node is drawn: itself, or its namespace, or the group of that.
    static NodeId end(TopologyRequest request, TopologyNode node) {
        if (node.namespace().isEmpty()) {
            return node.id().kind() == NodeId.Kind.NAMESPACE ? request.end(node.id().key()) : node.id();
        }
        return request.folds(node.namespace()) ? request.end(node.namespace()) : node.id();
    }
}
