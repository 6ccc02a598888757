package dev.weft.view.traffic;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;

/// Where a flow is drawn: at its own ends, or at the folded namespaces, or groups, that stand for them.
public final class DrawnEdge {
    private DrawnEdge() {}

    public static EdgeId of(Topology topology, EdgeId whole) {
        return new EdgeId(end(topology, whole.source()), end(topology, whole.target()));
    }

    public static NodeId end(Topology topology, NodeId id) {
        int slash = id.key().indexOf('/');
        boolean inside = id.kind() == NodeId.Kind.WORKLOAD || id.kind() == NodeId.Kind.SERVICE;
        if (topology.node(id).isPresent() || !inside || slash < 0) {
            return id;
        }
        return topology.groups().end(id.key().substring(0, slash));
    }
}
