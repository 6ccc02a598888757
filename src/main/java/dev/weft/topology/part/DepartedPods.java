package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whose pod was it? A pod that left the cluster is known by its name alone, and Kubernetes makes those by rule.
///
/// Source: the name of a Deployment's pod is its own, the template's hash, and five letters; that of a StatefulSet's is
/// its own and a number; other controllers add five letters. The letters come from `util/rand` of apimachinery, which
/// has no vowels and no 0, 1, 3.
final class DepartedPods {
    private static final String LETTER = "[bcdfghjklmnpqrstvwxz2456789]";
    private static final Pattern OF_DEPLOYMENT = Pattern.compile("(.+)-" + LETTER + "{5,10}-" + LETTER + "{5}");
    private static final Pattern OF_CONTROLLER = Pattern.compile("(.+)-" + LETTER + "{5}");
    private static final Pattern OF_STATEFUL_SET = Pattern.compile("(.+)-\\d+");

    private final Map<ObjectRef, ObjectRef> byName = new HashMap<>();

    DepartedPods(Collection<ObjectRef> workloads) {
        workloads.forEach(ref -> byName.put(keyOf(ref.kind(), ref.namespace(), ref.name()), ref));
    }

    Optional<ObjectRef> workloadOf(ObjectRef pod) {
        return owner(pod, OF_DEPLOYMENT, "Deployment")
                .or(() -> owner(pod, OF_STATEFUL_SET, "StatefulSet"))
                .or(() -> owner(pod, OF_CONTROLLER, "DaemonSet"))
                .or(() -> owner(pod, OF_CONTROLLER, "ReplicaSet"))
                .or(() -> owner(pod, OF_CONTROLLER, "Job"));
    }

    private Optional<ObjectRef> owner(ObjectRef pod, Pattern pattern, String kind) {
        var matcher = pattern.matcher(pod.name());
        return matcher.matches()
                ? Optional.ofNullable(byName.get(keyOf(kind, pod.namespace(), matcher.group(1))))
                : Optional.empty();
    }

    private static ObjectRef keyOf(String kind, String namespace, String name) {
        return new ObjectRef("", kind, namespace, name);
    }
}
