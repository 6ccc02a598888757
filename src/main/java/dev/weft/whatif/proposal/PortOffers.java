package dev.weft.whatif.proposal;

import dev.weft.cluster.ContainerPort;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Endpoint;
import dev.weft.whatif.proposal.AllowChoices.PortChoice;
import dev.weft.whatif.proposal.Observed.Seen;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The ports that a connection may be allowed on: those that were seen denied, the busiest first, then those that the
/// target's containers declare, then every port. What passes already is left out.
record PortOffers(Ground ground, Inhabitants inhabitants, Anchor source, Anchor target, TrafficSet denied) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    /// What is asked of hosts outside most: where nothing was seen, a start.
    private static final List<Integer> USUAL_OUTSIDE = List.of(443, 80);

    List<PortChoice> all() {
        var found = new LinkedHashMap<TrafficSet, String>();
        seen().forEach((traffic, seen) -> found.put(traffic, often("seen and denied", seen)));
        int busiest = found.size();
        declared().forEach((traffic, who) -> found.putIfAbsent(traffic, who));
        if (target instanceof Anchor.OfOutside) {
            USUAL_OUTSIDE.forEach(port -> found.putIfAbsent(TrafficSet.tcp(port), "usual outside"));
        }
        found.keySet().removeIf(traffic -> !denied.containsAll(traffic));
        found.put(TrafficSet.ALL, "every port");
        var choices = new ArrayList<PortChoice>();
        int first = Math.max(1, Math.min(busiest, found.size() - 1));
        found.forEach((traffic, why) -> choices.add(new PortChoice(
                traffic, traffic.isAll() ? "every port" : traffic.toString(), why, choices.size() < first)));
        return choices;
    }

    private Map<TrafficSet, Seen> seen() {
        var counts = new LinkedHashMap<TrafficSet, Seen>();
        Observed.between(ground, source, target).talks().forEach((talk, seen) -> {
            if (denied.containsAll(talk.set())) {
                counts.merge(talk.set(), seen, Seen::and);
            }
        });
        var sorted = new LinkedHashMap<TrafficSet, Seen>();
        counts.entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue().events(), one.getValue().events()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /// Is the end that was seen one of those that are meant?
    static boolean isOf(Anchor seen, Anchor meant) {
        return switch (meant) {
            case Anchor.OfWorkload _ -> seen.equals(meant);
            case Anchor.OfNamespace(var name) ->
                seen instanceof Anchor.OfWorkload(var ref) && ref.namespace().equals(name);
            case Anchor.OfOutside(var addresses) ->
                seen instanceof Anchor.OfOutside(var part) && addresses.containsAll(part);
        };
    }

    /// `seen dropped 12 times, last 14:02:07`.
    static String often(String verb, Seen seen) {
        var times = seen.events() == 1 ? "once" : seen.events() + " times";
        return verb + " " + times + ", last " + clock(seen.last());
    }

    /// By the clock of this machine.
    static String clock(Instant instant) {
        return CLOCK.format(instant.atZone(ZoneId.systemDefault()));
    }

    private Map<TrafficSet, String> declared() {
        var ports = new LinkedHashMap<TrafficSet, String>();
        inhabitants.of(target).stream().flatMap(PortOffers::declared).forEach(port -> {
            var name = port.port().name().isEmpty() ? "" : port.port().name() + ", ";
            var who = inhabitants.workload(port.end()).map(ref -> ref.name()).orElse("the target");
            var traffic = new Traffic(port.port().protocol(), port.port().number());
            ports.putIfAbsent(traffic.asSet(), name + "declared by " + who);
        });
        return ports;
    }

    private record Declared(Endpoint end, ContainerPort port) {}

    private static Stream<Declared> declared(Endpoint end) {
        return end.ports().stream().map(port -> new Declared(end, port));
    }

    /// Every port that the ends declare.
    static TrafficSet declaredBy(List<Endpoint> ends) {
        return ends.stream()
                .flatMap(end -> end.ports().stream())
                .map(port -> new Traffic(port.protocol(), port.number()).asSet())
                .reduce(TrafficSet.NONE, TrafficSet::union);
    }

    /// On what names are asked for, where the servers are not known.
    static TrafficSet names() {
        return new Traffic(Protocol.UDP, NameServers.PORT)
                .asSet()
                .union(new Traffic(Protocol.TCP, NameServers.PORT).asSet());
    }
}
