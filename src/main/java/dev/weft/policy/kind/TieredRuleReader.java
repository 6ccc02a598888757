package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.TrafficMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the rules of one direction of a policy of network-policy-api. What it returns for a broken rule does not
/// count, as the error makes the whole policy unknown.
final class TieredRuleReader {
    private static final int LONGEST_NAME = 100;

    private final Manifest manifest;
    private final Dialect dialect;
    private final Direction direction;

    TieredRuleReader(Manifest manifest, Dialect dialect, Direction direction) {
        this.manifest = manifest;
        this.dialect = dialect;
        this.direction = direction;
    }

    /// Missing or empty: none.
    List<Rule> read(SpecReader.Field field) {
        var items = field.items().orElse(List.of(), List.of());
        if (items.size() > dialect.most()) {
            field.bad(items.size() + " rules are too many", "write at most " + dialect.most());
        }
        var rules = new ArrayList<Rule>();
        items.forEach(item -> rule(item).ifPresent(rules::add));
        return rules;
    }

    private Optional<Rule> rule(SpecReader.Field field) {
        var peerField = direction == Direction.INGRESS ? "from" : "to";
        if (field.map(Set.of("name", "action", peerField, dialect.portsField())) instanceof Read.Absent<?>) {
            field.bad("an empty item stands where a rule belongs", "write action and " + peerField);
        }
        checkName(field.field("name"));
        var action = action(field.field("action"));
        var peers = new TieredPeerReader(dialect).read(field.field(peerField), direction);
        var ports = field.field(dialect.portsField());
        var traffic = dialect.traffic(ports);
        checkNamedPorts(ports, peers.known(), traffic);
        action.ifPresent(known -> checkDomainNames(field.field(peerField), peers.known(), known));
        var ref = RuleRef.of(manifest, field.path());
        return action.map(known -> peers.failsClosed()
                ? closed(ref, known)
                : new Rule(ref, direction, known, peers.known(), traffic));
    }

    private static void checkName(SpecReader.Field field) {
        int length = field.text().orElse("", "").length();
        if (length > LONGEST_NAME) {
            field.bad("the name has " + length + " characters", "use at most " + LONGEST_NAME);
        }
    }

    private Optional<Action> action(SpecReader.Field field) {
        var known = dialect.actions();
        var remedy = "write one of " + known.keySet();
        return switch (field.text()) {
            case Read.Absent<String> _ -> {
                field.bad("the action is missing", remedy);
                yield Optional.empty();
            }
            case Read.Bad<String> _ -> Optional.empty();
            case Read.Ok<String>(var word) -> {
                var action = Optional.ofNullable(known.get(word));
                if (action.isEmpty()) {
                    field.bad("action \"" + word + "\" is not known", remedy);
                }
                yield action;
            }
        };
    }

    /// Source: `ClusterNetworkPolicyEgressPeer`: with a peer that it does not understand, an Accept rule matches no
    /// traffic, a Deny or Pass rule denies all.
    private Rule closed(RuleRef ref, Action action) {
        return action == Action.ACCEPT
                ? new Rule(ref, direction, action, List.of(), TrafficMatch.ALL)
                : new Rule(ref, direction, Action.DENY, List.of(new Peer.Anyone()), TrafficMatch.ALL);
    }

    /// Source: the validation rule of `ClusterNetworkPolicyEgressRule`.
    private static void checkNamedPorts(SpecReader.Field field, List<Peer> peers, TrafficMatch traffic) {
        if (!traffic.named().isEmpty() && !peers.stream().allMatch(Peer.Pods.class::isInstance)) {
            field.bad(
                    "a named port stands beside peers that have none (networks, nodes or domainNames)",
                    "make two rules of it, or use numbers");
        }
    }

    /// Source: `ClusterNetworkPolicyEgressPeer.DomainNames`, "only supported for Accept rules".
    private static void checkDomainNames(SpecReader.Field field, List<Peer> peers, Action action) {
        if (action != Action.ACCEPT && peers.stream().anyMatch(TieredRuleReader::isByName)) {
            field.bad(
                    "domain names can only be accepted",
                    "accept names here, and deny networks in a rule after this one");
        }
    }

    private static boolean isByName(Peer peer) {
        return peer instanceof Peer.DomainNames || peer instanceof Peer.Unsupported;
    }
}
