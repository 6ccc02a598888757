package dev.weft.kube;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.net.IpAddress;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Pod of the API as ours.
final class PodReader {
    private PodReader() {}

    static Pod read(io.fabric8.kubernetes.api.model.Pod pod) {
        var meta = pod.getMetadata();
        var ref = ObjectRef.ofPod(ObjectIdentity.namespace(meta), meta.getName());
        var network = network(pod.getSpec(), pod.getStatus(), MeshMarks.of(meta, pod.getSpec()));
        boolean leaving = meta.getDeletionTimestamp() != null;
        return new Pod(
                ref,
                ObjectIdentity.labels(meta),
                ObjectIdentity.controller(meta).orElse(ref),
                network,
                phase(pod.getStatus(), leaving && network.addresses().isEmpty()),
                ContainerPorts.of(pod.getSpec()));
    }

    private static Pod.Network network(
            @Nullable PodSpec spec, @Nullable PodStatus status, Pod.MeshMarks mesh) {
        var node = spec == null ? "" : ObjectIdentity.text(spec.getNodeName());
        return new Pod.Network(addresses(status), node, hostNetwork(spec), mesh);
    }

    static boolean hostNetwork(@Nullable PodSpec spec) {
        return spec != null && Boolean.TRUE.equals(spec.getHostNetwork());
    }

    /// `podIPs` holds both families and repeats `podIP`. Source: core/v1 PodStatus ("If this field is specified, the
    /// 0th entry must match the podIP field").
    private static List<IpAddress> addresses(@Nullable PodStatus status) {
        if (status == null) {
            return List.of();
        }
        return Present.addresses(Stream.concat(
                Present.of(status.getPodIPs()).map(address -> ObjectIdentity.text(address.getIp())),
                Stream.of(ObjectIdentity.text(status.getPodIP()))));
    }

    /// `gone`: being deleted and without an address already, so it ends no connection any more.
    /// A pod that says nothing is pending, the phase in which the API server stores a new one.
    private static Pod.Phase phase(@Nullable PodStatus status, boolean gone) {
        var phase = status == null ? "" : ObjectIdentity.text(status.getPhase());
        return switch (phase) {
            case "Failed" -> Pod.Phase.FAILED;
            case "Succeeded" -> Pod.Phase.SUCCEEDED;
            case "Running" -> gone ? Pod.Phase.SUCCEEDED : Pod.Phase.RUNNING;
            case "Pending", "" -> gone ? Pod.Phase.SUCCEEDED : Pod.Phase.PENDING;
            default -> gone ? Pod.Phase.SUCCEEDED : Pod.Phase.UNKNOWN;
        };
    }
}
