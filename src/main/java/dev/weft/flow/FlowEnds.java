package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Service;
import dev.weft.net.IpAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who stands behind an address at one instant: a pod, a Service, a node, or somebody outside.
///
/// Assumes: an address means the same on every node. A pod on its node's network is the node: its address is not its
/// own.
public record FlowEnds(ClusterSnapshot snapshot) {
    private static final String LETTER = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final Pattern OF_DEPLOYMENT = Pattern.compile("(.+)-" + LETTER + "{5,10}-" + LETTER + "{5}");
    private static final Pattern OF_CONTROLLER = Pattern.compile("(.+)-" + LETTER + "{5}");
    private static final Pattern OF_STATEFUL_SET = Pattern.compile("(.+)-\\d+");

    public FlowEnd at(IpAddress address) {
        return snapshot.podAt(address)
                .map(Pod::ref)
                .<FlowEnd>map(FlowEnd.OfPod::new)
                .or(() -> snapshot.serviceAt(address).map(Service::ref).map(FlowEnd.OfService::new))
                .or(() -> snapshot.nodeAt(address).map(node -> new FlowEnd.OfNode(node.ref().name())))
                .orElseGet(() -> new FlowEnd.OfAddress(address));
    }

    /// The workload of a pod. Of one that left, the workload that is still there and whose pods are named like that;
    /// empty when there is none.
    ///
    /// Source: a Deployment names its pods by itself, the template's hash, and five letters; a StatefulSet by itself
    /// and
    /// a number; other controllers add five letters. The letters are those of `util/rand` of apimachinery.
    public Optional<ObjectRef> workloadOf(ObjectRef pod) {
        return snapshot.pod(pod)
                .map(snapshot::workloadOf)
                .or(() -> named(pod, OF_DEPLOYMENT, "apps", "Deployment"))
                .or(() -> named(pod, OF_STATEFUL_SET, "apps", "StatefulSet"))
                .or(() -> named(pod, OF_CONTROLLER, "apps", "DaemonSet"))
                .or(() -> named(pod, OF_CONTROLLER, "apps", "ReplicaSet"))
                .or(() -> named(pod, OF_CONTROLLER, "batch", "Job"));
    }

    private Optional<ObjectRef> named(ObjectRef pod, Pattern pattern, String group, String kind) {
        var matcher = pattern.matcher(pod.name());
        return matcher.matches()
                ? snapshot.workload(new ObjectRef(group, kind, pod.namespace(), matcher.group(1)))
                        .map(workload -> snapshot.topOwner(workload.ref()))
                : Optional.empty();
    }
}
