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
import java.util.function.Function;
import java.util.stream.Stream;

/// What both versions of network-policy-api share in their ports.
final class NumberedPorts {
    static final TrafficMatch NOTHING = new TrafficMatch(TrafficSet.NONE, List.of());

    private NumberedPorts() {}

    /// Missing means all traffic; any of the entries will do.
    static TrafficMatch any(SpecReader.Field field, int most, Function<SpecReader.Field, TrafficMatch> entry) {
        return switch (BoundedList.read(field, "ports", most)) {
            case Read.Absent<List<SpecReader.Field>> _ -> TrafficMatch.ALL;
            case Read.Bad<List<SpecReader.Field>> _ -> NOTHING;
            case Read.Ok<List<SpecReader.Field>>(var items) -> union(items.stream().map(entry).toList());
        };
    }

    private static TrafficMatch union(List<TrafficMatch> entries) {
        var numbered = TrafficSet.NONE;
        var named = new ArrayList<NamedPort>();
        for (var entry : entries) {
            numbered = numbered.union(entry.numbered());
            named.addAll(entry.named());
        }
        return new TrafficMatch(numbered, named.stream().distinct().toList());
    }

    /// The one field of `known` that is given; anything else is reported.
    static Optional<String> onlyField(SpecReader.Field field, Set<String> known) {
        if (field.absent()) {
            field.bad("an empty item stands where a port belongs", "give it exactly one of " + sorted(known));
        }
        if (!(field.map(known) instanceof Read.Ok<?>)) {
            return Optional.empty();
        }
        var given = sorted(known).stream().filter(name -> !field.field(name).absent()).toList();
        if (given.size() != 1) {
            field.bad(
                    given.isEmpty() ? "none of the fields is given" : "the fields " + given + " stand side by side",
                    "give exactly one of " + sorted(known));
            return Optional.empty();
        }
        return Optional.of(given.getFirst());
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    /// A port number that must be there.
    static Optional<Integer> number(SpecReader.Field field) {
        return switch (field.integer()) {
            case Read.Absent<Integer> _ -> {
                field.bad("the port is missing", "write a number from 1 to 65535");
                yield Optional.empty();
            }
            case Read.Bad<Integer> _ -> Optional.empty();
            case Read.Ok<Integer>(var number) when number < PortRange.LOWEST || number > PortRange.HIGHEST -> {
                field.bad("port " + number + " does not exist", "use a port from 1 to 65535");
                yield Optional.empty();
            }
            case Read.Ok<Integer>(var number) -> Optional.of(number);
        };
    }

    /// `start` to `end`, at least `least` apart.
    static Optional<PortSet> range(SpecReader.Field field, int least) {
        var start = number(field.field("start"));
        var end = number(field.field("end"));
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (end.get() - start.get() < least) {
            field.bad(
                    "the range " + start.get() + "-" + end.get() + " does not end after it starts",
                    "give the last port of the range as end");
            return Optional.empty();
        }
        return Optional.of(PortSet.of(start.get(), end.get()));
    }

    /// A name without a protocol counts for each: the pod says which it is.
    /// Source: `ClusterNetworkPolicyProtocol.DestinationNamedPort`.
    static TrafficMatch named(SpecReader.Field field) {
        if (!(field.text() instanceof Read.Ok<String>(var name))) {
            return NOTHING;
        }
        if (name.isEmpty()) {
            field.bad("the name of the port is empty", "write the name of a container port");
        }
        var named = Stream.of(Protocol.values()).map(protocol -> new NamedPort(protocol, name)).toList();
        return new TrafficMatch(TrafficSet.NONE, named);
    }
}
