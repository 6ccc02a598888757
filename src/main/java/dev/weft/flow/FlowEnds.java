package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.net.IpAddress;

/// Who stands behind an address at one instant: a pod, a Service, a node, or somebody outside.
///
/// Assumes: an address means the same on every node. A pod on its node's network is the node: its address is not its
/// own.
public record FlowEnds(ClusterSnapshot snapshot) {
    public FlowEnd at(IpAddress address) {
        return snapshot.podAt(address)
                .map(Pod::ref)
                .<FlowEnd>map(FlowEnd.OfPod::new)
                .or(() -> snapshot.serviceAt(address).map(Service::ref).map(FlowEnd.OfService::new))
                .or(() -> snapshot.nodeAt(address).map(node -> new FlowEnd.OfNode(node.ref().name())))
                .orElseGet(() -> new FlowEnd.OfAddress(address));
    }
}
