package dev.weft.topology.format;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Isolation;
import dev.weft.topology.Access;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What nodes are called in files.
final class NodeWords {
    private NodeWords() {}

    /// Unique in a graph: `workload:shop/web[Deployment]`, `service:shop/web`, `outside:203.0.113.0/24`.
    static String id(NodeId id) {
        return Plain.line(id.kind().name().toLowerCase(Locale.ROOT) + ":" + id.key());
    }

    /// `Deployment`, `Service`, `Node`, `Namespace`, `Outside`.
    static String kind(TopologyNode node) {
        return Plain.line(node.object().map(ObjectRef::kind).orElse(switch (node.id().kind()) {
            case GROUP -> "Group";
            case NAMESPACE -> Boxes.isNamespace(node.id().key()) ? "Namespace" : "Group";
            case WORKLOAD -> "Workload";
            case SERVICE -> "Service";
            case INGRESS -> "Ingress";
            case MACHINE -> "Node";
            case OUTSIDE -> "Outside";
        }));
    }

    /// Of what it stands for; empty where it stands outside the boxes.
    static String namespace(TopologyNode node) {
        return Plain.line(Boxes.isNamespace(node.namespace()) ? node.namespace() : node.home());
    }

    static String label(TopologyNode node) {
        return Plain.line(node.label());
    }

    /// `Deployment 2/3`, `Namespace, 14 workloads folded`, `outside the cluster`.
    static String second(TopologyNode node) {
        var facts = node.facts();
        return switch (node.id().kind()) {
            case WORKLOAD -> kind(node) + (facts.members() < 0
                    ? ""
                    : " " + Math.max(facts.ready(), 0) + "/" + facts.members());
            case GROUP, NAMESPACE -> facts.members() < 0
                    ? kind(node)
                    : kind(node) + ", " + facts.members()
                            + (facts.members() == 1 ? " workload" : " workloads") + " folded";
            case OUTSIDE -> "outside the cluster";
            case SERVICE, INGRESS, MACHINE -> kind(node);
        };
    }

    /// What policies mean for it, one sentence each; nothing where they do not apply.
    static List<String> policies(TopologyNode node) {
        var said = new ArrayList<String>();
        node.facts().isolation().map(NodeWords::isolation).ifPresent(said::add);
        switch (node.facts().access()) {
            case OPEN -> said.add("every workload that nothing holds back may reach it; those edges are not drawn");
            case UNKNOWN -> said.add("whether every workload may reach it is unknown");
            case LIMITED -> said.add("only some workloads may reach it");
            case NONE -> { }
        }
        return List.copyOf(said);
    }

    static String isolation(Isolation isolation) {
        if (!isolation.ingress() && !isolation.egress()) {
            return "no policy isolates it";
        }
        return "isolated for "
                + (!isolation.egress() ? "ingress" : isolation.ingress() ? "ingress and egress" : "egress");
    }

    /// In one word; empty where policies say nothing about such a node.
    static String access(Access access) {
        return access == Access.NONE ? "" : access.name().toLowerCase(Locale.ROOT);
    }

    /// The nodes of each box by name, in the order of their ids; under the empty name those outside of all.
    static Map<String, List<TopologyNode>> byNamespace(Topology topology) {
        var all = new TreeMap<String, List<TopologyNode>>();
        topology.nodes().forEach(node -> all.computeIfAbsent(node.namespace(), _ -> new ArrayList<>()).add(node));
        var ordered = new LinkedHashMap<String, List<TopologyNode>>(all);
        var outside = ordered.remove("");
        if (outside != null) {
            ordered.put("", outside); // boxes first
        }
        return ordered;
    }
}
