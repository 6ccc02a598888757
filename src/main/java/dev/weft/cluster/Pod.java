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

    /// Where the pod stands: its addresses (none yet while pending), the node (empty when not scheduled), whether it
    /// shares the node's network, and what says whether a mesh stands between.
    public record Network(List<IpAddress> addresses, String node, boolean host, MeshMarks mesh) {
        public static final Network NONE = new Network(List.of(), "", false);

        public Network {
            addresses = List.copyOf(addresses);
        }

        public Network(List<IpAddress> addresses, String node, boolean host) {
            this(addresses, node, host, MeshMarks.NONE);
        }
    }

    /// What a pod, or a template of pods, shows of service meshes: the annotations that meshes read (no others are
    /// kept), and the proxies among its containers, native sidecars too.
    public record MeshMarks(Labels annotations, List<Proxy> proxies) {
        public static final MeshMarks NONE = new MeshMarks(Labels.NONE, List.of());

        /// A proxy's container. `inbound` is the default inbound policy that a Linkerd proxy was started with, empty
        /// where none was given.
        public record Proxy(String container, String inbound) {}

        public MeshMarks {
            proxies = List.copyOf(proxies);
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
