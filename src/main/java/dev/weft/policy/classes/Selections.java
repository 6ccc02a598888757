package dev.weft.policy.classes;

import dev.weft.cluster.Selector;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Selections of pods as sets of classes, each selector evaluated once: an inverted index from label to classes, so
/// that a requirement is a union of sets and a selector their intersection. Knows the settled classes only.
///
/// Threads: any.
/// Cost: made in O(classes x labels); each new requirement O(its values), each selection a few set operations.
public final class Selections {
    /// Classes that are surely selected, and those that may be.
    public record Chosen(ClassSet sure, ClassSet perhaps) {
        public static final Chosen NOBODY = new Chosen(ClassSet.NONE, ClassSet.NONE);
    }

    /// Numbers that come in rising order.
    private static final class Rising {
        private int[] numbers = new int[4];
        private int count;

        void add(int number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number;
        }

        ClassSet asSet() {
            return ClassSet.ofSorted(numbers, count);
        }
    }

    private final NamespaceLabels namespaces;
    private final ClassSet all;
    private final ClassSet hosts;
    private final Map<String, ClassSet> byNamespace = new HashMap<>();
    private final Map<String, Map<String, Rising>> byLabel = new HashMap<>();
    private final Map<Selector.Requirement, ClassSet> requirements = new ConcurrentHashMap<>();
    private final Map<Scope, Chosen> scopes = new ConcurrentHashMap<>();
    private final Map<PodSelection, Chosen> selections = new ConcurrentHashMap<>();

    public Selections(EndpointClasses classes, NamespaceLabels namespaces) {
        this.namespaces = namespaces;
        this.all = ClassSet.range(classes.firstPod(), classes.settled());
        var byName = new HashMap<String, Rising>();
        var onHost = new Rising();
        for (int column = classes.firstPod(); column < classes.settled(); column++) {
            int number = column;
            var pod = classes.pod(column);
            byName.computeIfAbsent(pod.namespace(), _ -> new Rising()).add(column);
            if (pod.seen().host()) {
                onHost.add(column);
            }
            pod.labels().map().forEach((key, value) -> byLabel
                    .computeIfAbsent(key, _ -> new HashMap<>())
                    .computeIfAbsent(value, _ -> new Rising())
                    .add(number));
        }
        byName.forEach((name, rising) -> byNamespace.put(name, rising.asSet()));
        this.hosts = onHost.asSet();
    }

    public Chosen chosen(PodSelection selection) {
        var known = selections.get(selection);
        return known != null ? known : selections.computeIfAbsent(selection, this::choose);
    }

    private Chosen choose(PodSelection selection) {
        var scope = scopes.computeIfAbsent(selection.namespaces(), this::inScope);
        var sure = scope.sure();
        var perhaps = scope.perhaps();
        for (var requirement : selection.pods().requirements()) {
            var holds = requirements.computeIfAbsent(requirement, this::holding);
            sure = sure.and(holds);
            perhaps = perhaps.and(holds);
        }
        if (selection.host() == PodSelection.HostPods.EXCLUDED) {
            sure = sure.minus(hosts);
            perhaps = perhaps.minus(hosts);
        }
        return sure.isEmpty() && perhaps.isEmpty() ? Chosen.NOBODY : new Chosen(sure, perhaps);
    }

    /// Whether one class is selected, by its labels alone: the way for classes that came later.
    public NamespaceLabels.Answer selects(PodSelection selection, EndpointClasses.PodClass pod) {
        boolean excluded = pod.seen().host() && selection.host() == PodSelection.HostPods.EXCLUDED;
        return excluded
                ? NamespaceLabels.Answer.NO
                : namespaces.selects(selection, pod.namespace(), pod.labels());
    }

    private Chosen inScope(Scope scope) {
        return switch (scope) {
            case Scope.Own(var name) -> new Chosen(byNamespace.getOrDefault(name, ClassSet.NONE), ClassSet.NONE);
            case Scope.Matching(var selector) -> matching(scope, namespaces.candidates(selector));
        };
    }

    private Chosen matching(Scope scope, Collection<String> candidates) {
        var sure = new BitSet();
        var perhaps = new BitSet();
        for (var namespace : candidates) {
            var members = byNamespace.getOrDefault(namespace, ClassSet.NONE);
            switch (namespaces.inScope(scope, namespace)) {
                case YES -> members.forEach(sure::set);
                case UNKNOWN -> members.forEach(perhaps::set);
                case NO -> {
                    // not selected
                }
            }
        }
        return new Chosen(ClassSet.of(sure), ClassSet.of(perhaps));
    }

    private ClassSet holding(Selector.Requirement requirement) {
        var values = byLabel.getOrDefault(requirement.key(), Map.of());
        var with = switch (requirement.operator()) {
            case IN, NOT_IN -> requirement.values().stream()
                    .flatMap(value -> Optional.ofNullable(values.get(value)).stream())
                    .map(Rising::asSet)
                    .reduce(ClassSet.NONE, ClassSet::or);
            case EXISTS, DOES_NOT_EXIST -> values.values().stream()
                    .map(Rising::asSet)
                    .reduce(ClassSet.NONE, ClassSet::or);
        };
        return switch (requirement.operator()) {
            case IN, EXISTS -> with;
            case NOT_IN, DOES_NOT_EXIST -> all.minus(with);
        };
    }
}
