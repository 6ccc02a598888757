package dev.weft.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The labels of an object, sorted by key.
public record Labels(SortedMap<String, String> map) {
    public static final Labels NONE = new Labels(new TreeMap<>());

    /// Labels that a controller makes anew for each revision or pod: a policy that names them is soon about nobody.
    /// Source: Kubernetes documentation, "Well-Known Labels, Annotations and Taints", and the labels that Deployments,
    /// StatefulSets, DaemonSets and Jobs set on their pods.
    private static final Set<String> VOLATILE = Set.of(
            "pod-template-hash", "controller-revision-hash", "pod-template-generation", "controller-uid", "job-name",
            "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-name", "batch.kubernetes.io/job-completion-index");

    public Labels {
        map = Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    public static Labels of(Map<String, String> map) {
        return map.isEmpty() ? NONE : new Labels(new TreeMap<>(map));
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(map.get(key));
    }

    /// These labels with one more, or with another value for it.
    public Labels with(String key, String value) {
        var more = new TreeMap<>(map);
        more.put(key, value);
        return new Labels(more);
    }

    /// These labels without those that a controller makes anew for each revision or pod.
    public Labels lasting() {
        var lasting = new TreeMap<>(map);
        return lasting.keySet().removeAll(VOLATILE) ? new Labels(lasting) : this;
    }

    /// `app=web,tier=front`.
    @Override
    public String toString() {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
