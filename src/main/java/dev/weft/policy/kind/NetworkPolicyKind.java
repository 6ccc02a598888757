package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.Selector;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `networking.k8s.io/v1` NetworkPolicy. Checks what the API server's validation checks; what it would refuse is a
/// problem, and what is left is closed where it is broken: a broken peer or port matches nothing, and a policy whose
/// subject cannot be read makes every pod of its namespace unknown.
/// Source: networking/v1 types; `SetDefaults_NetworkPolicy`; `ValidateNetworkPolicySpec`.
public final class NetworkPolicyKind implements PolicyKind {
    private static final Set<String> SPEC = Set.of("podSelector", "policyTypes", "ingress", "egress");

    @Override
    public ResourceKind resource() {
        return ResourceKind.NETWORK_POLICY;
    }

    @Override
    public Reach reach() {
        return new Reach(resource(), Tier.NETWORK_POLICY, HostPods.LEFT_OPEN);
    }

    @Override
    public Compiled compile(Manifest manifest) {
        var reader = new SpecReader(manifest);
        var spec = reader.field("spec");
        if (spec.absent()) {
            spec.warn("the spec is missing: every pod of the namespace is isolated for ingress", "write a spec");
        }
        var known = spec.map(SPEC);
        var subject = known instanceof Read.Bad<?>
                ? new Read.Bad<Selector>()
                : SelectorReader.read(spec.field("podSelector"));
        var policy = subject instanceof Read.Bad<?>
                ? Unevaluated.subjectUnreadable(manifest)
                : policy(manifest, spec, subject.orElse(Selector.EVERYTHING, Selector.EVERYTHING));
        return new Compiled(Optional.of(policy), reader.problems());
    }

    private static Policy policy(Manifest manifest, SpecReader.Field spec, Selector subject) {
        var isolates = isolates(spec);
        var rules = new ArrayList<Rule>();
        for (var direction : Direction.values()) {
            var found = rules(manifest, spec.field(direction.field()), direction);
            if (isolates.contains(direction)) { // rules of a direction that is not named are inert
                rules.addAll(found);
            }
        }
        var namespace = new PodSelection.Scope.Own(manifest.ref().namespace());
        return new Policy(
                manifest.ref(), Tier.NETWORK_POLICY, 0, new PodSelection(namespace, subject), isolates, rules);
    }

    /// Without policyTypes: ingress always, egress when there is an egress rule. An entry that is no direction closes
    /// both.
    private static Set<Direction> isolates(SpecReader.Field spec) {
        var field = spec.field("policyTypes");
        return switch (field.items()) {
            case Read.Absent<List<SpecReader.Field>> _ -> byRules(spec);
            case Read.Bad<List<SpecReader.Field>> _ -> EnumSet.allOf(Direction.class);
            case Read.Ok<List<SpecReader.Field>>(var items) -> items.isEmpty() ? byRules(spec) : named(field, items);
        };
    }

    private static Set<Direction> byRules(SpecReader.Field spec) {
        boolean egress = switch (spec.field("egress").value()) {
            case null -> false;
            case List<?> list -> !list.isEmpty();
            default -> true; // broken, reported where the rules are read: closed
        };
        return egress ? EnumSet.allOf(Direction.class) : EnumSet.of(Direction.INGRESS);
    }

    private static Set<Direction> named(SpecReader.Field field, List<SpecReader.Field> items) {
        var directions = EnumSet.noneOf(Direction.class);
        if (items.size() > Direction.values().length) {
            field.bad(items.size() + " policy types are given", "name Ingress and Egress at most");
        }
        for (var item : items) {
            var word = item.text().orElse("", "");
            boolean known = false;
            for (var direction : Direction.values()) {
                if (direction.word().equals(word)) {
                    directions.add(direction);
                    known = true;
                }
            }
            if (!known) {
                item.bad(item.found() + " is no policy type", "use Ingress or Egress");
                return EnumSet.allOf(Direction.class);
            }
        }
        return directions;
    }

    private static List<Rule> rules(Manifest manifest, SpecReader.Field field, Direction direction) {
        var peerField = direction == Direction.INGRESS ? "from" : "to";
        var peers = new PeerReader(manifest.ref().namespace());
        var rules = new ArrayList<Rule>();
        for (var item : field.items().orElse(List.of(), List.of())) {
            if (item.map(Set.of(peerField, "ports")) instanceof Read.Ok<?>) {
                rules.add(new Rule(
                        RuleRef.of(manifest, item.path()),
                        direction,
                        Action.ACCEPT,
                        peers.read(item.field(peerField)),
                        PortReader.read(item.field("ports"))));
            }
        }
        return rules;
    }
}
