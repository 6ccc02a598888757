package dev.weft.topology.group;

import dev.weft.cluster.Labels;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Labels of namespaces that say whose they are, or what they are for, by the last word of their key: `team`,
/// `example.com/team`. The first of these words by which a picture is divided is taken.
/// Source: recommended labels of the Kubernetes documentation (`part-of`), multi-tenancy guide (`tenant`), and the
/// habits of platform teams.
final class LabelKin {
    private static final List<String> WORDS = List.of(
            "team", "tenant", "squad", "owner", "product", "project", "projectid", "application", "part-of", "domain",
            "department", "business-unit", "cost-center", "environment", "env", "stage");

    private static final class Count {
        private final Set<String> values = new HashSet<>();
        private int carriers;
    }

    private LabelKin() {}

    /// The key that divides the namespaces: at least half of them carry it, with at least two values, and values stand
    /// for two of them or more on the average.
    static Optional<String> keyOf(Collection<Labels> namespaces) {
        var counts = new HashMap<String, Count>();
        namespaces.forEach(labels -> labels.map().forEach((key, value) -> {
            if (WORDS.contains(wordOf(key)) && !value.isEmpty()) {
                var count = counts.computeIfAbsent(key, _ -> new Count());
                count.carriers++;
                count.values.add(value);
            }
        }));
        return counts.entrySet().stream()
                .filter(entry -> divides(entry.getValue(), namespaces.size()))
                .map(Map.Entry::getKey)
                .min((one, other) -> {
                    int order = Integer.compare(WORDS.indexOf(wordOf(one)), WORDS.indexOf(wordOf(other)));
                    return order != 0 ? order : one.compareTo(other);
                });
    }

    private static boolean divides(Count count, int all) {
        return 2 * count.carriers >= all && count.values.size() > 1 && 2 * count.values.size() <= count.carriers;
    }

    /// `team` of `example.com/team`.
    static String wordOf(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
