package dev.weft.layout.algorithm;

import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A topology by where its parts belong: open namespaces, folded ones among them, and the rims: what comes in on the
/// left, what is called outside on the right, machines at the bottom. Each list in the order of ids.
record Sections(
        SortedMap<String, List<TopologyNode>> open,
        List<TopologyNode> folded,
        List<TopologyNode> left,
        List<TopologyNode> right,
        List<TopologyNode> machines) {

    static Sections of(Topology topology) {
        var sections = new Sections(
                new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var callers = callers(topology);
        var namespace = "";
        var members = sections.folded; // of no namespace yet
        for (var node : topology.nodes()) {
            if (node.namespace().isEmpty()) {
                sections.loose(node, callers).add(node);
            } else {
                if (!node.namespace().equals(namespace)) { // in the order of ids most follow one of their own
                    namespace = node.namespace();
                    members = sections.open.computeIfAbsent(namespace, _ -> new ArrayList<>());
                }
                members.add(node);
            }
        }
        return sections;
    }

    private List<TopologyNode> loose(TopologyNode node, Map<NodeId, Integer> callers) {
        return switch (node.id().kind()) {
            case INGRESS -> left;
            case MACHINE -> machines;
            case OUTSIDE -> callers.getOrDefault(node.id(), 0) > 0 ? left : right;
            case NAMESPACE -> !isOutside(node.id()) ? folded : callers.getOrDefault(node.id(), 0) > 0 ? left : right;
            case GROUP, WORKLOAD, SERVICE -> folded;
        };
    }

    /// A peer, or a folded box of them.
    static boolean isOutside(NodeId id) {
        return id.kind() == NodeId.Kind.OUTSIDE || (id.kind() == NodeId.Kind.NAMESPACE && Boxes.isOutside(id.key()));
    }

    /// By how many each outside peer calls more than call it. The graph of the topology is not asked: making it takes
    /// longer than a newcomer may.
    private static Map<NodeId, Integer> callers(Topology topology) {
        var more = new HashMap<NodeId, Integer>();
        for (var edge : topology.edges()) {
            if (isOutside(edge.id().source())) {
                more.merge(edge.id().source(), 1, Integer::sum);
            }
            if (isOutside(edge.id().target())) {
                more.merge(edge.id().target(), -1, Integer::sum);
            }
        }
        return more;
    }
}
