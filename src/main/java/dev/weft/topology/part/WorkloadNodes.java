package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.Optional;

/// Workload nodes as contributors name them that know no facts about them.
final class WorkloadNodes {
    private WorkloadNodes() {}

    static TopologyNode named(ObjectRef workload) {
        return new TopologyNode(
                NodeId.ofWorkload(workload),
                workload.name(),
                workload.namespace(),
                Optional.of(workload),
                TopologyNode.Facts.NONE);
    }
}
