package dev.weft.view.draft;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import java.util.Optional;

/// The ends of observed flows as policies see them; none where nobody can say which end it was.
record FlowEndpoints(ClusterSnapshot snapshot) {
    Optional<Endpoint> of(FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var ref) -> snapshot.pod(ref).map(Endpoint.OfPod::new);
            case FlowEnd.OfWorkload(var ref) -> replica(ref);
            case FlowEnd.OfNode(var name) -> snapshot.nodes().stream()
                    .filter(node -> node.ref().name().equals(name))
                    .findFirst()
                    .map(Endpoint.OfNode::new);
            case FlowEnd.OfAddress(var address) -> Optional.of(new Endpoint.Outside(IpSet.of(address)));
            case FlowEnd.OfService _, FlowEnd.OfName _, FlowEnd.Unknown _ -> Optional.empty();
        };
    }

    private Optional<Endpoint> replica(ObjectRef workload) {
        return snapshot.pods().stream()
                .filter(pod -> !pod.finished() && snapshot.workloadOf(pod).equals(workload))
                .findFirst()
                .map(Endpoint.OfPod::new);
    }
}
