package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Edits done one after the other on a snapshot, each on what those before it made.
final class Application {
    private final ClusterSnapshot snapshot;
    private final Map<ObjectRef, Optional<Resource>> now = new LinkedHashMap<>();

    Application(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /// The same snapshot when nothing differs.
    ClusterSnapshot of(List<Edit> edits) {
        edits.forEach(this::take);
        var put = new ArrayList<Resource>();
        var removed = new ArrayList<ObjectRef>();
        now.forEach((ref, resource) -> resource.ifPresentOrElse(put::add, () -> removed.add(ref)));
        return put.isEmpty() && removed.isEmpty() ? snapshot : snapshot.with(put, removed);
    }

    private void take(Edit edit) {
        switch (edit) {
            case Edit.PutPolicy(var manifest, _) -> {
                if (Draft.changes(edit, snapshot)) {
                    now.put(manifest.ref(), Optional.of(manifest));
                } else {
                    now.remove(manifest.ref());
                }
            }
            case Edit.RemovePolicy(var ref) -> {
                if (Draft.changes(edit, snapshot)) {
                    now.put(ref, Optional.empty());
                } else {
                    now.remove(ref);
                }
            }
            case Edit.Relabel(var ref, var labels) -> relabel(ref, labels);
            case Edit.PutWorkload(var workload) -> now.put(workload.ref(), Optional.of(workload));
            case Edit.RemoveWorkload(var ref) -> remove(ref);
        }
    }

    private void relabel(ObjectRef ref, Labels labels) {
        namespace(ref).ifPresent(there -> now.put(ref, Optional.of(there.withLabels(labels))));
        pod(ref).ifPresent(pod -> now.put(ref, Optional.of(pod.withLabels(labels))));
        workload(ref).ifPresent(there -> relabel(there, labels));
    }

    private void relabel(Workload workload, Labels labels) {
        var before = workload.template().map(Workload.Template::labels).orElse(Labels.NONE);
        workload.template().ifPresent(template -> now.put(workload.ref(), Optional.of(new Workload(
                workload.ref(), workload.owner(), workload.replicas(), Optional.of(new Workload.Template(
                        labels, template.ports(), template.hostNetwork(), template.mesh()))))));
        for (var pod : podsOf(workload.ref())) {
            var own = new TreeMap<>(pod.labels().map());
            own.keySet().removeAll(before.map().keySet());
            own.putAll(labels.map());
            now.put(pod.ref(), Optional.of(pod.withLabels(Labels.of(own))));
        }
    }

    private void remove(ObjectRef ref) {
        podsOf(ref).forEach(pod -> now.put(pod.ref(), Optional.empty()));
        snapshot.workloads().stream()
                .map(Workload::ref)
                .filter(other -> snapshot.topOwner(other).equals(ref))
                .forEach(other -> now.put(other, Optional.empty()));
        now.put(ref, Optional.empty());
    }

    private List<Pod> podsOf(ObjectRef workload) {
        return snapshot.pods().stream()
                .filter(pod -> snapshot.workloadOf(pod).equals(workload))
                .flatMap(pod -> pod(pod.ref()).stream())
                .toList();
    }

    private Optional<Pod> pod(ObjectRef ref) {
        return known(ref, Pod.class).or(() -> now.containsKey(ref) ? Optional.empty() : snapshot.pod(ref));
    }

    private Optional<Workload> workload(ObjectRef ref) {
        return known(ref, Workload.class).or(() -> now.containsKey(ref) ? Optional.empty() : snapshot.workload(ref));
    }

    private Optional<Namespace> namespace(ObjectRef ref) {
        if (!ref.equals(ObjectRef.ofNamespace(ref.name()))) {
            return Optional.empty();
        }
        return known(ref, Namespace.class)
                .or(() -> Optional.ofNullable(snapshot.namespaces().get(ref.name())));
    }

    private <R extends Resource> Optional<R> known(ObjectRef ref, Class<R> type) {
        return now.getOrDefault(ref, Optional.empty()).filter(type::isInstance).map(type::cast);
    }
}
