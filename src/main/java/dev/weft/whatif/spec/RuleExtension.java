package dev.weft.whatif.spec;

import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A permission put into the rules that a policy has: one more peer where a rule speaks about the same ports, more
/// ports where one speaks about the same peers, else one more rule. It opens nothing else for those whom the policy
/// selects.
public record RuleExtension(Direction direction, Map<String, Object> rule, TrafficSet traffic) {
    /// No rule of the policy can carry it: one is added.
    public static final int NO_RULE = -1;

    private String field() {
        return SpecParts.peersField(direction);
    }

    /// The rule that can carry it exactly, from 0, or [PlaceChoice#NEW_RULE].
    public int carrier(Map<String, Object> spec) {
        var rules = SpecParts.rules(spec, direction);
        for (int i = 0; i < rules.size(); i++) {
            if (takesPeers(rules.get(i)) || takesPorts(rules.get(i))) {
                return i;
            }
        }
        return NO_RULE;
    }

    private boolean takesPeers(Map<String, Object> other) {
        return !peers(other).isEmpty() && !peers(rule).isEmpty() && traffic(other).equals(Optional.of(traffic));
    }

    private boolean takesPorts(Map<String, Object> other) {
        return !peers(other).isEmpty()
                && peers(other).equals(peers(rule))
                && other.get("ports") instanceof List<?> ports
                && !ports.isEmpty()
                && rule.containsKey("ports");
    }

    private List<Map<String, Object>> peers(Map<String, Object> of) {
        return SpecParts.maps(of.getOrDefault(field(), List.of()));
    }

    /// `wish` is the number of the rule that should carry it; where that one cannot, a rule is added.
    public Map<String, Object> in(Map<String, Object> spec, int wish) {
        var rules = new ArrayList<>(SpecParts.rules(spec, direction));
        boolean there = wish >= 0 && wish < rules.size();
        if (there && takesPeers(rules.get(wish))) {
            rules.set(wish, with(rules.get(wish), field(), peers(rule)));
        } else if (there && takesPorts(rules.get(wish))) {
            rules.set(wish, with(rules.get(wish), "ports", SpecParts.maps(rule.getOrDefault("ports", List.of()))));
        } else {
            rules.add(rule);
        }
        var wider = new LinkedHashMap<>(spec);
        wider.put(direction.field(), List.copyOf(rules));
        return wider;
    }

    private static Map<String, Object> with(Map<String, Object> rule, String field, List<Map<String, Object>> more) {
        var items = new ArrayList<>(SpecParts.maps(rule.getOrDefault(field, List.of())));
        more.stream().filter(item -> !items.contains(item)).forEach(items::add);
        var wider = new LinkedHashMap<>(rule);
        wider.put(field, List.copyOf(items));
        return wider;
    }

    /// What the ports of a rule let pass; empty where one of them is a name, or cannot be read.
    public static Optional<TrafficSet> traffic(Map<String, Object> rule) {
        if (!(rule.get("ports") instanceof List<?> ports) || ports.isEmpty()) {
            return Optional.of(TrafficSet.ALL);
        }
        var all = TrafficSet.NONE;
        for (var port : SpecParts.maps(ports)) {
            var one = port(port);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = all.union(one.get());
        }
        return Optional.of(all);
    }

    /// Of one entry of `ports`. Source: NetworkPolicyPort (protocol defaults to TCP, no port means all of them).
    public static Optional<TrafficSet> port(Map<String, Object> port) {
        var protocol = Protocol.named(String.valueOf(port.getOrDefault("protocol", Protocol.TCP.name())));
        return protocol.flatMap(known -> ports(port).map(ports -> TrafficSet.of(known, ports)));
    }

    private static Optional<PortSet> ports(Map<String, Object> port) {
        if (!port.containsKey("port")) {
            return Optional.of(PortSet.ALL);
        }
        if (!(port.get("port") instanceof Number first)) {
            return Optional.empty();
        }
        int last = port.get("endPort") instanceof Number end ? end.intValue() : first.intValue();
        return last < first.intValue() ? Optional.empty() : Optional.of(PortSet.of(first.intValue(), last));
    }
}
