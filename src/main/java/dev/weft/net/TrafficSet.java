package dev.weft.net;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// Which ports of which protocols: the traffic that one end may send to another. A protocol without a port is left
/// out of the map, so that two equal sets are equal records. Iterates in the order of [Protocol].
///
/// Assumes: only TCP, UDP and SCTP exist; ICMP and others vary by network plugin.
/// Source: Kubernetes documentation, "Network Policies", on protocols other than these.
public record TrafficSet(Map<Protocol, PortSet> ports) {
    public static final TrafficSet NONE = new TrafficSet(Map.of());
    public static final TrafficSet ALL = new TrafficSet(
            Map.of(Protocol.SCTP, PortSet.ALL, Protocol.TCP, PortSet.ALL, Protocol.UDP, PortSet.ALL));

    public TrafficSet {
        var kept = new EnumMap<Protocol, PortSet>(Protocol.class);
        ports.forEach((protocol, set) -> {
            if (!set.isEmpty()) {
                kept.put(protocol, set);
            }
        });
        ports = Collections.unmodifiableMap(kept);
    }

    public static TrafficSet of(Protocol protocol, PortSet ports) {
        return new TrafficSet(Map.of(protocol, ports));
    }

    public static TrafficSet tcp(int port) {
        return of(Protocol.TCP, PortSet.of(port));
    }

    public static TrafficSet udp(int port) {
        return of(Protocol.UDP, PortSet.of(port));
    }

    public PortSet of(Protocol protocol) {
        return ports.getOrDefault(protocol, PortSet.NONE);
    }

    public boolean isEmpty() {
        return ports.isEmpty();
    }

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean contains(Traffic traffic) {
        return of(traffic.protocol()).contains(traffic.port());
    }

    public boolean containsAll(TrafficSet other) {
        return other.minus(this).isEmpty();
    }

    public TrafficSet union(TrafficSet other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty() ? this : combine(other, PortSet::union);
    }

    public TrafficSet intersect(TrafficSet other) {
        if (isEmpty() || other.isEmpty()) {
            return NONE;
        }
        if (isAll() || other.isAll()) {
            return isAll() ? other : this;
        }
        return combine(other, PortSet::intersect);
    }

    public TrafficSet minus(TrafficSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        if (other.isAll()) {
            return NONE;
        }
        return combine(other, PortSet::minus);
    }

    public TrafficSet complement() {
        return ALL.minus(this);
    }

    /// The lowest traffic in the set, a witness for it; empty for no traffic. TCP is preferred, as people think of it
    /// first.
    public Optional<Traffic> witness() {
        for (var protocol : new Protocol[] {Protocol.TCP, Protocol.UDP, Protocol.SCTP}) {
            if (!of(protocol).isEmpty()) {
                return Optional.of(new Traffic(protocol, of(protocol).ranges().getFirst().first()));
            }
        }
        return Optional.empty();
    }

    private TrafficSet combine(TrafficSet other, BinaryOperator<PortSet> operation) {
        var result = new EnumMap<Protocol, PortSet>(Protocol.class);
        for (var protocol : Protocol.values()) {
            result.put(protocol, operation.apply(of(protocol), other.of(protocol)));
        }
        return new TrafficSet(result);
    }

    /// The text of `weft list`: `All Connections`, `No Connections`, or `TCP 80,443-445,UDP 53`.
    @Override
    public String toString() {
        if (isEmpty()) {
            return "No Connections";
        }
        if (isAll()) {
            return "All Connections";
        }
        return ports.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
