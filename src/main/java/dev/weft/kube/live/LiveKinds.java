package dev.weft.kube.live;

import dev.weft.cluster.ResourceKind;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.ArrayList;
import java.util.List;

/// What is watched in every cluster. Secrets are not among it.
final class LiveKinds {
    private LiveKinds() {}

    /// Namespaces first: others wait for them where they may only be read one by one. A ReplicaSet is only a link
    /// between a pod and its Deployment, and there are many old ones: its metadata is enough.
    static List<KindReader> with(List<ResourceKind> policies) {
        var kinds = new ArrayList<>(List.of(
                KindReader.typed(ResourceKind.NAMESPACE, Namespace.class),
                KindReader.typed(ResourceKind.NODE, Node.class),
                KindReader.typed(ResourceKind.POD, Pod.class),
                KindReader.typed(ResourceKind.SERVICE, Service.class),
                KindReader.typed(ResourceKind.ENDPOINT_SLICE, EndpointSlice.class),
                KindReader.typed(ResourceKind.INGRESS, Ingress.class),
                KindReader.typed(apps("Deployment"), Deployment.class),
                KindReader.metadata(apps("ReplicaSet")),
                KindReader.typed(apps("StatefulSet"), StatefulSet.class),
                KindReader.typed(apps("DaemonSet"), DaemonSet.class),
                KindReader.typed(new ResourceKind("batch", "v1", "Job", "jobs", true), Job.class),
                KindReader.typed(new ResourceKind("batch", "v1", "CronJob", "cronjobs", true), CronJob.class)));
        policies.stream().distinct().map(KindReader::policy).forEach(kinds::add);
        return List.copyOf(kinds);
    }

    private static ResourceKind apps(String kind) {
        return new ResourceKind("apps", "v1", kind, kind.toLowerCase(java.util.Locale.ROOT) + "s", true);
    }
}
