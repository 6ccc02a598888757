package dev.weft.view.arrange;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.topology.scope.LabelKeys;
import dev.weft.topology.scope.Scope;
import java.util.List;
import java.util.Locale;

/// The label keys that a picture may be divided by, the most useful first.
public record ScopeModel(List<LabelKeys.Choice> keys) {
    static final ScopeModel EMPTY = new ScopeModel(List.of());

    /// More than this is read better by typing a part of the key.
    private static final int MOST = 8;

    public ScopeModel {
        keys = List.copyOf(keys);
    }

    /// Cost: O(pods × labels).
    public static ScopeModel of(ClusterSnapshot snapshot) {
        return new ScopeModel(LabelKeys.of(snapshot));
    }

    /// Those with this text in their key.
    public List<LabelKeys.Choice> matching(String text) {
        var part = text.strip().toLowerCase(Locale.ROOT);
        return keys.stream()
                .filter(choice -> choice.key().toLowerCase(Locale.ROOT).contains(part))
                .limit(MOST)
                .toList();
    }

    /// `tier (3 values on 12 workloads)`.
    static String words(LabelKeys.Choice choice) {
        return "%s (%,d %s on %,d %s)".formatted(
                choice.key(),
                choice.values(), choice.values() == 1 ? "value" : "values",
                choice.workloads(), choice.workloads() == 1 ? "workload" : "workloads");
    }

    /// On the button: `By namespace`, `By node`, `By tier`.
    static String button(Scope scope) {
        return switch (scope.kind()) {
            case WORKLOAD -> "By namespace";
            case POD -> "Pods";
            case NAMESPACE -> "Namespaces";
            case NODE -> "By node";
            case SERVICE -> "By Service";
            case POLICY -> "By policy";
            case LABEL -> "By " + scope.label().substring(scope.label().lastIndexOf('/') + 1);
        };
    }
}
