package dev.weft.policy.why;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Selector;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.Scope;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.classes.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What rules and verdicts say, in words. `self` is the end that policies select, `other` the one at the far side.
final class Sentences {
    private static final Pattern RULE = Pattern.compile("spec\\.[a-z]+\\[(\\d{1,6})]");

    private Sentences() {}

    /// `ingress to shop/db`, `egress from shop/web`.
    static String half(Direction direction, End self) {
        return direction.field() + (direction == Direction.INGRESS ? " to " : " from ") + self.label();
    }

    /// `spec.ingress[0] "let web in" allows shop/web on TCP 80`; `name` is the rule's own, if it has one.
    static String does(Rule rule, Optional<String> name, End other) {
        var what = other.label() + " on " + traffic(rule.traffic());
        var which = rule.ref().path() + name.map(given -> " \"" + given + "\"").orElse("");
        return which + switch (rule.action()) {
            case ACCEPT -> " allows " + what;
            case DENY -> " denies " + what;
            case PASS -> " passes " + what + " to the next tier";
        };
    }

    /// Source: `ClusterNetworkPolicyIngressRule.Name`, made for reports such as this.
    static Optional<String> name(Manifest manifest, Direction direction, RuleRef rule) {
        var path = RULE.matcher(rule.path());
        return path.matches()
                        && manifest.body().get("spec") instanceof Map<?, ?> spec
                        && spec.get(direction.field()) instanceof List<?> rules
                        && rules.size() > Integer.parseInt(path.group(1))
                        && rules.get(Integer.parseInt(path.group(1))) instanceof Map<?, ?> body
                        && body.get("name") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    /// `policies` are of one tier and of `priority`, and would do different things.
    static String disagree(List<String> policies, int priority) {
        return labels(policies) + " disagree about it and have the same priority " + priority
                + ", so nobody can say which of them decides";
    }

    static String standInFor(Peer.DomainNames names) {
        return "the names " + String.join(", ", names.names()) + " may stand for any address outside";
    }

    static String doesNotName(Rule rule, End other) {
        return "its rule " + rule.ref().path() + " allows only " + peers(rule) + ", not " + other.label();
    }

    static String portNotListed(Rule rule, End other, Traffic wanted) {
        return "its rule " + rule.ref().path() + " allows " + other.label() + " only on " + traffic(rule.traffic())
                + ", not on " + wanted;
    }

    static String portNotDeclared(Rule rule, End destination) {
        return "its rule " + rule.ref().path() + " allows only " + traffic(rule.traffic()) + ", which "
                + destination.label() + " does not declare";
    }

    static String noRule(Direction direction) {
        return "it has no " + direction.field() + " rule";
    }

    static String noneNames(int rules, End other) {
        return "none of its " + rules + " rules names " + other.label();
    }

    static String labels(List<String> policies) {
        return String.join(" and ", policies);
    }

    static String peers(Rule rule) {
        return rule.peers().isEmpty()
                ? "nobody (its peers are broken)"
                : rule.peers().stream().map(Sentences::peer).distinct().collect(Collectors.joining(" or "));
    }

    private static String peer(Peer peer) {
        return switch (peer) {
            case Peer.Pods(var selection) -> pods(selection);
            case Peer.Addresses(var addresses) -> addresses.isEmpty() ? "no address" : "addresses " + addresses;
            case Peer.Nodes(var selector) ->
                selector.selectsEverything() ? "nodes" : "nodes with " + selector;
            case Peer.DomainNames(var names) -> "the domain names " + String.join(", ", names);
            case Peer.Anyone _ -> "everyone";
            case Peer.Unsupported _ -> "peers that are not evaluated";
        };
    }

    private static String pods(PodSelection selection) {
        var pods = selection.pods().selectsEverything() ? "pods" : "pods with " + selection.pods();
        return switch (selection.namespaces()) {
            case Scope.Own(var namespace) -> pods + " in namespace " + namespace;
            case Scope.Matching(var selector) when selector.equals(Selector.EVERYTHING) -> pods + " in any namespace";
            case Scope.Matching(var selector) -> pods + " in namespaces with " + selector;
        };
    }

    /// `TCP 5432`, `TCP port "http"`, `any port`.
    static String traffic(TrafficMatch match) {
        if (match.numbered().isAll()) {
            return "any port";
        }
        var parts = new ArrayList<String>();
        if (!match.numbered().isEmpty()) {
            parts.add(ports(match.numbered()));
        }
        match.named().forEach(named -> parts.add(named.protocol() + " port \"" + named.name() + "\""));
        return parts.isEmpty() ? "no port (its ports are broken)" : String.join(" or ", parts);
    }

    /// Every port of a protocol is said as that.
    private static String ports(TrafficSet set) {
        return set.ports().entrySet().stream()
                .map(entry -> entry.getValue().isAll() ? "any " + entry.getKey() + " port"
                        : entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
