package dev.weft.policy.oracle;

import static dev.weft.policy.oracle.Body.list;
import static dev.weft.policy.oracle.Body.map;

import dev.weft.cluster.Manifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One AdminNetworkPolicy, BaselineAdminNetworkPolicy or ClusterNetworkPolicy, read from its body each time it is
/// asked. The sentences are those of network-policy-api, `apis/v1alpha1` and `apis/v1alpha2`.
record TierText(Manifest manifest) {
    private static final String GROUP = "policy.networking.k8s.io";
    private static final Set<String> PEERS = Set.of("namespaces", "pods", "nodes", "networks", "domainNames");

    /// How sure it is that a rule matches: what a name resolves to is not known here.
    private enum Match {
        YES,
        NO,
        PERHAPS
    }

    static boolean reads(Manifest manifest) {
        return manifest.kind().group().equals(GROUP);
    }

    private Map<?, ?> spec() {
        return map(manifest.body().get("spec"));
    }

    /// "ClusterNetworkPolicy can use 2 of these tiers: Admin and Baseline."
    boolean admin() {
        return switch (manifest.kind().kind()) {
            case "AdminNetworkPolicy" -> true;
            case "BaselineAdminNetworkPolicy" -> false;
            default -> "Admin".equals(spec().get("tier"));
        };
    }

    /// "Policies with lower priority values have higher precedence"; the one BaselineAdminNetworkPolicy has none.
    int priority() {
        return spec().get("priority") instanceof Number number ? number.intValue() : 0;
    }

    /// "Note that host-networked pods are not included in subject selection."
    boolean selects(Side side, Question.World world) {
        return workload(map(spec().get("subject")), side, world);
    }

    /// Of "namespaces" or "pods", the one that is there; a host-network pod is neither a subject nor a peer of these.
    private static boolean workload(Map<?, ?> holder, Side side, Question.World world) {
        if (!side.pod() || side.host()) {
            return false;
        }
        var pods = map(holder.get("pods"));
        return holder.containsKey("pods")
                ? Body.selects(pods.get("namespaceSelector"), world.labelsOfNamespace(side))
                        && Body.selects(pods.get("podSelector"), side.identity().labels())
                : holder.containsKey("namespaces")
                        && Body.selects(holder.get("namespaces"), world.labelsOfNamespace(side));
    }

    /// What the policy may do with the packet: "a rule that appears at the top would take the highest precedence". More
    /// than one decision only where nobody knows whether a rule matches.
    Set<Decision> decisions(boolean ingress, Question question) {
        var possible = EnumSet.noneOf(Decision.class);
        for (var item : list(spec().get(ingress ? "ingress" : "egress"))) {
            var rule = map(item);
            var match = match(rule, ingress, question);
            if (match != Match.NO) {
                possible.add(failsClosed(rule, ingress) ? Decision.DENY : action(rule));
            }
            if (match == Match.YES) {
                return possible;
            }
        }
        possible.add(Decision.NOTHING);
        return possible;
    }

    private static Decision action(Map<?, ?> rule) {
        return switch (String.valueOf(rule.get("action"))) {
            case "Accept", "Allow" -> Decision.ACCEPT;
            case "Deny" -> Decision.DENY;
            case "Pass" -> Decision.PASS;
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    /// "For Accept rules, fail closed means: treat the rule as matching no traffic. For Deny and Pass rules: treat the
    /// rule as a 'Deny all' rule."
    private static Match match(Map<?, ?> rule, boolean ingress, Question question) {
        if (failsClosed(rule, ingress)) {
            return action(rule) == Decision.ACCEPT ? Match.NO : Match.YES;
        }
        return ports(rule, question) ? peers(rule, ingress, question) : Match.NO;
    }

    private static boolean failsClosed(Map<?, ?> rule, boolean ingress) {
        return peersOf(rule, ingress).stream().anyMatch(peer -> map(peer).keySet().stream().noneMatch(PEERS::contains));
    }

    private static Collection<?> peersOf(Map<?, ?> rule, boolean ingress) {
        return list(rule.get(ingress ? "from" : "to"));
    }

    /// "If any element matches the destination of outgoing traffic then the specified action is applied."
    private static Match peers(Map<?, ?> rule, boolean ingress, Question question) {
        var best = Match.NO;
        for (var peer : peersOf(rule, ingress)) {
            var match = peer(map(peer), question);
            if (match == Match.YES) {
                return Match.YES;
            }
            best = match == Match.PERHAPS ? match : best;
        }
        return best;
    }

    private static Match peer(Map<?, ?> peer, Question question) {
        if (peer.containsKey("domainNames")) {
            return question.peer().pod() ? Match.NO : Match.PERHAPS;
        }
        boolean matches = peer.containsKey("networks")
                ? network(list(peer.get("networks")), question)
                : peer.containsKey("nodes")
                        ? node(peer, question)
                        : workload(peer, question.peer(), question.world());
        return matches ? Match.YES : Match.NO;
    }

    /// "Note that cluster-internal traffic will be checked against the rule as well."
    private static boolean network(List<?> cidrs, Question question) {
        return cidrs.stream().anyMatch(cidr -> Block.contains((String) cidr, question.address()));
    }

    /// "It selects the nodeIPs as the peer type by matching on the IPs present in the node.Status.Addresses field."
    private static boolean node(Map<?, ?> peer, Question question) {
        var labels = question.world().nodeLabels().get(question.address());
        boolean onNodeNetwork = question.peer().host() || !question.peer().pod();
        return onNodeNetwork && labels != null && Body.selects(peer.get("nodes"), labels);
    }

    /// `ports` of v1alpha1, `protocols` of v1alpha2; "if unspecified, protocol-specific attributes will not be used".
    private static boolean ports(Map<?, ?> rule, Question question) {
        var ports = new ArrayList<Object>(list(rule.get("ports")));
        ports.addAll(list(rule.get("protocols")));
        return ports.isEmpty() || ports.stream().anyMatch(port -> port(map(port), question));
    }

    private static boolean port(Map<?, ?> port, Question question) {
        var traffic = question.traffic();
        for (var entry : port.entrySet()) {
            var value = map(entry.getValue());
            boolean matches = switch ((String) entry.getKey()) {
                case "namedPort", "destinationNamedPort" -> question.portIsNamed(entry.getValue());
                case "portNumber" -> protocol(value, question) && number(value.get("port")) == traffic.port();
                case "portRange" -> protocol(value, question) && within(value, traffic.port());
                case String protocol -> protocol.equalsIgnoreCase(traffic.protocol().name())
                        && destination(map(value.get("destinationPort")), traffic.port());
            };
            if (matches) {
                return true;
            }
        }
        return false;
    }

    /// "If not specified, this field defaults to TCP."
    private static boolean protocol(Map<?, ?> port, Question question) {
        var named = port.get("protocol");
        return question.traffic().protocol().name().equals(named == null ? "TCP" : named);
    }

    private static boolean destination(Map<?, ?> port, int number) {
        return port.containsKey("range")
                ? within(map(port.get("range")), number)
                : number(port.get("number")) == number;
    }

    /// "An inclusive range of ports from the assigned Start value to End value."
    private static boolean within(Map<?, ?> range, int number) {
        return number(range.get("start")) <= number && number <= number(range.get("end"));
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    List<String> cidrs() {
        var cidrs = new ArrayList<String>();
        for (var rule : list(spec().get("egress"))) {
            for (var peer : peersOf(map(rule), false)) {
                list(map(peer).get("networks")).forEach(cidr -> cidrs.add((String) cidr));
            }
        }
        return cidrs;
    }
}
