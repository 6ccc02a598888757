package dev.weft.policy.kind;

import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.TrafficMatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the `protocols` of ClusterNetworkPolicy rules.
/// Source: network-policy-api, `apis/v1alpha2/clusternetworkpolicy_types.go`, ClusterNetworkPolicyProtocol, Port,
/// PortRange.
final class ProtocolReader {
    private static final String NAMED = "destinationNamedPort";

    private ProtocolReader() {}

    static TrafficMatch read(SpecReader.Field field, int most) {
        return NumberedPorts.any(field, most, ProtocolReader::entry);
    }

    private static TrafficMatch entry(SpecReader.Field field) {
        return NumberedPorts.onlyField(field, Set.of("tcp", "udp", "sctp", NAMED))
                .map(name -> name.equals(NAMED)
                        ? NumberedPorts.named(field.field(name))
                        : numbered(field.field(name), Protocol.valueOf(name.toUpperCase(Locale.ROOT))))
                .orElse(NumberedPorts.NOTHING);
    }

    private static TrafficMatch numbered(SpecReader.Field field, Protocol protocol) {
        return NumberedPorts.onlyField(field, Set.of("destinationPort"))
                .map(field::field)
                .flatMap(ProtocolReader::ports)
                .map(ports -> new TrafficMatch(TrafficSet.of(protocol, ports), List.of()))
                .orElse(NumberedPorts.NOTHING);
    }

    private static Optional<PortSet> ports(SpecReader.Field field) {
        return NumberedPorts.onlyField(field, Set.of("number", "range")).flatMap(name -> {
            var value = field.field(name);
            if (name.equals("number")) {
                return NumberedPorts.number(value).map(PortSet::of);
            }
            return value.map(Set.of("start", "end")) instanceof Read.Ok<?>
                    ? NumberedPorts.range(value, 1)
                    : Optional.empty();
        });
    }
}
