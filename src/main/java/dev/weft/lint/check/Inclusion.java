package dev.weft.lint.check;

import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Requirement;
import dev.weft.lint.Population;
import dev.weft.net.PortSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Peer.Addresses;
import dev.weft.policy.Peer.Anyone;
import dev.weft.policy.Peer.Pods;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.TrafficMatch;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;

/// Proofs that whom or what one rule means lies within what another means: by the selectors alone, or by the pods
/// that there are now. Without a proof the answer is [Proof#NONE], never a guess.
///
/// The first kind: a selector lies within another when each requirement of the other follows from one of its own on
/// the same key; a namespace's own name is such a requirement. The second kind counts only where neither selector
/// lies within the other: that a wide selector happens to select no more today than a narrow one says nothing about
/// it. Pods on their node's network are left out, as what policies mean for them is open anyway.
final class Inclusion {
    /// How sure: for any pods that could ever be, for the pods that there are, or not at all.
    enum Proof {
        ALWAYS,
        TODAY,
        NONE;

        Proof and(Proof other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private final Population population;

    Inclusion(Population population) {
        this.population = population;
    }

    Proof pods(PodSelection inner, PodSelection outer) {
        if (lies(inner, outer)) {
            return Proof.ALWAYS;
        }
        if (lies(outer, inner) || !population.isKnown(inner) || !population.isKnown(outer)) {
            return Proof.NONE;
        }
        var rest = population.livingOf(inner);
        if (rest.isEmpty()) {
            return Proof.NONE;
        }
        rest.andNot(population.chosen(outer));
        return rest.isEmpty() ? Proof.TODAY : Proof.NONE;
    }

    Proof peer(Peer inner, Peer outer) {
        if (outer instanceof Anyone) {
            return inner instanceof Peer.Unsupported ? Proof.NONE : Proof.ALWAYS;
        }
        if (inner instanceof Pods(var some) && outer instanceof Pods(var more)) {
            return pods(some, more);
        }
        boolean addresses = inner instanceof Addresses(var some) && outer instanceof Addresses(var more)
                && more.containsAll(some);
        boolean same = inner.equals(outer) && !(inner instanceof Peer.Unsupported);
        return addresses || same ? Proof.ALWAYS : Proof.NONE;
    }

    /// Does all that the inner rule means on the wire lie within the outer one? Names are compared as names; where
    /// that does not do, by what each destination that there is declares.
    Proof traffic(TrafficMatch inner, TrafficMatch outer, BitSet destinations) {
        boolean numbers = outer.numbered().containsAll(inner.numbered());
        boolean names = inner.named().stream().allMatch(name -> outer.named().contains(name)
                || outer.numbered().of(name.protocol()).isAll());
        if (numbers && names) {
            return Proof.ALWAYS;
        }
        boolean byName = !inner.named().isEmpty() || !outer.named().isEmpty();
        return byName && means(inner, destinations) && destinations.stream()
                        .mapToObj(population.groups()::get)
                        .allMatch(group -> resolved(outer, group.ports())
                                .containsAll(resolved(inner, group.ports())))
                ? Proof.TODAY
                : Proof.NONE;
    }

    /// Does it stand for a port of any of them? That nothing lies within everything proves nothing.
    private boolean means(TrafficMatch match, BitSet destinations) {
        return destinations.stream()
                .mapToObj(population.groups()::get)
                .anyMatch(group -> !resolved(match, group.ports()).isEmpty());
    }

    /// The pods whose names for ports count: those that a rule's traffic ends at.
    BitSet destinations(Policy policy, Rule rule) {
        return rule.direction() == Direction.INGRESS
                ? population.livingOf(policy.subject())
                : Extent.of(rule.peers(), population).groups();
    }

    /// Source: upstream e2e, named ports: each destination pod resolves a name for itself, per protocol.
    static TrafficSet resolved(TrafficMatch match, List<ContainerPort> declared) {
        var traffic = match.numbered();
        for (var name : match.named()) {
            for (var port : declared) {
                if (port.name().equals(name.name()) && port.protocol() == name.protocol()) {
                    traffic = traffic.union(TrafficSet.of(port.protocol(), PortSet.of(port.number())));
                }
            }
        }
        return traffic;
    }

    /// Is whom `inner` selects selected by `outer` too, whatever pods and namespaces there may be?
    static boolean lies(PodSelection inner, PodSelection outer) {
        return lies(inner.namespaces(), outer.namespaces()) && follows(inner.pods(), outer.pods());
    }

    private static boolean lies(Scope inner, Scope outer) {
        return follows(asSelector(inner), asSelector(outer));
    }

    /// Source: the API server labels each namespace with its own name.
    private static Selector asSelector(Scope scope) {
        return switch (scope) {
            case Scope.Own(var name) -> new Selector(List.of(
                    new Requirement(Namespace.NAME_LABEL, Selector.Operator.IN, List.of(name))));
            case Scope.Matching(var selector) -> selector;
        };
    }

    /// Is all that `inner` selects selected by `outer` too, whatever labels there may be?
    static boolean follows(Selector inner, Selector outer) {
        return outer.requirements().stream().allMatch(needed ->
                inner.requirements().stream().anyMatch(given -> follows(given, needed)));
    }

    private static boolean follows(Requirement given, Requirement needed) {
        if (!given.key().equals(needed.key())) {
            return false;
        }
        var values = given.values();
        return switch (needed.operator()) {
            case IN -> given.operator() == Selector.Operator.IN && needed.values().containsAll(values);
            case NOT_IN -> switch (given.operator()) {
                case IN -> disjoint(values, needed.values());
                case NOT_IN -> values.containsAll(needed.values());
                case EXISTS -> false;
                case DOES_NOT_EXIST -> true;
            };
            case EXISTS -> given.operator() == Selector.Operator.IN || given.operator() == Selector.Operator.EXISTS;
            case DOES_NOT_EXIST -> given.operator() == Selector.Operator.DOES_NOT_EXIST;
        };
    }

    private static boolean disjoint(List<String> one, List<String> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return common.isEmpty();
    }
}
