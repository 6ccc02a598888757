package dev.weft.topology.format;

import dev.weft.flow.PolicyWord;
import dev.weft.net.TrafficSet;
import dev.weft.topology.Evidence;
import dev.weft.topology.Sighting;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;

/// What an edge says in files.
final class EdgeWords {
    /// A label of more ports is longer than its line.
    private static final int MOST = 3;

    private EdgeWords() {}

    /// Its state, or the mix of a merged edge: `3 denied, 41 allowed`.
    static String state(TopologyEdge edge) {
        return edge.merged() ? edge.pairs().toString() : edge.state().word();
    }

    /// The state and what it is about: `denied: TCP 5432`.
    static String label(TopologyEdge edge) {
        var ports = ports(edge);
        if (edge.merged() || ports.isEmpty()) {
            return state(edge);
        }
        var shown = ports.subList(0, Math.min(MOST, ports.size()));
        return state(edge) + ": " + String.join(", ", shown)
                + (ports.size() > MOST ? " and " + (ports.size() - MOST) + " more" : "");
    }

    /// The ports that its state is about; none where that is no question of ports.
    static List<String> ports(TopologyEdge edge) {
        var texts = new LinkedHashSet<String>();
        for (var evidence : edge.evidence()) {
            if (TopologyEdge.stateOf(List.of(evidence)) == edge.state()) {
                texts.addAll(ports(evidence));
            }
        }
        texts.remove("");
        return texts.stream().map(Plain::line).toList();
    }

    private static List<String> ports(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Declared(var allowed, var unknown) -> List.of(text(unknown.isEmpty() ? allowed : unknown));
            case Evidence.Observed(var key, _, _, _) -> List.of(key.traffic().toString());
            case Evidence.Drafted(var gained, var lost, var unsure) ->
                List.of(text(lost.isEmpty() ? gained.isEmpty() ? unsure : gained : lost));
            case Evidence.Refused _ -> List.of();
            case Evidence.Leads(_, var ports) -> ports;
        };
    }

    private static String text(TrafficSet traffic) {
        return traffic.isEmpty() ? "" : traffic.isAll() ? "all ports" : traffic.toString();
    }

    /// Everything that speaks for the edge, one sentence each.
    static List<String> because(TopologyEdge edge) {
        var facts = EdgeFacts.of(edge);
        var some = edge.merged() ? ", between some of these pairs," : "";
        var said = new ArrayList<String>();
        if (!facts.allowed().isEmpty()) {
            said.add("policies" + some + " allow " + text(facts.allowed()));
        }
        if (!facts.unknown().isEmpty()) {
            said.add("whether policies" + some + " allow " + text(facts.unknown()) + " is unknown");
        }
        if (facts.refused()) {
            said.add("policies" + some + " deny everything, and nobody was seen to try");
        }
        facts.seen().forEach(seen -> said.add(seen(seen)));
        facts.drafted().ifPresent(draft -> draft(said, draft, some));
        facts.leads().forEach(leads -> said.add(leads.by().label() + " leads here"
                + (leads.ports().isEmpty() ? "" : ": " + String.join(", ", leads.ports()))));
        return said.stream().map(Plain::line).toList();
    }

    private static void draft(List<String> said, Evidence.Drafted draft, String some) {
        if (!draft.lost().isEmpty()) {
            said.add("the draft" + some + " denies " + text(draft.lost()));
        }
        if (!draft.gained().isEmpty()) {
            said.add("the draft" + some + " allows " + text(draft.gained()));
        }
        if (!draft.unsure().isEmpty()) {
            said.add("whether the draft" + some + " still allows " + text(draft.unsure()) + " is unknown");
        }
    }

    /// `hubble saw TCP 5432 dropped, 12 connections; policies deny it`.
    private static String seen(Sighting seen) {
        var kind = seen.kind();
        var counts = seen.counts();
        return kind.by() + " saw " + kind.traffic() + " " + kind.verdict().word()
                + counted(counts.connections(), counts.events())
                + "; " + policies(kind.now())
                + seen.disagreement().map(odd -> "; odd: " + odd.word()).orElse("");
    }

    private static String counted(OptionalLong connections, long events) {
        long count = connections.orElse(events);
        var word = connections.isPresent() ? "connection" : "event";
        return ", " + count + " " + word + (count == 1 ? "" : "s");
    }

    private static String policies(PolicyWord now) {
        return switch (now) {
            case ALLOWED -> "policies allow it";
            case DENIED -> "policies deny it";
            case UNKNOWN -> "what policies say of it is unknown";
        };
    }
}
