package dev.weft.policy.classes;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which namespaces a scope names, with the third answer for namespaces whose labels could not be read: of these only
/// the name is known.
public final class NamespaceLabels {
    public enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    private final ClusterSnapshot snapshot;
    private final Set<String> unread = new HashSet<>();
    private final Map<String, Map<String, List<String>>> byLabel = new HashMap<>();

    public NamespaceLabels(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        for (var namespace : snapshot.namespaces().keySet()) {
            boolean read = snapshot.contents().namespaces().containsKey(ObjectRef.ofNamespace(namespace));
            if (!read && snapshot.unreadable(ResourceKind.NAMESPACE, namespace).isPresent()) {
                unread.add(namespace);
            }
        }
        snapshot.namespaces().forEach((name, namespace) -> namespace.labels().map().forEach((key, value) -> byLabel
                .computeIfAbsent(key, _ -> new HashMap<>())
                .computeIfAbsent(value, _ -> new ArrayList<>())
                .add(name)));
    }

    /// Names of namespaces among which are all that the selector may match.
    Collection<String> candidates(Selector selector) {
        for (var requirement : selector.requirements()) {
            if (requirement.operator() == Selector.Operator.IN) {
                var values = byLabel.getOrDefault(requirement.key(), Map.of());
                var names = new HashSet<>(unread);
                requirement.values().forEach(value -> names.addAll(values.getOrDefault(value, List.of())));
                return names;
            }
        }
        return snapshot.namespaces().keySet();
    }

    public Set<String> unread() {
        return unread;
    }

    public Answer inScope(Scope scope, String name) {
        return switch (scope) {
            case Scope.Own(var own) -> own.equals(name) ? Answer.YES : Answer.NO;
            case Scope.Matching(var selector) -> {
                var namespace = Optional.ofNullable(snapshot.namespaces().get(name))
                        .orElseGet(() -> Namespace.implied(name));
                yield unread.contains(name)
                        ? partly(selector, namespace)
                        : answer(selector.matches(namespace.labels()));
            }
        };
    }

    private static Answer partly(Selector selector, Namespace namespace) {
        var answer = Answer.YES;
        for (var requirement : selector.requirements()) {
            if (!requirement.key().equals(Namespace.NAME_LABEL)) {
                answer = Answer.UNKNOWN;
            } else if (!new Selector(List.of(requirement)).matches(namespace.labels())) {
                return Answer.NO;
            }
        }
        return answer;
    }

    private static Answer answer(boolean matches) {
        return matches ? Answer.YES : Answer.NO;
    }

    public Answer selects(PodSelection selection, String namespace, Labels labels) {
        boolean elsewhere = selection.namespaces() instanceof Scope.Own(var own) && !own.equals(namespace);
        return !elsewhere && selection.pods().matches(labels)
                ? inScope(selection.namespaces(), namespace)
                : Answer.NO;
    }
}
