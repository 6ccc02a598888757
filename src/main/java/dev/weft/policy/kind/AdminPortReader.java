package dev.weft.policy.kind;

import dev.weft.net.PortSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.TrafficMatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the `ports` of AdminNetworkPolicy and BaselineAdminNetworkPolicy rules.
/// Source: network-policy-api, `apis/v1alpha1/shared_types.go`, AdminNetworkPolicyPort.
final class AdminPortReader {
    private AdminPortReader() {}

    static TrafficMatch read(SpecReader.Field field, int most) {
        return NumberedPorts.any(field, most, AdminPortReader::entry);
    }

    private static TrafficMatch entry(SpecReader.Field field) {
        return NumberedPorts.onlyField(field, Set.of("portNumber", "portRange", "namedPort"))
                .map(name -> entry(field.field(name), name))
                .orElse(NumberedPorts.NOTHING);
    }

    private static TrafficMatch entry(SpecReader.Field field, String name) {
        return switch (name) {
            case "namedPort" -> NumberedPorts.named(field);
            case "portRange" -> field.map(Set.of("protocol", "start", "end")) instanceof Read.Ok<?>
                    ? match(field, NumberedPorts.range(field, 0)) // no validation asks for more than the text does
                    : NumberedPorts.NOTHING;
            default -> field.map(Set.of("protocol", "port")) instanceof Read.Ok<?>
                    ? match(field, NumberedPorts.number(field.field("port")).map(PortSet::of))
                    : NumberedPorts.NOTHING;
        };
    }

    private static TrafficMatch match(SpecReader.Field field, Optional<PortSet> ports) {
        var protocol = PortReader.protocol(field.field("protocol"));
        return protocol.isEmpty() || ports.isEmpty()
                ? NumberedPorts.NOTHING
                : new TrafficMatch(TrafficSet.of(protocol.get(), ports.get()), List.of());
    }
}
