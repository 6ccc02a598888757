package dev.weft.policy.kind;

import dev.weft.net.PortRange;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.TrafficMatch.NamedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the `ports` of a NetworkPolicy rule. A broken entry matches nothing; the others stand.
/// Source: `ValidateNetworkPolicyPort`; networking/v1 NetworkPolicyPort.
final class PortReader {
    private static final TrafficMatch NOTHING = new TrafficMatch(TrafficSet.NONE, List.of());
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");

    private PortReader() {}

    /// Missing or empty means all traffic; the API server drops empty lists, so the two cannot differ.
    static TrafficMatch read(SpecReader.Field field) {
        return switch (field.items()) {
            case Read.Absent<List<SpecReader.Field>> _ -> TrafficMatch.ALL;
            case Read.Bad<List<SpecReader.Field>> _ -> NOTHING;
            case Read.Ok<List<SpecReader.Field>>(var items) -> items.isEmpty() ? TrafficMatch.ALL : any(items);
        };
    }

    private static TrafficMatch any(List<SpecReader.Field> items) {
        var numbered = TrafficSet.NONE;
        var named = new ArrayList<NamedPort>();
        for (var item : items) {
            var entry = entry(item);
            numbered = numbered.union(entry.numbered());
            named.addAll(entry.named());
        }
        return new TrafficMatch(numbered, named.stream().distinct().toList());
    }

    private static TrafficMatch entry(SpecReader.Field field) {
        if (!(field.map(Set.of("protocol", "port", "endPort")) instanceof Read.Ok<?>)) {
            return NOTHING;
        }
        var protocol = protocol(field.field("protocol"));
        var port = field.field("port");
        if (port.absent() || port.holdsWholeNumber()) {
            var ports = port.absent() ? withoutPort(field.field("endPort")) : numbers(port, field.field("endPort"));
            return protocol.isEmpty() || ports.isEmpty()
                    ? NOTHING
                    : new TrafficMatch(TrafficSet.of(protocol.get(), ports.get()), List.of());
        }
        var name = name(port, field.field("endPort"));
        return protocol.isEmpty() || name.isEmpty()
                ? NOTHING
                : new TrafficMatch(TrafficSet.NONE, List.of(new NamedPort(protocol.get(), name.get())));
    }

    /// TCP when it is not given. Source: `SetDefaults_NetworkPolicyPort`; the default of `Port.Protocol` of v1alpha1.
    static Optional<Protocol> protocol(SpecReader.Field field) {
        return switch (field.text()) {
            case Read.Absent<String> _ -> Optional.of(Protocol.TCP);
            case Read.Bad<String> _ -> Optional.empty();
            case Read.Ok<String>(var word) -> {
                var protocol = Protocol.named(word).filter(known -> known.name().equals(word));
                if (protocol.isEmpty()) {
                    field.bad("protocol \"" + word + "\" is not known", "use TCP, UDP or SCTP");
                }
                yield protocol;
            }
        };
    }

    private static Optional<PortSet> withoutPort(SpecReader.Field endPort) {
        if (endPort.absent()) {
            return Optional.of(PortSet.ALL);
        }
        endPort.bad("endPort stands without a port", "add a numeric port, the first of the range");
        return Optional.empty();
    }

    private static Optional<PortSet> numbers(SpecReader.Field port, SpecReader.Field endPort) {
        var first = number(port);
        if (first.isEmpty() || endPort.absent()) {
            return first.map(PortSet::of);
        }
        var last = number(endPort);
        if (last.isPresent() && last.get() < first.get()) {
            endPort.bad(
                    "endPort " + last.get() + " is lower than port " + first.get(), "give the last port of the range");
            return Optional.empty();
        }
        return last.map(end -> PortSet.of(first.get(), end));
    }

    private static Optional<Integer> number(SpecReader.Field field) {
        if (!(field.integer() instanceof Read.Ok<Integer>(var number))) {
            return Optional.empty();
        }
        if (number < PortRange.LOWEST || number > PortRange.HIGHEST) {
            field.bad("port " + number + " does not exist", "use a port from 1 to 65535");
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static Optional<String> name(SpecReader.Field port, SpecReader.Field endPort) {
        if (!(port.text() instanceof Read.Ok<String>(var name))) {
            return Optional.empty();
        }
        if (!PORT_NAME.matcher(name).matches()) {
            port.bad("\"" + name + "\" is no port name", "write a number without quotes, or a name of at most 15 "
                    + "lower-case letters, digits and dashes with a letter in it");
            return Optional.empty();
        }
        if (!endPort.absent()) {
            endPort.bad("endPort stands beside the named port \"" + name + "\"", "use a numeric port for a range");
            return Optional.empty();
        }
        return Optional.of(name);
    }
}
