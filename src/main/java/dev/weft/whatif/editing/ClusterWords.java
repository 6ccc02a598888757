package dev.weft.whatif.editing;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.net.Cidr;
import dev.weft.policy.PodSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a cluster has to offer to somebody who types: its pods in crowds that are alike, its namespaces, and the
/// address blocks and domain names that its policies mention.
///
/// Cost: made in O(pods); asked in O(crowds of the namespaces that are meant).
public final class ClusterWords {
    /// Pods of one workload that are alike. `pods` is 0 for a controller that has none; finished pods do not count.
    public record Crowd(ObjectRef workload, Labels labels, List<ContainerPort> ports, boolean host, int pods) {
        public String namespace() {
            return workload.namespace();
        }
    }

    private record Key(ObjectRef workload, Labels labels, List<ContainerPort> ports, boolean host) {}

    private final ClusterSnapshot snapshot;
    private final List<Crowd> crowds;
    private final Map<String, List<Crowd>> byNamespace = new TreeMap<>();
    private final SortedSet<String> blocks = new TreeSet<>();
    private final SortedSet<String> domains = new TreeSet<>();

    private ClusterWords(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.crowds = crowds(snapshot);
        crowds.forEach(crowd ->
                byNamespace.computeIfAbsent(crowd.namespace(), _ -> new ArrayList<>()).add(crowd));
        snapshot.manifests().forEach(manifest -> addresses(manifest.body(), ""));
    }

    public static ClusterWords of(ClusterSnapshot snapshot) {
        return new ClusterWords(snapshot);
    }

    private static List<Crowd> crowds(ClusterSnapshot snapshot) {
        var counts = new LinkedHashMap<Key, Integer>();
        for (var pod : snapshot.pods()) {
            if (!pod.finished()) {
                counts.merge(key(snapshot, pod), 1, Integer::sum);
            }
        }
        var busy = new HashMap<ObjectRef, Boolean>();
        counts.keySet().forEach(key -> busy.put(key.workload(), true));
        for (var workload : snapshot.workloads()) {
            if (workload.owner().isEmpty() && !busy.containsKey(workload.ref())) {
                workload.template().ifPresent(template -> counts.put(
                        new Key(workload.ref(), template.labels(), template.ports(), template.hostNetwork()), 0));
            }
        }
        var crowds = new ArrayList<Crowd>();
        counts.forEach((key, pods) ->
                crowds.add(new Crowd(key.workload(), key.labels(), key.ports(), key.host(), pods)));
        return List.copyOf(crowds);
    }

    private static Key key(ClusterSnapshot snapshot, Pod pod) {
        return new Key(snapshot.workloadOf(pod), pod.labels(), pod.ports(), pod.network().host());
    }

    /// Blocks below `cidr`, `except` and `networks`; names below `domainNames`.
    private void addresses(Object value, String field) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, item) -> addresses(item, String.valueOf(key)));
            case List<?> list -> list.forEach(item -> addresses(item, field));
            case String text when field.equals("domainNames") -> domains.add(text);
            case String text when Cidr.parse(text).isPresent() -> blocks.add(text);
            default -> {
                // no address
            }
        }
    }

    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    public Collection<Namespace> namespaces() {
        return snapshot.namespaces().values();
    }

    public List<Crowd> crowds() {
        return crowds;
    }

    public SortedSet<String> blocks() {
        return new TreeSet<>(blocks);
    }

    public SortedSet<String> domains() {
        return new TreeSet<>(domains);
    }

    /// Those that a selection means, namespace by namespace, each crowd the same object every time: on their node's
    /// network too unless it leaves those out.
    public List<Crowd> chosen(PodSelection selection) {
        return namespaces(selection.namespaces())
                .flatMap(name -> byNamespace.getOrDefault(name, List.of()).stream())
                .filter(crowd -> !crowd.host() || selection.host() == PodSelection.HostPods.LEFT_OPEN)
                .filter(crowd -> selection.pods().matches(crowd.labels()))
                .toList();
    }

    private Stream<String> namespaces(PodSelection.Scope scope) {
        return scope instanceof PodSelection.Scope.Own(var name)
                ? Stream.of(name)
                : byNamespace.keySet().stream().filter(name -> isIn(name, scope));
    }

    public boolean isIn(String namespace, PodSelection.Scope scope) {
        return switch (scope) {
            case PodSelection.Scope.Own(var name) -> name.equals(namespace);
            case PodSelection.Scope.Matching(var selector) -> Optional.ofNullable(snapshot.namespaces().get(namespace))
                    .map(known -> selector.matches(known.labels()))
                    .orElse(false);
        };
    }

    public static int pods(Collection<Crowd> crowds) {
        return crowds.stream().mapToInt(Crowd::pods).sum();
    }

    /// Were all pods and namespaces read? Without that nobody can say that a selector selects nothing.
    public boolean complete() {
        return snapshot.stamp().synced()
                && snapshot.statuses().stream()
                        .filter(status -> status.kind().equals(ResourceKind.POD)
                                || status.kind().equals(ResourceKind.NAMESPACE))
                        .noneMatch(status -> status.status() instanceof SourceStatus.Failed);
    }
}
