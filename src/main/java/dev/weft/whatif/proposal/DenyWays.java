package dev.weft.whatif.proposal;

import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation.Effect;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import dev.weft.policy.Reachability;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.Verdict;
import dev.weft.whatif.proposal.DenyChoices.Option;
import dev.weft.whatif.spec.AdminSpec;
import dev.weft.whatif.spec.NarrowedRule;
import dev.weft.whatif.spec.NarrowedRule.Whom;
import dev.weft.whatif.spec.SpecParts;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The ways to deny some traffic between two ends, each tried before it is offered.
final class DenyWays {
    /// So many rules are narrowed, one after the other, before a side is given up.
    private static final int MOST_RULES = 12;
    /// Source: network-policy-api, priority: 0-1000, lower first.
    private static final int LAST_PRIORITY = 1_000;

    private final Ground ground;
    private final Anchor source;
    private final Anchor target;
    private final TrafficSet traffic;
    private final Inhabitants inhabitants;
    private final WidthOffers widths;
    private final List<Endpoint> sources;
    private final List<Endpoint> targets;
    private final List<Option> options = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    DenyWays(Ground ground, Anchor source, Anchor target, TrafficSet traffic) {
        this.ground = ground;
        this.source = source;
        this.target = target;
        this.traffic = traffic;
        this.inhabitants = new Inhabitants(ground.reachability());
        this.widths = new WidthOffers(inhabitants);
        this.sources = inhabitants.of(source);
        this.targets = inhabitants.of(target);
    }

    DenyChoices choices() {
        if (open(ground.reachability()).isEmpty()) {
            return new DenyChoices(List.of(), List.of("nothing to deny: " + what() + " is denied already"));
        }
        narrow(Direction.INGRESS);
        narrow(Direction.EGRESS);
        isolate(Direction.INGRESS);
        isolate(Direction.EGRESS);
        var kinds = AdminSpec.served(ground.snapshot());
        kinds.forEach(this::deny);
        if (kinds.isEmpty()) {
            notes.add("the cluster is not known to serve a kind of policy that denies");
        }
        options.sort(Comparator.comparingInt(option -> option.effects().counts().unintended()));
        return new DenyChoices(options, List.copyOf(notes));
    }

    private String what() {
        return source.words() + " to " + target.words() + " on " + Words.traffic(traffic);
    }

    /// What of the traffic some pair may still send, surely or perhaps.
    private TrafficSet open(Reachability reachability) {
        var open = TrafficSet.NONE;
        for (var from : reachability.kinds(reachability.crowd(sources))) {
            for (var to : reachability.kinds(reachability.crowd(targets))) {
                var pair = Blocking.pair(from, to);
                if (pair.isPresent()) {
                    var cell = reachability.cell(pair.get().source(), pair.get().target());
                    open = open.union(traffic.intersect(cell.allowed().union(cell.unknown())));
                }
            }
        }
        return open;
    }

    /// Offers what was written if it denies all of it, else notes that it does not.
    private void offer(String title, String how, String excuse, Writing writing) {
        if (writing.isEmpty()) {
            return;
        }
        var after = writing.now();
        if (!open(after.reachability()).isEmpty()) {
            notes.add("would not deny it: " + title + "; " + excuse);
            return;
        }
        var step = writing.step(title);
        var effects = Effects.of(
                ground, step, after, (from, to) -> source.holds(from) && target.holds(to));
        options.add(new Option(title, how, step, effects));
    }

    private void narrow(Direction direction) {
        var writing = new Writing(ground);
        var narrowed = new LinkedHashSet<String>();
        var self = widths.own(direction == Direction.INGRESS ? target : source);
        if (!(self instanceof Width.Pods)) {
            return;
        }
        var side = direction.field() + " of " + (direction == Direction.INGRESS ? target : source).name();
        boolean closesOutside = false;
        for (int round = 0; round < MOST_RULES; round++) {
            var rules = allowing(writing.now().reachability(), direction);
            if (rules.isEmpty()) {
                break;
            }
            var rule = rules.get().stream().findFirst();
            if (rule.isEmpty()) {
                notes.add("no rule to narrow: no rule lets it through at the " + side);
                return;
            }
            boolean ofAnyone = isOfAnyone(writing, rule.get(), direction);
            if (!narrow(writing, rule.get(), direction)) {
                notes.add("cannot be narrowed without others: " + rule.get().label());
                return;
            }
            narrowed.add(Words.rule(rule.get()));
            closesOutside |= ofAnyone;
        }
        var names = Words.few(List.copyOf(narrowed));
        var how = "Takes " + source.words() + " to " + target.words() + " out of " + names
                + "; what else it lets through stays."
                + (closesOutside ? " It spoke of anyone: the outside is closed with it, as addresses would let the pods"
                        + " in again." : "");
        var title = "Narrow " + names + " (" + direction.field() + ")";
        offer(title, how, "what is left is not known to be denied", writing);
    }

    /// Does a rule without peers keep out pods? Then the outside goes with them.
    private boolean isOfAnyone(Writing writing, RuleRef rule, Direction direction) {
        var other = widths.own(direction == Direction.INGRESS ? source : target);
        var rules = writing.spec(rule.policy()).map(spec -> SpecParts.rules(spec, direction)).orElse(List.of());
        int index = Words.ruleNumber(rule);
        return other instanceof Width.Pods
                && index >= 0
                && index < rules.size()
                && SpecParts.maps(rules.get(index).getOrDefault(SpecParts.peersField(direction), List.of())).isEmpty();
    }

    /// The rules that let a packet through on one side; empty where none passes any more.
    private Optional<List<RuleRef>> allowing(Reachability reachability, Direction direction) {
        for (var from : reachability.kinds(reachability.crowd(sources))) {
            for (var to : reachability.kinds(reachability.crowd(targets))) {
                var pair = Blocking.pair(from, to);
                var packet = pair.flatMap(ends -> reachability
                        .cell(ends.source(), ends.target())
                        .allowed()
                        .intersect(traffic)
                        .witness());
                if (packet.isPresent()) {
                    return Optional.of(allowing(reachability, pair.get(), packet.get(), direction));
                }
            }
        }
        return Optional.empty();
    }

    private static List<RuleRef> allowing(
            Reachability reachability, Blocking.Pair pair, Traffic packet, Direction direction) {
        var explanation = reachability.explain(pair.source(), pair.target(), packet);
        var half = direction == Direction.INGRESS ? explanation.ingress() : explanation.egress();
        return half.verdict() instanceof Verdict.Allowed(var by) ? by : List.of();
    }

    private boolean narrow(Writing writing, RuleRef ref, Direction direction) {
        var policy = writing.now().reachability().policies().policies().stream()
                .filter(known -> known.ref().equals(ref.policy()))
                .findFirst();
        var rule = policy.flatMap(known -> rule(known, ref));
        var manifest = writing.manifest(ref.policy());
        var spec = writing.spec(ref.policy());
        int index = Words.ruleNumber(ref);
        boolean v1 = manifest.filter(known -> known.kind().equals(ResourceKind.NETWORK_POLICY)).isPresent();
        if (rule.isEmpty() || spec.isEmpty() || !v1 || index < 0) {
            return false;
        }
        var rules = new ArrayList<>(SpecParts.rules(spec.get(), direction));
        var other = direction == Direction.INGRESS ? source : target;
        var replaced = narrowed(direction, other, rules.get(index), rule.get());
        if (replaced.isEmpty() || replaced.get().equals(List.of(rules.get(index)))) {
            return false;
        }
        rules.remove(index);
        rules.addAll(index, replaced.get());
        var narrower = new LinkedHashMap<>(spec.get());
        narrower.put("policyTypes", policy.get().isolates().stream().sorted().map(Direction::word).toList());
        narrower.put(direction.field(), List.copyOf(rules));
        writing.respec(ref.policy(), narrower);
        return true;
    }

    private static Optional<Rule> rule(Policy policy, RuleRef ref) {
        return policy.rules().stream().filter(rule -> rule.ref().path().equals(ref.path())).findFirst();
    }

    private Optional<List<Map<String, Object>>> narrowed(
            Direction direction, Anchor other, Map<String, Object> written, Rule rule) {
        var whom = switch (widths.own(other)) {
            case Width.Pods(var namespace, var labels) -> new Whom.Pods(namespace, labels);
            case Width.Addresses(var addresses) -> new Whom.Addresses(addresses);
            case Width.EveryPod _, Width.Anyone _ -> throw new IllegalStateException("nobody's own width");
        };
        var ends = inhabitants.of(other);
        var peers = SpecParts.maps(written.getOrDefault(SpecParts.peersField(direction), List.of()));
        boolean parallel = peers.size() == rule.peers().size();
        if (!peers.isEmpty() && !parallel) {
            return Optional.empty();
        }
        return new NarrowedRule(direction, whom, traffic).of(
                written,
                peer -> hits(rule.peers().get(peers.indexOf(peer)), ends),
                port -> isAskedByName(port));
    }

    private boolean hits(Peer peer, List<Endpoint> ends) {
        return ends.stream().anyMatch(end -> switch (peer) {
            case Peer.Pods(var selection) -> {
                var name = Inhabitants.namespace(end);
                var namespace = ground.snapshot().namespaces().getOrDefault(name, Namespace.implied(name));
                yield end.object().isPresent() && selection.selects(namespace, end.labels());
            }
            case Peer.Addresses(var block) -> end instanceof Endpoint.Outside(var piece)
                    ? !piece.intersect(block).isEmpty()
                    : Inhabitants.addresses(end).stream().anyMatch(block::contains);
            case Peer.Anyone _ -> true;
            case Peer.Nodes _, Peer.DomainNames _, Peer.Unsupported _ -> false;
        });
    }

    /// Does the name stand for some of the traffic on a pod that is asked?
    private boolean isAskedByName(Map<String, Object> port) {
        return targets.stream()
                .flatMap(end -> end.ports().stream())
                .filter(declared -> declared.name().equals(port.get("port")))
                .anyMatch(declared -> traffic.contains(new Traffic(declared.protocol(), declared.number())));
    }

    /// A new policy for one end that allows what was seen of it, and not this.
    private void isolate(Direction direction) {
        boolean in = direction == Direction.INGRESS;
        var self = in ? target : source;
        if (!(widths.own(self) instanceof Width.Pods own)) {
            return;
        }
        var peers = new TreeMap<List<Map<String, Object>>, TrafficSet>(Comparator.comparing(List::toString));
        var kept = new LinkedHashSet<String>();
        Observed.of(ground).talks().forEach((talk, _) -> {
            boolean ours = PortOffers.isOf(in ? talk.target() : talk.source(), self);
            boolean asked = PortOffers.isOf(talk.source(), source) && PortOffers.isOf(talk.target(), target);
            var left = asked ? talk.set().minus(traffic) : talk.set();
            if (ours && !talk.state().isDenied() && !left.isEmpty()) {
                var other = in ? talk.source() : talk.target();
                widths.own(other).peers(own.namespace()).ifPresent(list -> peers.merge(list, left, TrafficSet::union));
                kept.add(Observed.words(ground.snapshot(), other));
            }
        });
        if (!in) {
            NameServers.of(ground).servers().forEach((server, ports) ->
                    peers.merge(server.peers(own.namespace()).orElse(List.of()), ports, TrafficSet::union));
            kept.add("names");
        }
        var writing = new Writing(ground);
        var kind = ResourceKind.NETWORK_POLICY;
        writing.put(
                kind,
                writing.free(kind, own.namespace(), "isolate-" + self.name() + "-" + direction.field()),
                SpecParts.spec(
                        SpecParts.selector(own.labels()),
                        Set.of(direction),
                        Map.of(direction, PlanWriter.rules(direction, peers))));
        var keeps = kept.isEmpty() ? "Nothing was seen that it would keep." : "Keeps what was seen: "
                + Words.few(List.copyOf(kept)) + ".";
        offer(
                "Isolate " + self.words() + " for " + direction.field() + ", keep what was seen",
                "A new policy selects " + WidthOffers.label(own) + ". " + keeps,
                "another policy allows it, and policies add up",
                writing);
    }

    /// One rule of a kind that can deny, before every rule that lets the packet through now.
    private void deny(AdminSpec way) {
        var from = widths.own(source);
        var to = widths.own(target);
        boolean in = from instanceof Width.Pods && to instanceof Width.Pods;
        var direction = in ? Direction.INGRESS : Direction.EGRESS;
        if (!((in ? to : from) instanceof Width.Pods self)) {
            notes.add("no rule of " + way.kind().kind() + " can speak about " + source.words());
            return;
        }
        var peer = (in ? from : to) instanceof Width.Pods other
                ? AdminSpec.pods(other.namespace(), other.labels())
                : AdminSpec.networks(to instanceof Width.Addresses(var addresses) ? addresses : IpSet.ALL);
        var rule = way.deny(direction, peer, traffic);
        var writing = new Writing(ground);
        var priority = priority(way.tier(), direction);
        if (priority.isEmpty()) {
            notes.add("no priority is free for " + way.kind().kind() + " before the rule that allows it");
            return;
        }
        write(writing, way, priority.get(), AdminSpec.pods(self.namespace(), self.labels()), direction, rule);
        offer(
                "Deny it by " + way.kind().kind() + " (" + way.tier().name() + ")",
                "One rule denies " + what() + (way.tier().equals(Tier.ADMIN)
                        ? ", whatever NetworkPolicies allow."
                        : ", unless a NetworkPolicy isolates the pods and allows it."),
                way.tier().equals(Tier.ADMIN) ? "it is not surely denied then" : "NetworkPolicies are asked before it",
                writing);
    }

    private void write(
            Writing writing,
            AdminSpec way,
            int priority,
            Map<String, Object> subject,
            Direction direction,
            Map<String, Object> rule) {
        var wish = "deny-" + source.name() + "-to-" + target.name();
        var only = way.kind().ref("", AdminSpec.ONLY_NAME);
        var there = ground.snapshot().manifest(only).filter(_ -> way.isSingle());
        if (there.isEmpty()) {
            var ref = way.isSingle() ? only : writing.free(way.kind(), "", wish);
            writing.put(way.kind(), ref, way.spec(priority, subject, direction, rule));
            return;
        }
        AdminSpec.first(there.get(), subject, direction, rule).ifPresent(spec -> writing.respec(only, spec));
    }

    /// The highest that is free in the tier and comes before every rule of it that lets the packet through or on.
    private Optional<Integer> priority(Tier tier, Direction direction) {
        var policies = ground.reachability().policies().policies().stream()
                .filter(policy -> policy.tier().equals(tier))
                .toList();
        var lets = letting(direction);
        int bound = policies.stream()
                .filter(policy -> lets.contains(policy.ref()))
                .mapToInt(Policy::priority)
                .min()
                .orElse(LAST_PRIORITY + 1);
        var taken = policies.stream().map(Policy::priority).collect(Collectors.toSet());
        for (int free = Math.min(bound - 1, LAST_PRIORITY); free >= 0; free--) {
            if (!taken.contains(free)) {
                return Optional.of(free);
            }
        }
        return Optional.empty();
    }

    private Set<ObjectRef> letting(Direction direction) {
        var lets = new LinkedHashSet<ObjectRef>();
        var reachability = ground.reachability();
        for (var from : reachability.kinds(reachability.crowd(sources))) {
            for (var to : reachability.kinds(reachability.crowd(targets))) {
                Blocking.pair(from, to).ifPresent(pair -> Blocking.samples(traffic).forEach(packet -> {
                    var explanation = reachability.explain(pair.source(), pair.target(), packet);
                    var half = direction == Direction.INGRESS ? explanation.ingress() : explanation.egress();
                    half.steps().stream()
                            .filter(step -> step.effect() == Effect.ALLOW || step.effect() == Effect.PASS)
                            .flatMap(step -> step.rule().stream())
                            .forEach(rule -> lets.add(rule.policy()));
                }));
            }
        }
        return lets;
    }
}
