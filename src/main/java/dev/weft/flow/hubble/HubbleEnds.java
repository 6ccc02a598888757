package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowEnds;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.net.IpAddress;
import org.jspecify.annotations.Nullable;

/// Who stands at an end of a flow: the pod that the agent names, also when the cluster's list does not have it (yet);
/// otherwise the Service, node or pod with that address; otherwise the address.
record HubbleEnds(ClusterSnapshot snapshot) {
    /// `service` is what the agent says of the address.
    FlowEnd of(IpAddress address, HubbleEvent.End end, @Nullable ObjectRef service) {
        if (!end.pod.isEmpty()) {
            return new FlowEnd.OfPod(ObjectRef.ofPod(end.namespace, end.pod));
        }
        return service == null ? new FlowEnds(snapshot).at(address) : new FlowEnd.OfService(service);
    }
}
