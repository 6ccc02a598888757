package dev.weft.topology.scope;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Workload;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The label keys that workloads of a cluster carry, those first by which a picture is divided best: into more than one
/// box, but fewer boxes than workloads, with few workloads left over. Labels that a controller makes anew for each
/// revision or pod are no choice.
public final class LabelKeys {
    /// A key, how many workloads carry it, and how many values it has among them.
    public record Choice(String key, int workloads, int values) {}

    private static final class Count {
        private final Set<ObjectRef> carriers = new HashSet<>();
        private final Set<String> values = new HashSet<>();
    }

    private LabelKeys() {}

    /// Cost: O(pods × labels).
    public static List<Choice> of(ClusterSnapshot snapshot) {
        var counts = new HashMap<String, Count>();
        snapshot.pods().forEach(pod -> count(counts, snapshot.workloadOf(pod), pod.labels()));
        snapshot.workloads().forEach(workload -> workload.template().map(Workload.Template::labels)
                .ifPresent(labels -> count(counts, snapshot.topOwner(workload.ref()), labels)));
        return counts.entrySet().stream()
                .map(entry -> new Choice(
                        entry.getKey(), entry.getValue().carriers.size(), entry.getValue().values.size()))
                .sorted(Comparator.comparing((Choice choice) -> !divides(choice))
                        .thenComparingInt(choice -> -choice.workloads())
                        .thenComparingInt(Choice::values)
                        .thenComparing(Choice::key))
                .toList();
    }

    private static void count(Map<String, Count> counts, ObjectRef workload, Labels labels) {
        labels.lasting().map().forEach((key, value) -> {
            var count = counts.computeIfAbsent(key, _ -> new Count());
            count.carriers.add(workload);
            count.values.add(value);
        });
    }

    /// A value for each workload puts each into a box of its own.
    private static boolean divides(Choice choice) {
        return choice.values() > 1 && 2 * choice.values() <= choice.workloads();
    }
}
