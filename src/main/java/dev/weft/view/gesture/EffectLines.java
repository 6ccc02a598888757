package dev.weft.view.gesture;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowStats;
import dev.weft.policy.Party;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.proposal.Effects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// What a step would do, as lines to read before it is chosen: what was meant, then what comes with it, the worst
/// first.
record EffectLines(List<Line> lines) {
    static final EffectLines NONE = new EffectLines(List.of());
    /// More of a kind are counted.
    private static final int MOST = 5;

    record Line(String text, Tone tone) {}

    EffectLines {
        lines = List.copyOf(lines);
    }

    /// `snapshot` tells whose replicas the ends of flows are.
    static EffectLines of(Effects effects, ClusterSnapshot snapshot) {
        var lines = new ArrayList<Line>();
        flows(lines, grouped(effects.impact().dropped(), snapshot), "Observed flow would be dropped: ", Tone.LOST);
        flows(lines, grouped(effects.impact().opened(), snapshot), "Denied flow would pass: ", Tone.GAINED);
        flows(lines, grouped(effects.impact().uncertain(), snapshot), "Becomes unknown: ", Tone.UNKNOWN);
        pairs(lines, effects.intended(), effects.counts().intended(), "");
        pairs(lines, effects.unintended(), effects.counts().unintended(), "Not meant, but comes with it: ");
        for (var workload : first(effects.isolated())) {
            lines.add(new Line(workload + " becomes isolated: what no policy allows is denied", Tone.WARNING));
        }
        more(lines, effects.isolated().size(), MOST, "workload", " become isolated");
        effects.problems().stream().map(Problem::message).limit(MOST).forEach(text ->
                lines.add(new Line(Wording.sentence(text), Tone.WARNING)));
        if (lines.isEmpty()) {
            lines.add(new Line("Nothing changes between workloads.", Tone.MUTED));
        }
        return new EffectLines(lines);
    }

    /// What was seen between two workloads on one port, all replicas together; in the order in which they come.
    private static List<String> grouped(List<FlowImpact.Hit> hits, ClusterSnapshot snapshot) {
        var groups = new LinkedHashMap<String, List<FlowStats>>();
        for (var hit : hits) {
            var key = hit.key();
            var name = name(key.source(), snapshot) + " → " + name(key.destination(), snapshot) + " " + key.traffic();
            groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(hit.stats());
        }
        return groups.entrySet().stream()
                .map(group -> group.getKey() + " (seen " + seen(group.getValue()) + ")")
                .toList();
    }

    private static String seen(List<FlowStats> all) {
        long events = all.stream().mapToLong(stats -> stats.counts().events()).sum();
        var last = all.stream().map(FlowStats::last).max(Comparator.naturalOrder()).orElseThrow();
        return Wording.count(events, "time") + ", last " + Wording.clock(last);
    }

    private static String name(FlowEnd end, ClusterSnapshot snapshot) {
        return end instanceof FlowEnd.OfPod(var pod)
                ? snapshot.pod(pod).map(snapshot::workloadOf).orElse(pod).path()
                : end.text();
    }

    private static void flows(List<Line> lines, List<String> flows, String verb, Tone tone) {
        first(flows).forEach(flow -> lines.add(new Line(verb + flow, tone)));
        more(lines, flows.size(), MOST, "flow", "");
    }

    private static void pairs(List<Line> lines, List<Effects.PairLine> pairs, int count, String begin) {
        for (var pair : first(pairs)) {
            var name = name(pair.source()) + " → " + name(pair.destination());
            if (!pair.opened().isEmpty()) {
                lines.add(new Line(begin + name + " may send " + Wording.traffic(pair.opened()), Tone.GAINED));
            }
            if (!pair.closed().isEmpty()) {
                lines.add(new Line(begin + name + " may not send " + Wording.traffic(pair.closed()), Tone.LOST));
            }
            if (!pair.uncertain().isEmpty()) {
                lines.add(new Line(
                        begin + name + " " + Wording.traffic(pair.uncertain()) + " becomes unknown", Tone.UNKNOWN));
            }
        }
        more(lines, count, MOST, "pair", begin.isEmpty() ? "" : " that were not meant");
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static void more(List<Line> lines, int count, int shown, String noun, String what) {
        if (count > shown) {
            lines.add(new Line("and " + Wording.count(count - shown, "more " + noun) + what, Tone.MUTED));
        }
    }

    private static String name(Party party) {
        return switch (party) {
            case Party.Group(var ref, _) -> ref.path();
            case Party.Outside(var addresses) -> addresses.toString();
        };
    }
}
