package dev.weft.view.panel;

import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.topology.Evidence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;

/// What one source saw of one packet on an edge, the pods of both workloads taken together. Figures of two sources are
/// never added: the source is part of the kind.
record Sighting(Kind kind, Instant first, Instant last, long events, OptionalLong connections, String note) {
    /// What is the same in all that is taken together. `allowed` and `unknown` are the engine's word, now.
    record Kind(FlowTraffic traffic, FlowVerdict verdict, String by, boolean allowed, boolean unknown) {}

    /// In the order of the evidence.
    static List<Sighting> of(List<Evidence.Observed> evidence) {
        var together = new LinkedHashMap<Kind, Sighting>();
        for (var seen : evidence) {
            var one = of(seen);
            together.merge(one.kind(), one, Sighting::with);
        }
        return List.copyOf(together.values());
    }

    private static Sighting of(Evidence.Observed seen) {
        var key = seen.key();
        var stats = seen.stats();
        return new Sighting(
                new Kind(key.traffic(), key.verdict(), key.by(), seen.allowed(), seen.unknown()),
                stats.first(),
                stats.last(),
                stats.counts().events(),
                stats.counts().connections(),
                stats.facts().note());
    }

    private Sighting with(Sighting other) {
        boolean counted = connections.isPresent() && other.connections.isPresent();
        return new Sighting(
                kind,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                events + other.events,
                counted ? OptionalLong.of(connections.getAsLong() + other.connections.getAsLong())
                        : OptionalLong.empty(),
                note.isEmpty() ? other.note : note);
    }

    /// `7 connections`, or `seen 3 times` where the source does not count connections.
    String count() {
        return connections.isPresent()
                ? Wording.count(connections.getAsLong(), "connection")
                : "seen " + Wording.count(events, "time");
    }

    Tone tone() {
        if (kind.verdict() == FlowVerdict.DROPPED) {
            return Tone.DENIED;
        }
        return kind.unknown() ? Tone.UNKNOWN : kind.allowed() ? Tone.ALLOWED : Tone.DENIED;
    }

    boolean againstPolicy() {
        return kind.verdict() == FlowVerdict.FORWARDED && !kind.allowed() && !kind.unknown();
    }
}
