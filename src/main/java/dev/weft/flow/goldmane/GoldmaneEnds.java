package dev.weft.flow.goldmane;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.wire.goldmane.EndpointType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who is meant by Goldmane's names.
///
/// Source: a pod is told by the name that its controller makes pod names from, with a star (`web-7d9c5-*`), or by its
/// own where nobody owns it; somebody outside by `pub` or `pvt`, or by the network set that holds the address.
///
/// Threads: immutable, of one snapshot.
final class GoldmaneEnds {
    private final ClusterSnapshot snapshot;
    private final Map<String, Set<ObjectRef>> byOwner = new HashMap<>();

    GoldmaneEnds(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        snapshot.pods().stream()
                .filter(pod -> !pod.owner().equals(pod.ref()))
                .forEach(pod -> owned(pod.owner()).add(snapshot.workloadOf(pod)));
        snapshot.workloads().stream()
                .filter(workload -> makesPods(workload.ref().kind()))
                .forEach(workload -> owned(workload.ref()).add(snapshot.topOwner(workload.ref())));
    }

    /// A Deployment's pods are named after its ReplicaSet, a CronJob's after its Job.
    private static boolean makesPods(String kind) {
        return !kind.equals("Deployment") && !kind.equals("CronJob");
    }

    private Set<ObjectRef> owned(ObjectRef owner) {
        return byOwner.computeIfAbsent(owner.path(), _ -> new HashSet<>());
    }

    boolean of(ClusterSnapshot other) {
        return snapshot.stamp().equals(other.stamp());
    }

    FlowEnd end(EndpointType type, String namespace, String name) {
        return switch (type) {
            case WorkloadEndpoint -> workload(namespace, name);
            case HostEndpoint -> new FlowEnd.OfNode(name);
            case NetworkSet -> named(namespace, name);
            case Network -> switch (name) {
                case "pub" -> new FlowEnd.OfName("public networks");
                case "pvt" -> new FlowEnd.OfName("private networks");
                default -> named(namespace, name);
            };
            case EndpointTypeUnspecified, UNRECOGNIZED -> new FlowEnd.Unknown();
        };
    }

    private FlowEnd workload(String namespace, String name) {
        if (!name.endsWith("*")) {
            var pod = ObjectRef.ofPod(namespace, name);
            return snapshot.pod(pod).isPresent() ? new FlowEnd.OfPod(pod) : named(namespace, name);
        }
        var base = name.substring(0, name.length() - 1);
        var owner = base.endsWith("-") ? base.substring(0, base.length() - 1) : base;
        var known = byOwner.getOrDefault(namespace + "/" + owner, Set.of());
        return known.size() == 1
                ? new FlowEnd.OfWorkload(known.iterator().next())
                : gone(namespace, owner, name);
    }

    /// A ReplicaSet that was cleared away still has its Deployment: the name without the template's hash.
    private FlowEnd gone(String namespace, String owner, String name) {
        int dash = owner.lastIndexOf('-');
        var deployment = new ObjectRef("apps", "Deployment", namespace, dash < 0 ? owner : owner.substring(0, dash));
        return snapshot.workload(deployment).isPresent()
                ? new FlowEnd.OfWorkload(deployment)
                : named(namespace, name);
    }

    private static FlowEnd named(String namespace, String name) {
        if (name.isEmpty() || name.equals("-")) {
            return new FlowEnd.Unknown();
        }
        return new FlowEnd.OfName(namespace.isEmpty() || namespace.equals("-") ? name : namespace + "/" + name);
    }
}
