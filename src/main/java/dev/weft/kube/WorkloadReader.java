package dev.weft.kube;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whatever owns pods, as our [Workload].
final class WorkloadReader {
    private static final int NOT_KNOWN = -1;

    private WorkloadReader() {}

    /// Empty for a kind that owns no pods.
    static Optional<Workload> read(HasMetadata object) {
        return switch (object) {
            case Deployment it -> Optional.of(read(it));
            case ReplicaSet it -> Optional.of(read(it));
            case StatefulSet it -> Optional.of(read(it));
            case DaemonSet it -> Optional.of(read(it));
            case Job it -> Optional.of(read(it));
            case CronJob it -> Optional.of(read(it));
            case ReplicationController it -> Optional.of(read(it));
            default -> Optional.empty();
        };
    }

    static Workload read(Deployment it) {
        var spec = it.getSpec();
        return spec == null ? bare(it) : workload(it, wished(spec.getReplicas()), spec.getTemplate());
    }

    static Workload read(ReplicaSet it) {
        var spec = it.getSpec();
        return spec == null ? bare(it) : workload(it, wished(spec.getReplicas()), spec.getTemplate());
    }

    static Workload read(StatefulSet it) {
        var spec = it.getSpec();
        return spec == null ? bare(it) : workload(it, wished(spec.getReplicas()), spec.getTemplate());
    }

    static Workload read(ReplicationController it) {
        var spec = it.getSpec();
        return spec == null ? bare(it) : workload(it, wished(spec.getReplicas()), spec.getTemplate());
    }

    static Workload read(DaemonSet it) {
        return workload(it, NOT_KNOWN, it.getSpec() == null ? null : it.getSpec().getTemplate());
    }

    static Workload read(Job it) {
        return workload(it, NOT_KNOWN, it.getSpec() == null ? null : it.getSpec().getTemplate());
    }

    static Workload read(CronJob it) {
        return workload(it, NOT_KNOWN, template(it.getSpec()));
    }

    /// Of an object of which only the metadata was read.
    static Workload metadataOnly(ResourceKind kind, ObjectMeta meta) {
        var ref = kind.ref(ObjectIdentity.namespace(meta), ObjectIdentity.text(meta.getName()));
        return new Workload(ref, ObjectIdentity.controller(meta), NOT_KNOWN, Optional.empty());
    }

    private static Workload bare(HasMetadata object) {
        return workload(object, NOT_KNOWN, null);
    }

    private static Workload workload(HasMetadata object, int replicas, @Nullable PodTemplateSpec template) {
        ObjectRef ref = ObjectIdentity.ref(object);
        return new Workload(
                ref,
                ObjectIdentity.controller(object.getMetadata()),
                replicas,
                Optional.ofNullable(template).map(WorkloadReader::template));
    }

    /// Source: apps/v1 ("Defaults to 1").
    private static int wished(@Nullable Integer replicas) {
        return replicas == null ? 1 : Math.max(0, replicas);
    }

    private static @Nullable PodTemplateSpec template(@Nullable CronJobSpec spec) {
        if (spec == null || spec.getJobTemplate() == null || spec.getJobTemplate().getSpec() == null) {
            return null;
        }
        return spec.getJobTemplate().getSpec().getTemplate();
    }

    private static Workload.Template template(PodTemplateSpec template) {
        Labels labels = ObjectIdentity.labels(template.getMetadata());
        return new Workload.Template(
                labels,
                ContainerPorts.of(template.getSpec()),
                PodReader.hostNetwork(template.getSpec()),
                MeshMarks.of(template.getMetadata(), template.getSpec()));
    }
}
