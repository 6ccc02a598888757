package dev.weft.cluster;

import java.util.List;
import java.util.Optional;

/// Something that owns pods: Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob. `owner` is the controller
/// above it, if any. `replicas` is the wished number, -1 where it is not known (a ReplicaSet read as metadata only,
/// a DaemonSet, a job).
public record Workload(ObjectRef ref, Optional<ObjectRef> owner, int replicas, Optional<Template> template)
        implements Resource {
    /// What its pods will look like; absent where only metadata was read.
    public record Template(Labels labels, List<ContainerPort> ports, boolean hostNetwork, Pod.MeshMarks mesh) {
        public Template {
            ports = List.copyOf(ports);
        }

        public Template(Labels labels, List<ContainerPort> ports, boolean hostNetwork) {
            this(labels, ports, hostNetwork, Pod.MeshMarks.NONE);
        }
    }
}
