package dev.weft.whatif.spec;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parts of a NetworkPolicy's specification, as its API writes them.
public final class SpecParts {
    /// The order in which people list protocols.
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

    private SpecParts() {}

    public static String peersField(Direction direction) {
        return direction == Direction.INGRESS ? "from" : "to";
    }

    public static Map<String, Object> selector(Labels labels) {
        return labels.map().isEmpty() ? Map.of() : Map.of("matchLabels", new TreeMap<>(labels.map()));
    }

    public static Map<String, Object> namespaceSelector(String name) {
        return Map.of("matchLabels", Map.of(Namespace.NAME_LABEL, name));
    }

    /// One peer; `home` is the namespace of the policy. No label at all means every pod of the namespace.
    public static Map<String, Object> pods(String namespace, Labels labels, String home) {
        var peer = new LinkedHashMap<String, Object>();
        if (!namespace.equals(home)) {
            peer.put("namespaceSelector", namespaceSelector(namespace));
        }
        if (!labels.map().isEmpty() || peer.isEmpty()) {
            peer.put("podSelector", selector(labels));
        }
        return peer;
    }

    /// Empty for all traffic: a rule without ports.
    public static Optional<List<Map<String, Object>>> ports(TrafficSet traffic) {
        if (traffic.isAll()) {
            return Optional.empty();
        }
        var ports = new ArrayList<Map<String, Object>>();
        for (var protocol : PROTOCOLS) {
            if (traffic.of(protocol).isAll()) {
                ports.add(Map.of("protocol", protocol.name()));
            } else {
                traffic.of(protocol).ranges().forEach(range -> ports.add(port(protocol, range)));
            }
        }
        return Optional.of(ports);
    }

    private static Map<String, Object> port(Protocol protocol, PortRange range) {
        var port = new LinkedHashMap<String, Object>();
        port.put("protocol", protocol.name());
        port.put("port", range.first());
        if (range.last() > range.first()) {
            port.put("endPort", range.last());
        }
        return port;
    }

    public static Map<String, Object> rule(
            Direction direction,
            Optional<List<Map<String, Object>>> peers,
            Optional<List<Map<String, Object>>> ports) {
        var rule = new LinkedHashMap<String, Object>();
        peers.ifPresent(list -> rule.put(peersField(direction), list));
        ports.ifPresent(list -> rule.put("ports", list));
        return rule;
    }

    /// `rules` by direction; a direction that is isolated and has none denies everything.
    public static Map<String, Object> spec(
            Map<String, Object> subject, Set<Direction> isolates, Map<Direction, List<Map<String, Object>>> rules) {
        var spec = new LinkedHashMap<String, Object>();
        spec.put("podSelector", subject);
        spec.put("policyTypes", isolates.stream().sorted().map(Direction::word).toList());
        for (var direction : Direction.values()) {
            var own = rules.getOrDefault(direction, List.of());
            if (!own.isEmpty()) {
                spec.put(direction.field(), own);
            }
        }
        return spec;
    }

    /// The rules of a specification; those that are no maps are kept as empty ones, as their numbers count.
    public static List<Map<String, Object>> rules(Map<String, Object> spec, Direction direction) {
        return maps(spec.get(direction.field()));
    }

    public static List<Map<String, Object>> maps(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream().map(SpecParts::map).toList() : List.of();
    }

    public static Map<String, Object> map(@Nullable Object value) {
        var copy = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> copy.put(String.valueOf(key), item));
        }
        return copy;
    }
}
