package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.cluster.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which workloads stand behind each Service: by the cluster's EndpointSlices, or, for a Service that has none, by its
/// selector (a folder of manifests has no slices).
///
/// Cost: O(pods + services x pods of their namespace), the second only without slices.
final class Backends {
    private final ClusterSnapshot snapshot;
    private final Map<ObjectRef, List<EndpointSlice>> slices;
    private final Map<String, List<Pod>> pods;
    private final Map<String, List<Workload>> templates;
    private final Map<ObjectRef, SortedSet<ObjectRef>> found = new HashMap<>();

    Backends(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.slices = snapshot.slices().stream().collect(Collectors.groupingBy(EndpointSlice::service));
        this.pods = snapshot.pods().stream()
                .filter(pod -> !pod.finished())
                .collect(Collectors.groupingBy(Pod::namespace));
        this.templates = snapshot.workloads().stream()
                .filter(workload -> workload.owner().isEmpty())
                .collect(Collectors.groupingBy(workload -> workload.ref().namespace()));
    }

    /// The workloads behind the Service, sorted; empty for none, and for a Service that is not there.
    SortedSet<ObjectRef> of(ObjectRef service) {
        return found.computeIfAbsent(service, this::find);
    }

    Optional<Service> service(ObjectRef ref) {
        return Optional.ofNullable(
                snapshot.contents().entrances().services().get(ref));
    }

    /// The one workload that a Service stands for: it is then a badge on it and no node.
    Optional<ObjectRef> only(ObjectRef service) {
        var all = of(service);
        return all.size() == 1 ? Optional.of(all.first()) : Optional.empty();
    }

    private SortedSet<ObjectRef> find(ObjectRef ref) {
        var listed = slices.get(ref);
        if (listed != null) {
            return bySlices(listed);
        }
        return service(ref)
                .flatMap(Service::selector)
                .map(selector -> bySelector(ref.namespace(), selector))
                .orElseGet(TreeSet::new);
    }

    private SortedSet<ObjectRef> bySlices(List<EndpointSlice> listed) {
        var workloads = new TreeSet<ObjectRef>();
        for (var slice : listed) {
            for (var backend : slice.backends()) {
                backend.pod().flatMap(snapshot::pod).map(snapshot::workloadOf).ifPresent(workloads::add);
            }
        }
        return workloads;
    }

    private SortedSet<ObjectRef> bySelector(String namespace, Selector selector) {
        var workloads = new TreeSet<ObjectRef>();
        if (selector.selectsEverything()) {
            return workloads; // Source: Service.spec.selector, "if empty or not present, ... managed externally"
        }
        pods.getOrDefault(namespace, List.of()).stream()
                .filter(pod -> selector.matches(pod.labels()))
                .forEach(pod -> workloads.add(snapshot.workloadOf(pod)));
        templates.getOrDefault(namespace, List.of()).stream()
                .filter(workload -> workload.template().stream().anyMatch(t -> selector.matches(t.labels())))
                .forEach(workload -> workloads.add(workload.ref()));
        return workloads;
    }
}
