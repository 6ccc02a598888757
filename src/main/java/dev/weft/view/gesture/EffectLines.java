package dev.weft.view.gesture;

import dev.weft.cluster.Problem;
import dev.weft.flow.FlowKey;
import dev.weft.policy.Party;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.proposal.Effects;
import java.util.ArrayList;
import java.util.List;

/// What a step would do, as lines to read before it is chosen: what was meant, then what comes with it, the worst first.
record EffectLines(List<Line> lines) {
    static final EffectLines NONE = new EffectLines(List.of());
    /// More of a kind are counted.
    private static final int MOST = 5;

    record Line(String text, Tone tone) {}

    EffectLines {
        lines = List.copyOf(lines);
    }

    static EffectLines of(Effects effects) {
        var lines = new ArrayList<Line>();
        flows(lines, effects.impact().dropped(), "Observed flow would be dropped: ", Tone.LOST);
        flows(lines, effects.impact().opened(), "Denied flow would pass: ", Tone.GAINED);
        flows(lines, effects.impact().uncertain(), "Nobody can say any more of the flow ", Tone.UNKNOWN);
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

    private static void flows(List<Line> lines, List<FlowImpact.Hit> hits, String verb, Tone tone) {
        first(hits).forEach(hit -> lines.add(new Line(
                verb + name(hit.key()) + " (seen " + Wording.count(hit.stats().counts().events(), "time") + ", last "
                        + Wording.clock(hit.stats().last()) + ")",
                tone)));
        more(lines, hits.size(), MOST, "flow", "");
    }

    private static String name(FlowKey key) {
        return key.source().text() + " → " + key.destination().text() + " " + key.traffic();
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
