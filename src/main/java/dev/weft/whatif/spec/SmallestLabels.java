package dev.weft.whatif.spec;

import dev.weft.cluster.Labels;
import dev.weft.policy.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The smallest set of lasting labels that tells some pods apart from all others of their namespace.
///
/// Where none does, the one that takes in the fewest others. Of two of one size, that whose keys people use to name a
/// workload. Sets of more than [#MOST_LABELS] are not tried one by one: then all common labels are taken.
///
/// Cost: O(pods of the namespace) for each set of labels tried; pods have a handful.
public final class SmallestLabels {
    private static final int MOST_LABELS = 3;
    /// The first is preferred. Source: Kubernetes documentation, "Recommended Labels"; the others by custom.
    private static final List<String> NAMING = List.of(
            "app.kubernetes.io/name", "app", "k8s-app", "app.kubernetes.io/component", "component",
            "app.kubernetes.io/instance");

    private record Choice(List<Map.Entry<String, String>> labels, long others) {
        static final Comparator<Choice> BEST = Comparator.comparingLong(Choice::others)
                .thenComparingInt(choice -> choice.labels().size())
                .thenComparingInt(choice -> choice.labels().stream().mapToInt(SmallestLabels::rank).sum());
    }

    private SmallestLabels() {}

    private static int rank(Map.Entry<String, String> label) {
        int rank = NAMING.indexOf(label.getKey());
        return rank < 0 ? NAMING.size() : rank;
    }

    /// What all of them have in common and keep.
    public static Labels common(List<Endpoint> pods) {
        var common = new TreeMap<String, String>();
        pods.stream().findFirst().ifPresent(first -> common.putAll(first.labels().lasting().map()));
        pods.forEach(pod -> common.entrySet().retainAll(pod.labels().map().entrySet()));
        return Labels.of(common);
    }

    /// `namespace` are all pods of it, those meant among them. No label at all when they share none.
    public static Labels of(List<Endpoint> pods, List<Endpoint> namespace) {
        var common = List.copyOf(common(pods).map().entrySet());
        var meant = new HashSet<>(pods);
        var others = namespace.stream().filter(end -> !meant.contains(end)).toList();
        if (common.isEmpty()) {
            return Labels.NONE;
        }
        var sets = new ArrayList<List<Map.Entry<String, String>>>();
        subsets(common, 0, List.of(), sets);
        sets.add(common);
        return sets.stream()
                .map(set -> new Choice(set, others.stream().filter(end -> hasAll(end, set)).count()))
                .min(Choice.BEST)
                .map(choice -> labels(choice.labels()))
                .orElse(Labels.NONE);
    }

    private static void subsets(
            List<Map.Entry<String, String>> all,
            int from,
            List<Map.Entry<String, String>> taken,
            List<List<Map.Entry<String, String>>> sets) {
        for (int next = from; next < all.size(); next++) {
            var more = new ArrayList<>(taken);
            more.add(all.get(next));
            sets.add(more);
            if (more.size() < MOST_LABELS) {
                subsets(all, next + 1, more, sets);
            }
        }
    }

    private static boolean hasAll(Endpoint end, List<Map.Entry<String, String>> labels) {
        return end.labels().map().entrySet().containsAll(labels);
    }

    private static Labels labels(List<Map.Entry<String, String>> labels) {
        return Labels.of(labels.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
