package dev.weft.layout.algorithm;

import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.List;
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
        topology.nodes().forEach(node -> sections.listFor(node, topology).add(node));
        return sections;
    }

    private List<TopologyNode> listFor(TopologyNode node, Topology topology) {
        if (!node.namespace().isEmpty()) {
            return open.computeIfAbsent(node.namespace(), _ -> new ArrayList<>());
        }
        return switch (node.id().kind()) {
            case INGRESS -> left;
            case MACHINE -> machines;
            case OUTSIDE -> callsMore(node.id(), topology) ? left : right;
            case GROUP, NAMESPACE, WORKLOAD, SERVICE -> folded;
        };
    }

    private static boolean callsMore(NodeId id, Topology topology) {
        var graph = topology.graph();
        return graph.outDegreeOf(id) > graph.inDegreeOf(id);
    }
}
