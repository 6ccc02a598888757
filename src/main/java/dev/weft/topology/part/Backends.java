package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.cluster.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which workloads stand behind each Service: those of its pods, and, where only the selector can tell, the controllers
/// without pods whose template it selects.
final class Backends {
    private final ClusterSnapshot snapshot;
    private final ServiceBackends pods;
    private @Nullable Map<String, List<Workload>> templates;
    private final Map<ObjectRef, SortedSet<ObjectRef>> found = new HashMap<>();

    Backends(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.pods = new ServiceBackends(snapshot);
    }

    /// Topmost owners by namespace, looked up when a Service first needs them.
    private List<Workload> templates(String namespace) {
        var known = templates;
        if (known == null) {
            known = snapshot.workloads().stream()
                    .filter(workload -> workload.owner().isEmpty())
                    .collect(Collectors.groupingBy(workload -> workload.ref().namespace()));
            templates = known;
        }
        return known.getOrDefault(namespace, List.of());
    }

    /// The workloads behind the Service, sorted; empty for none, and for a Service that is not there.
    SortedSet<ObjectRef> of(ObjectRef service) {
        return found.computeIfAbsent(service, this::find);
    }

    Optional<Service> service(ObjectRef ref) {
        return snapshot.service(ref);
    }

    /// The one workload that a Service stands for: it is then a badge on it and no node.
    Optional<ObjectRef> only(ObjectRef service) {
        var all = of(service);
        return all.size() == 1 ? Optional.of(all.first()) : Optional.empty();
    }

    private SortedSet<ObjectRef> find(ObjectRef service) {
        var workloads = new TreeSet<ObjectRef>();
        pods.pods(service).forEach(pod -> workloads.add(snapshot.workloadOf(pod)));
        if (!pods.listed(service)) {
            service(service)
                    .flatMap(Service::selector)
                    .filter(selector -> !selector.selectsEverything())
                    .ifPresent(selector -> templates(service.namespace()).stream()
                            .filter(owner -> owner.template().stream().anyMatch(t -> selector.matches(t.labels())))
                            .forEach(owner -> workloads.add(owner.ref())));
        }
        return workloads;
    }
}
