package dev.weft.whatif.spec;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.net.IpSet;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Policies that can deny, of the network policy API: one rule for one subject.
///
/// Source: network-policy-api, v1alpha1 (AdminNetworkPolicy, BaselineAdminNetworkPolicy) and v1alpha2
/// (ClusterNetworkPolicy): ports, and only egress peers may be networks.
public record AdminSpec(ResourceKind kind, Tier tier) {
    private static final String CLUSTER = "ClusterNetworkPolicy";
    private static final String ADMIN = "AdminNetworkPolicy";
    private static final String BASELINE = "BaselineAdminNetworkPolicy";
    /// The only name that a BaselineAdminNetworkPolicy can have.
    public static final String ONLY_NAME = "default";

    /// The kinds that the cluster is known to serve: it has one, or they were read without a complaint.
    public static List<AdminSpec> served(ClusterSnapshot snapshot) {
        var live = snapshot.statuses().stream()
                .filter(status -> status.status() instanceof SourceStatus.Live)
                .map(status -> status.kind());
        return Stream.concat(snapshot.manifests().stream().map(Manifest::kind), live)
                .distinct()
                .flatMap(kind -> switch (kind.kind()) {
                    case ADMIN -> Stream.of(new AdminSpec(kind, Tier.ADMIN));
                    case CLUSTER -> Stream.of(new AdminSpec(kind, Tier.ADMIN), new AdminSpec(kind, Tier.BASELINE));
                    case BASELINE -> Stream.of(new AdminSpec(kind, Tier.BASELINE));
                    default -> Stream.<AdminSpec>empty();
                })
                .toList();
    }

    /// Is there one object of the kind at most?
    public boolean isSingle() {
        return kind.kind().equals(BASELINE);
    }

    private boolean isCluster() {
        return kind.kind().equals(CLUSTER);
    }

    /// `priority` counts for the kinds that have one: 0-1000, lower first.
    public Map<String, Object> spec(
            int priority, Map<String, Object> subject, Direction direction, Map<String, Object> rule) {
        var spec = new LinkedHashMap<String, Object>();
        if (isCluster()) {
            spec.put("tier", tier.name());
        }
        if (!isSingle()) {
            spec.put("priority", priority);
        }
        spec.put("subject", subject);
        spec.put(direction.field(), List.of(rule));
        return spec;
    }

    /// The rule put before the others of the one policy of its kind; empty where that is about other pods.
    public static Optional<Map<String, Object>> first(
            Manifest there, Map<String, Object> subject, Direction direction, Map<String, Object> rule) {
        var spec = SpecParts.map(there.body().get("spec"));
        if (!subject.equals(spec.get("subject"))) {
            return Optional.empty();
        }
        var rules = new ArrayList<Map<String, Object>>();
        rules.add(rule);
        rules.addAll(SpecParts.rules(spec, direction));
        spec.put(direction.field(), List.copyOf(rules));
        return Optional.of(spec);
    }

    /// A subject, or a peer. No label at all means the whole namespace.
    public static Map<String, Object> pods(String namespace, Labels labels) {
        if (labels.map().isEmpty()) {
            return Map.of("namespaces", SpecParts.namespaceSelector(namespace));
        }
        var pods = new LinkedHashMap<String, Object>();
        pods.put("namespaceSelector", SpecParts.namespaceSelector(namespace));
        pods.put("podSelector", SpecParts.selector(labels));
        return Map.of("pods", pods);
    }

    public static Map<String, Object> networks(IpSet addresses) {
        return Map.of("networks", addresses.cidrs().stream().map(Object::toString).toList());
    }

    public Map<String, Object> deny(Direction direction, Map<String, Object> peer, TrafficSet traffic) {
        var rule = new LinkedHashMap<String, Object>();
        rule.put("action", "Deny");
        rule.put(SpecParts.peersField(direction), List.of(peer));
        ports(traffic).ifPresent(ports -> rule.put(isCluster() ? "protocols" : "ports", ports));
        return rule;
    }

    private Optional<List<Map<String, Object>>> ports(TrafficSet traffic) {
        if (traffic.isAll()) {
            return Optional.empty();
        }
        var ports = new ArrayList<Map<String, Object>>();
        traffic.ports().forEach((protocol, set) -> set.ranges()
                .forEach(range -> ports.add(isCluster() ? protocol(protocol, range) : port(protocol, range))));
        return Optional.of(ports);
    }

    private static Map<String, Object> protocol(Protocol protocol, PortRange range) {
        var port = range.first() == range.last()
                ? Map.<String, Object>of("number", range.first())
                : Map.<String, Object>of("range", bounds(range));
        return Map.of(protocol.name().toLowerCase(Locale.ROOT), Map.of("destinationPort", port));
    }

    private static Map<String, Object> port(Protocol protocol, PortRange range) {
        var port = new LinkedHashMap<String, Object>();
        port.put("protocol", protocol.name());
        if (range.first() == range.last()) {
            port.put("port", range.first());
            return Map.of("portNumber", port);
        }
        port.putAll(bounds(range));
        return Map.of("portRange", port);
    }

    private static Map<String, Object> bounds(PortRange range) {
        var bounds = new LinkedHashMap<String, Object>();
        bounds.put("start", range.first());
        bounds.put("end", range.last());
        return bounds;
    }
}
