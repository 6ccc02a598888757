package dev.weft.cluster;

import dev.weft.net.IpAddress;
import java.util.List;

/// A pod. `owner` is its controller as the pod names it, or the pod itself.
public record Pod(
        ObjectRef ref, Labels labels, ObjectRef owner, Network network, Phase phase, List<ContainerPort> ports)
        implements Resource {
    /// `SYNTHETIC`: made by Weft from a workload's template, where the source knows no pods (a folder of manifests).
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        UNKNOWN,
        SYNTHETIC
    }

    /// Where the pod stands: its addresses (none yet while pending), the node (empty when not scheduled), and whether
    /// it shares the node's network.
    public record Network(List<IpAddress> addresses, String node, boolean host) {
        public static final Network NONE = new Network(List.of(), "", false);

        public Network {
            addresses = List.copyOf(addresses);
        }
    }

    public Pod {
        ports = List.copyOf(ports);
    }

    /// A finished pod holds no endpoint: its address may already be another's.
    public boolean finished() {
        return phase == Phase.SUCCEEDED || phase == Phase.FAILED;
    }

    public String namespace() {
        return ref.namespace();
    }

    /// The same pod with other labels.
    public Pod withLabels(Labels other) {
        return new Pod(ref, other, owner, network, phase, ports);
    }
}
