package dev.weft.policy;

import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import java.util.List;

/// The traffic that a rule speaks about: numbers, and names that each destination pod resolves for itself.
/// Source: NetworkPolicyPort.port ("a numerical or named port on a pod").
public record TrafficMatch(TrafficSet numbered, List<NamedPort> named) {
    public static final TrafficMatch ALL = new TrafficMatch(TrafficSet.ALL, List.of());

    public record NamedPort(Protocol protocol, String name) {}

    public TrafficMatch {
        named = List.copyOf(named);
    }
}
