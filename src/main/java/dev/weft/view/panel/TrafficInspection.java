package dev.weft.view.panel;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.PolicyWord;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.Disagreement;
import dev.weft.topology.Sighting;
import dev.weft.view.panel.InspectorModel.Line;
import dev.weft.view.panel.InspectorModel.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// What was seen on an edge: for each port the figures of the best source in full, those of the others in a line each.
final class TrafficInspection {
    /// Ports of one edge beyond this many are counted.
    private static final int MOST = 8;

    private final Frame frame;
    private static final int SLICES = 30;

    private final Instant since;
    private final Instant asOf;

    private TrafficInspection(Frame frame) {
        this.frame = frame;
        this.since = frame.meaning().flows().since();
        this.asOf = frame.meaning().flows().asOf();
    }

    /// `seen` as [Sighting#of] sorts it.
    static List<Section> of(Frame frame, List<Sighting> seen) {
        if (seen.isEmpty()) {
            return List.of();
        }
        var inspection = new TrafficInspection(frame);
        var best = new ArrayList<Sighting>();
        var others = new ArrayList<Sighting>();
        for (var one : seen) {
            boolean leads = best.isEmpty()
                    || !best.getLast().kind().traffic().equals(one.kind().traffic())
                    || best.getLast().kind().by().equals(one.kind().by());
            (leads ? best : others).add(one);
        }
        var sections = new ArrayList<Section>();
        sections.add(new Section("Traffic", inspection.inFull(best)));
        if (!others.isEmpty()) {
            sections.add(new Section("Also seen, never added", inspection.inShort(others)));
        }
        return sections;
    }

    private List<Line> inFull(List<Sighting> best) {
        var lines = new ArrayList<Line>();
        best.stream().limit(MOST).forEach(seen -> lines.addAll(whole(seen)));
        if (best.size() > MOST) {
            lines.add(new Line.Sentence("and " + (best.size() - MOST) + " more", Tone.MUTED));
        }
        return lines;
    }

    private List<Line> inShort(List<Sighting> others) {
        var lines = new ArrayList<Line>();
        others.stream().limit(MOST).forEach(seen -> {
            var rate = FlowWording.rates(seen.rates());
            lines.add(new Line.Sentence(
                    FlowWording.source(seen.kind().by()) + ": " + headline(seen) + (rate.isEmpty() ? "" : ", " + rate)
                            + ", last " + Wording.age(seen.seen().last(), asOf) + " ago",
                    tone(seen)));
        });
        if (others.size() > MOST) {
            lines.add(new Line.Sentence("and " + (others.size() - MOST) + " more", Tone.MUTED));
        }
        return lines;
    }

    /// `TCP 5432: forwarded, 7 connections`.
    private static String headline(Sighting seen) {
        return seen.kind().traffic() + ": " + seen.kind().verdict().word() + ", " + FlowWording.count(seen.counts());
    }

    static Tone tone(Sighting seen) {
        if (seen.kind().verdict() == FlowVerdict.DROPPED) {
            return Tone.DENIED;
        }
        return switch (seen.kind().now()) {
            case UNKNOWN -> Tone.UNKNOWN;
            case ALLOWED -> Tone.ALLOWED;
            case DENIED -> Tone.DENIED;
        };
    }

    private List<Line> whole(Sighting seen) {
        var lines = new ArrayList<Line>();
        lines.add(new Line.Sentence(headline(seen), tone(seen)));
        if (seen.spark().highest() > 0) {
            lines.add(new Line.Sparkline(seen.spark().within(since, asOf, SLICES), tone(seen)));
        }
        fact(lines, "Rate", FlowWording.rates(seen.rates()));
        lines.add(new Line.Fact(
                "Last seen",
                Wording.age(seen.seen().last(), asOf) + " ago, first " + Wording.age(seen.seen().first(), asOf)
                        + " ago, by " + FlowWording.source(seen.kind().by())));
        fact(lines, "Bytes", FlowWording.bytes(seen.counts()));
        fact(lines, "Requests", FlowWording.requests(seen.counts(), seen.rates()));
        facts(lines, seen.facts());
        changed(lines, seen.kind());
        seen.disagreement().ifPresent(found -> disagreement(lines, found, seen));
        return lines;
    }

    private static void fact(List<Line> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(new Line.Fact(name, value));
        }
    }

    private void facts(List<Line> lines, FlowFacts facts) {
        fact(lines, "Last request", facts.request());
        lines.add(new Line.Fact("Security", FlowWording.security(facts.security())));
        named(lines, "Allowed by ", facts.allowedBy(), Tone.ALLOWED);
        named(lines, "Denied by ", facts.deniedBy(), Tone.DENIED);
        fact(lines, "Drop reason", facts.dropReason());
        fact(lines, "DNS names", String.join(", ", new TreeSet<>(facts.names())));
        facts.service().ifPresent(service -> lines.add(new Line.Fact("Via", service.label())));
        facts.staged().ifPresent(staged -> staged(lines, staged));
        if (!facts.note().isEmpty()) {
            lines.add(new Line.Sentence(facts.note(), Tone.MUTED));
        }
    }

    /// A policy that Weft does not read cannot be opened.
    private void named(List<Line> lines, String word, Collection<ObjectRef> policies, Tone tone) {
        for (var policy : new TreeSet<>(policies)) {
            lines.add(frame.meaning()
                    .snapshot()
                    .manifest(policy)
                    .<Line>map(known -> new Line.ToRule(
                            "▸ " + word + policy.label(), tone, RuleRef.of(known, "spec")))
                    .orElseGet(() -> new Line.Sentence(
                            word + policy.label() + ", which is not among the policies read here", tone)));
        }
    }

    private static void staged(List<Line> lines, FlowFacts.Staged staged) {
        var by = String.join(", ", new TreeSet<>(staged.by()).stream().map(ObjectRef::label).toList());
        var behind = by.isEmpty() ? "" : by + ", ";
        switch (staged.verdict()) {
            case DROPPED -> lines.add(new Line.Sentence(
                    "Would be denied by " + behind + "staged, not enforced yet", Tone.LOST));
            case FORWARDED, AUDITED -> lines.add(new Line.Sentence(
                    "Would be allowed by " + behind + "staged, not enforced yet", Tone.GAINED));
            case UNKNOWN -> lines.add(new Line.Sentence("A staged policy speaks of it: " + by, Tone.UNKNOWN));
        }
    }

    private static void changed(List<Line> lines, Sighting.Kind kind) {
        if (kind.then() != kind.now() && kind.then() != PolicyWord.UNKNOWN) {
            lines.add(new Line.Sentence(
                    "Policy " + FlowWording.verb(kind.then(), true) + " it then, " + FlowWording.verb(kind.now(), false)
                            + " now.",
                    Tone.WARNING));
        }
    }

    private static void disagreement(List<Line> lines, Disagreement found, Sighting seen) {
        lines.add(new Line.Sentence("≠ Policy and data plane disagree: " + found.word() + ".", Tone.WARNING));
        causes(found, seen).forEach(cause -> lines.add(new Line.Sentence("· " + cause, Tone.MUTED)));
    }

    /// What can be behind it, the likeliest first.
    private static List<String> causes(Disagreement found, Sighting seen) {
        var causes = new ArrayList<String>();
        if (seen.kind().then() == PolicyWord.UNKNOWN) {
            causes.add("the policies changed after it was seen");
        }
        switch (found) {
            case PASSED_THOUGH_DENIED -> {
                causes.add("NetworkPolicy is not enforced by this cluster's network plugin, or not yet on that node");
                causes.add("a connection that was open before the policy came stays open with some plugins");
                causes.add("a policy of a kind that Weft does not read allows it");
            }
            case DROPPED_THOUGH_ALLOWED -> {
                if (seen.kind().by().equals("sockets")) {
                    causes.add("nobody listened there: a socket table shows only that no answer came");
                } else if (!seen.facts().dropReason().isEmpty()) {
                    causes.add("the drop reason may be no policy: " + seen.facts().dropReason());
                }
                causes.add("a policy of a kind that Weft does not read denies it");
                causes.add("the plugin had not applied the newest policies or labels yet");
            }
        }
        return causes;
    }
}
