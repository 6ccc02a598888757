package dev.weft.topology.search;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The pods of each workload, and all labels that they, or its template, bear.
///
/// Threads: confined to one. Cost: O(pods) at the first question.
final class Inhabitants {
    private final ClusterSnapshot snapshot;
    private final Map<ObjectRef, List<Pod>> pods = new HashMap<>();
    private final Map<ObjectRef, Set<Labels>> labels = new HashMap<>();
    private final Map<ObjectRef, String> texts = new HashMap<>();
    private boolean read;

    Inhabitants(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<Pod> pods(ObjectRef workload) {
        read();
        return pods.getOrDefault(workload, List.of());
    }

    /// Each kind of labels once: replicas mostly carry the same.
    Set<Labels> labels(ObjectRef workload) {
        read();
        return labels.getOrDefault(workload, Set.of());
    }

    /// Those labels in one text, in small letters.
    String text(ObjectRef workload) {
        return texts.computeIfAbsent(workload, asked -> labels(asked).stream()
                .map(Labels::toString)
                .collect(Collectors.joining(","))
                .toLowerCase(Locale.ROOT));
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        for (Pod pod : snapshot.pods()) {
            var owner = snapshot.workloadOf(pod);
            pods.computeIfAbsent(owner, _ -> new ArrayList<>()).add(pod);
            labels.computeIfAbsent(owner, _ -> new LinkedHashSet<>()).add(pod.labels());
        }
        for (Workload workload : snapshot.workloads()) {
            workload.template().ifPresent(template -> labels.computeIfAbsent(
                            snapshot.topOwner(workload.ref()), _ -> new LinkedHashSet<>())
                    .add(template.labels()));
        }
    }
}
