package dev.weft.topology.part;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.build.TopologyBuilder;
import java.util.List;

/// Topologies as short texts, to compare whole.
final class Drawn {
    private Drawn() {}

    static Topology topology(TopologyRequest request) {
        return new TopologyBuilder(Contributors.all()).build(request);
    }

    /// `shop/web[Pod] -> shop/db[Pod]: allowed, unused`, in the order of the ids.
    static List<String> edges(Topology topology) {
        return topology.edges().stream().map(Drawn::text).toList();
    }

    static List<String> nodes(Topology topology) {
        return topology.nodes().stream().map(node -> node.id().key()).toList();
    }

    private static String text(TopologyEdge edge) {
        return text(edge.id()) + ": " + edge.state().word();
    }

    static String text(EdgeId id) {
        return id.source().key() + " -> " + id.target().key();
    }

    static TopologyNode workload(Topology topology, String id) {
        return topology.node(new NodeId(NodeId.Kind.WORKLOAD, id)).orElseThrow();
    }
}
