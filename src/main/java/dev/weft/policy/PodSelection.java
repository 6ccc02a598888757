package dev.weft.policy;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;

/// Pods chosen by their namespace and their labels.
public record PodSelection(Scope namespaces, Selector pods) {
    /// Which namespaces: the one of the policy, or all that a selector matches.
    public sealed interface Scope {
        record Own(String namespace) implements Scope {}

        record Matching(Selector selector) implements Scope {}
    }

    public boolean selects(Namespace namespace, Labels podLabels) {
        boolean inScope = switch (namespaces) {
            case Scope.Own(var name) -> name.equals(namespace.name());
            case Scope.Matching(var selector) -> selector.matches(namespace.labels());
        };
        return inScope && pods.matches(podLabels);
    }
}
