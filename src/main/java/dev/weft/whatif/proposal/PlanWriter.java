package dev.weft.whatif.proposal;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Policy;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.LinePlan.Deed;
import dev.weft.whatif.proposal.LinePlan.Deed.Grant;
import dev.weft.whatif.spec.SpecParts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Writes the policies of a plan: one for each subject with all its rules, one default deny for each namespace.
///
/// A permission is written on a side only where the plan isolates it, or where it is isolated and does not allow it
/// yet; nobody is isolated by it who is not isolated anyway.
final class PlanWriter {
    private static final Set<Direction> BOTH = Set.of(Direction.INGRESS, Direction.EGRESS);

    private final Ground ground;
    private final Inhabitants inhabitants;
    private final boolean wholeNamespaces;
    private final WidthOffers widths;
    private final Map<Anchor, Width> own = new HashMap<>();
    private final Set<String> isolates = new HashSet<>();
    private final Set<String> within = new HashSet<>();
    private final Set<ObjectRef> removed = new HashSet<>();
    private final Map<Subject, Map<Direction, Map<List<Map<String, Object>>, TrafficSet>>> rules =
            new TreeMap<>(Subject.ORDER);

    /// Who is selected by one policy, and what the policy is called. `selector` is a whole `podSelector`.
    private record Subject(String namespace, String name, Map<String, Object> selector) {
        static final Comparator<Subject> ORDER = Comparator.comparing(Subject::namespace)
                .thenComparing(Subject::name)
                .thenComparing(subject -> subject.selector().toString());
    }

    PlanWriter(Ground ground, Inhabitants inhabitants, boolean wholeNamespaces) {
        this.ground = ground;
        this.inhabitants = inhabitants;
        this.wholeNamespaces = wholeNamespaces;
        this.widths = new WidthOffers(inhabitants);
    }

    Optional<Step> step(String title, List<Deed> deeds) {
        for (var deed : deeds) {
            switch (deed) {
                case Deed.Isolate(var namespace) -> isolates.add(namespace);
                case Deed.Within(var namespace) -> within.add(namespace);
                case Deed.Remove(var policy) -> removed.add(policy);
                case Deed.Names _, Deed.Keep _ -> {}
            }
        }
        for (var deed : deeds) {
            switch (deed) {
                case Deed.Within(var namespace) -> within(namespace);
                case Deed.Names names -> names(names);
                case Deed.Keep(var grants) -> grants.forEach(this::grant);
                case Deed.Isolate _, Deed.Remove _ -> {}
            }
        }
        var writing = new Writing(ground);
        rules.forEach((subject, sides) -> write(writing, subject, sides));
        isolates.stream().sorted().filter(this::needsDeny).forEach(namespace -> deny(writing, namespace));
        removed.stream().sorted().forEach(writing::remove);
        return writing.isEmpty() ? Optional.empty() : Optional.of(writing.step(title));
    }

    private void within(String namespace) {
        var everybody = new Subject(namespace, "allow-same-namespace", Map.of());
        var peers = new Width.Pods(namespace, Labels.NONE).peers(namespace);
        for (var direction : Direction.values()) {
            if (isolates.contains(namespace)) {
                add(everybody, direction, peers, TrafficSet.ALL);
            }
        }
    }

    private void names(Deed.Names names) {
        names.namespaces().stream().filter(isolates::contains).forEach(namespace -> {
            var everybody = new Subject(namespace, "allow-dns", Map.of());
            names.servers().servers().forEach((server, ports) ->
                    add(everybody, Direction.EGRESS, server.peers(namespace), ports));
        });
        names.servers().servers().forEach((server, ports) -> {
            if (server instanceof Width.Pods(var namespace, var labels) && isolates.contains(namespace)) {
                var subject = new Subject(namespace, "allow-dns-questions", SpecParts.selector(labels));
                add(subject, Direction.INGRESS, new Width.EveryPod().peers(namespace), ports);
            }
        });
    }

    private void grant(Grant grant) {
        for (var direction : Direction.values()) {
            boolean out = direction == Direction.EGRESS;
            side(direction, out ? grant.source() : grant.target(), out ? grant.target() : grant.source(), grant);
        }
    }

    private void side(Direction direction, Anchor self, Anchor other, Grant grant) {
        if (!(self instanceof Anchor.OfWorkload(var ref)) || isWithin(self, other)) {
            return;
        }
        var pods = inhabitants.of(self).stream().filter(end -> !Inhabitants.isHost(end)).toList();
        boolean planned = isolates.contains(ref.namespace());
        boolean already = !pods.isEmpty() && pods.stream().allMatch(end -> stillIsolated(end, direction));
        boolean passesAlready = already && grant.allowed() && losesNoPolicy(ref.namespace());
        if (pods.isEmpty() || passesAlready || !(planned || already) || !(width(self) instanceof Width.Pods width)) {
            return;
        }
        var name = width.labels().map().isEmpty() ? "allow-namespace-traffic" : "allow-" + ref.name();
        var selectors = planned
                ? List.of(SpecParts.selector(width.labels()))
                : new Isolating(ground.reachability(), inhabitants, direction).subjects(width);
        var peers = width(other).peers(ref.namespace());
        for (var selector : selectors) {
            add(new Subject(ref.namespace(), name, selector), direction, peers, grant.traffic());
        }
    }

    private boolean losesNoPolicy(String namespace) {
        return removed.stream().noneMatch(policy -> policy.namespace().equals(namespace));
    }

    private boolean isWithin(Anchor self, Anchor other) {
        return self instanceof Anchor.OfWorkload(var one)
                && other instanceof Anchor.OfWorkload(var two)
                && one.namespace().equals(two.namespace())
                && within.contains(one.namespace())
                && isolates.contains(one.namespace());
    }

    private boolean stillIsolated(Endpoint end, Direction direction) {
        var isolating = new Isolating(ground.reachability(), inhabitants, direction);
        return isolating.policies(Inhabitants.namespace(end)).stream()
                .anyMatch(policy -> !removed.contains(policy.ref()) && isolating.selects(policy, end));
    }

    private Width width(Anchor anchor) {
        return own.computeIfAbsent(anchor, _ -> {
            var narrow = widths.own(anchor);
            return wholeNamespaces && narrow instanceof Width.Pods(var namespace, _)
                    ? new Width.Pods(namespace, Labels.NONE)
                    : narrow;
        });
    }

    /// A rule without peers is kept under the empty list.
    private void add(
            Subject subject, Direction direction, Optional<List<Map<String, Object>>> peers, TrafficSet traffic) {
        rules.computeIfAbsent(subject, _ -> new EnumMap<>(Direction.class))
                .computeIfAbsent(direction, _ -> new TreeMap<>(Comparator.comparing(List::toString)))
                .merge(peers.orElse(List.of()), traffic, TrafficSet::union);
    }

    private void write(
            Writing writing,
            Subject subject,
            Map<Direction, Map<List<Map<String, Object>>, TrafficSet>> sides) {
        var own = new EnumMap<Direction, List<Map<String, Object>>>(Direction.class);
        sides.forEach((direction, peers) -> own.put(direction, rules(direction, peers)));
        var kind = ResourceKind.NETWORK_POLICY;
        var ref = writing.free(kind, subject.namespace(), subject.name());
        writing.put(kind, ref, SpecParts.spec(subject.selector(), own.keySet(), own));
    }

    /// Peers that may use the same ports stand in one rule.
    static List<Map<String, Object>> rules(
            Direction direction, Map<List<Map<String, Object>>, TrafficSet> peers) {
        var byTraffic = new LinkedHashMap<TrafficSet, List<Map<String, Object>>>();
        var found = new ArrayList<Map<String, Object>>();
        peers.forEach((list, traffic) -> {
            if (list.isEmpty()) {
                found.add(SpecParts.rule(direction, Optional.empty(), SpecParts.ports(traffic)));
            } else {
                byTraffic.computeIfAbsent(traffic, _ -> new ArrayList<>()).addAll(list);
            }
        });
        byTraffic.forEach((traffic, list) -> found.add(SpecParts.rule(
                direction, Optional.of(list.stream().distinct().toList()), SpecParts.ports(traffic))));
        return found;
    }

    private boolean needsDeny(String namespace) {
        return denying(ground, namespace).stream().allMatch(removed::contains);
    }

    /// The policies that isolate every pod of the namespace, both ways.
    static List<ObjectRef> denying(Ground ground, String namespace) {
        return ground.reachability().policies().policies().stream()
                .filter(policy -> isDeny(policy, namespace))
                .map(Policy::ref)
                .toList();
    }

    private static boolean isDeny(Policy policy, String namespace) {
        return policy.ref().namespace().equals(namespace)
                && policy.isolates().containsAll(BOTH)
                && policy.subject().pods().selectsEverything();
    }

    private static void deny(Writing writing, String namespace) {
        var kind = ResourceKind.NETWORK_POLICY;
        writing.put(
                kind, writing.free(kind, namespace, "default-deny"), SpecParts.spec(Map.of(), BOTH, Map.of()));
    }
}
