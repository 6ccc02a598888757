package dev.weft.lint.check;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Selector;
import dev.weft.net.Cidr;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Policy;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.TrafficMatch.NamedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Compiled policies of first-match tiers, of no kind in particular; all rules are of ingress.
record Tiers(Policy policy) {
    static Tiers admin(String name, int priority, String app) {
        return of(Tier.ADMIN, name, priority, app);
    }

    static Tiers baseline(String name, int priority, String app) {
        return of(Tier.BASELINE, name, priority, app);
    }

    /// For pods with `app=...` everywhere, every pod for the empty text.
    private static Tiers of(Tier tier, String name, int priority, String app) {
        var ref = new ObjectRef("policy.networking.k8s.io", "ClusterNetworkPolicy", "", name);
        return new Tiers(new Policy(ref, tier, priority, selection(app), Set.of(), List.of()));
    }

    Tiers rule(Action action, Peer peer, TrafficSet traffic) {
        return rule(action, peer, new TrafficMatch(traffic, List.of()));
    }

    /// A port by its name alone, of whatever protocol the pod declares it for.
    Tiers named(Action action, Peer peer, String port) {
        var any = Stream.of(Protocol.values()).map(protocol -> new NamedPort(protocol, port)).toList();
        return rule(action, peer, new TrafficMatch(TrafficSet.NONE, any));
    }

    private Tiers rule(Action action, Peer peer, TrafficMatch traffic) {
        var rules = new ArrayList<>(policy.rules());
        var at = new RuleRef(policy.ref(), "spec.ingress[" + rules.size() + "]", "", 0);
        rules.add(new Rule(at, Direction.INGRESS, action, List.of(peer), traffic));
        return new Tiers(new Policy(
                policy.ref(), policy.tier(), policy.priority(), policy.subject(), policy.isolates(), rules));
    }

    static Peer app(String app) {
        return new Peer.Pods(selection(app));
    }

    static Peer block(String cidr) {
        return new Peer.Addresses(Cidr.parse(cidr).orElseThrow().asSet());
    }

    private static PodSelection selection(String app) {
        var selector = app.isEmpty() ? Selector.EVERYTHING : Selector.matchLabels(Map.of("app", app));
        return new PodSelection(
                new Scope.Matching(Selector.EVERYTHING), selector, PodSelection.HostPods.EXCLUDED);
    }
}
