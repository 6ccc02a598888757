package dev.weft.policy.engine;

import dev.weft.cluster.Selector;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Selections of pods as sets of classes, each selector evaluated once: an inverted index from label to classes, so
/// that a requirement is a union of sets and a selector their intersection.
///
/// Cost: made in O(classes x labels); each new requirement O(its values), each selection a few set operations.
final class Selections {
    /// Classes that are surely selected, and those that may be.
    record Chosen(BitSet sure, BitSet perhaps) {
        static Chosen none() {
            return new Chosen(new BitSet(), new BitSet());
        }
    }

    private final NamespaceLabels namespaces;
    private final BitSet all = new BitSet();
    private final BitSet hosts = new BitSet();
    private final Map<String, BitSet> byNamespace = new HashMap<>();
    private final Map<String, Map<String, BitSet>> byLabel = new HashMap<>();
    private final Map<Selector.Requirement, BitSet> requirements = new HashMap<>();
    private final Map<Scope, Chosen> scopes = new HashMap<>();
    private final Map<PodSelection, Chosen> selections = new HashMap<>();

    Selections(EndpointClasses classes, NamespaceLabels namespaces) {
        this.namespaces = namespaces;
        int column = classes.firstPod();
        for (var pod : classes.pods()) {
            int bit = column++;
            all.set(bit);
            hosts.set(bit, pod.seen().host());
            byNamespace.computeIfAbsent(pod.namespace(), _ -> new BitSet()).set(bit);
            pod.labels().map().forEach((key, value) -> byLabel
                    .computeIfAbsent(key, _ -> new HashMap<>())
                    .computeIfAbsent(value, _ -> new BitSet())
                    .set(bit));
        }
    }

    Chosen chosen(PodSelection selection) {
        var known = selections.get(selection);
        if (known == null) {
            known = choose(selection);
            selections.put(selection, known);
        }
        return known;
    }

    private Chosen choose(PodSelection selection) {
        var scope = scopes.computeIfAbsent(selection.namespaces(), this::inScope);
        var sure = (BitSet) scope.sure().clone();
        var perhaps = (BitSet) scope.perhaps().clone();
        for (var requirement : selection.pods().requirements()) {
            var holds = requirements.computeIfAbsent(requirement, this::holding);
            sure.and(holds);
            perhaps.and(holds);
        }
        if (selection.host() == PodSelection.HostPods.EXCLUDED) {
            sure.andNot(hosts);
            perhaps.andNot(hosts);
        }
        return new Chosen(sure, perhaps);
    }

    private Chosen inScope(Scope scope) {
        var chosen = Chosen.none();
        byNamespace.forEach((namespace, classes) -> {
            switch (namespaces.inScope(scope, namespace)) {
                case YES -> chosen.sure().or(classes);
                case UNKNOWN -> chosen.perhaps().or(classes);
                case NO -> {
                    // not selected
                }
            }
        });
        return chosen;
    }

    private BitSet holding(Selector.Requirement requirement) {
        var values = byLabel.getOrDefault(requirement.key(), Map.of());
        var with = new BitSet();
        switch (requirement.operator()) {
            case IN, NOT_IN -> requirement.values().forEach(value -> with.or(values.getOrDefault(value, new BitSet())));
            case EXISTS, DOES_NOT_EXIST -> values.values().forEach(with::or);
        }
        return switch (requirement.operator()) {
            case IN, EXISTS -> with;
            case NOT_IN, DOES_NOT_EXIST -> without(with);
        };
    }

    private BitSet without(BitSet classes) {
        var rest = (BitSet) all.clone();
        rest.andNot(classes);
        return rest;
    }
}
