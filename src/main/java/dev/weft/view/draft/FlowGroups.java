package dev.weft.view.draft;

import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.SourceOrder;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.Paces;
import dev.weft.view.draft.ImpactModel.Group;
import dev.weft.view.draft.ImpactModel.Line;
import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.FlowImpact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The observed flows that a draft touches, the replicas of an edge taken together: a line for each edge and packet, in
/// the order in which they come.
final class FlowGroups {
    private record Same(String name, FlowTraffic traffic, Optional<Pick> target) {}

    private final Frame frame;
    private final Paces paces;
    private final Map<FlowKey, EdgeId> edges = new HashMap<>();

    private FlowGroups(Frame frame) {
        this.frame = frame;
        this.paces = Paces.of(frame.meaning().flows());
        for (var edge : frame.scene().topology().edges()) {
            for (var evidence : edge.evidence()) {
                if (evidence instanceof Evidence.Observed(var key, _, _, _)) {
                    edges.put(key, edge.id());
                }
            }
        }
    }

    static Optional<Group> dropped(Frame frame, Frame.Outcome outcome) {
        return group(frame, outcome, outcome.impact().dropped(), "dropped", "%s would be dropped", Tone.LOST);
    }

    static Optional<Group> opened(Frame frame, Frame.Outcome outcome) {
        return group(
                frame, outcome, outcome.impact().opened(), "passing", "%s, denied now, would pass", Tone.GAINED);
    }

    static Optional<Group> uncertain(Frame frame, Frame.Outcome outcome) {
        var then = outcome.after().reachability().snapshot();
        return group(
                frame, outcome,
                outcome.impact().uncertain().stream().filter(hit -> hit.isIn(then)).toList(), "unknown",
                "the answer for %s would come from or go to unknown", Tone.UNKNOWN);
    }

    /// The draft removes an end of them.
    static Optional<Group> ended(Frame frame, Frame.Outcome outcome) {
        var then = outcome.after().reachability().snapshot();
        return group(
                frame, outcome,
                outcome.impact().uncertain().stream().filter(hit -> !hit.isIn(then)).toList(), "ended",
                "%s would end with a removed workload", Tone.LOST);
    }

    private static Optional<Group> group(
            Frame frame, Frame.Outcome outcome, List<FlowImpact.Hit> hits, String id, String words, Tone tone) {
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        var count = Wording.count(hits.size(), "observed flow");
        var title = words.formatted(count);
        boolean keeps = id.equals("dropped");
        var lines = new FlowGroups(frame).lines(outcome, hits, tone, keeps);
        return Optional.of(Group.of("impact-" + id, Wording.sentence(title), title, tone, lines));
    }

    private List<Line> lines(Frame.Outcome outcome, List<FlowImpact.Hit> hits, Tone tone, boolean keeps) {
        var groups = new LinkedHashMap<Same, List<FlowImpact.Hit>>();
        for (var hit : hits) {
            groups.computeIfAbsent(same(hit), _ -> new ArrayList<>()).add(hit);
        }
        var lines = new ArrayList<Line>();
        groups.forEach((same, alike) -> {
            var what = same.name() + " " + same.traffic();
            lines.add(new Line(
                    what + ": " + seen(alike),
                    tone,
                    same.target(),
                    same.traffic().exact(),
                    keeps ? keep(outcome, what, alike) : List.of()));
        });
        return lines;
    }

    private Same same(FlowImpact.Hit hit) {
        var key = hit.key();
        return Optional.ofNullable(edges.get(key))
                .map(id -> new Same(Wording.name(frame, id), key.traffic(), Optional.of(new Pick.OfEdge(id))))
                .orElseGet(() -> new Same(
                        key.source().text() + " → " + key.destination().text(), key.traffic(), Optional.empty()));
    }

    private static List<Deed> keep(Frame.Outcome outcome, String what, List<FlowImpact.Hit> hits) {
        var key = hits.getFirst().key();
        var ends = new FlowEndpoints(outcome.after().reachability().snapshot());
        var source = ends.of(key.source());
        var destination = ends.of(key.destination());
        var exact = key.traffic().exact();
        return source.isPresent() && destination.isPresent() && exact.isPresent()
                ? List.of(new Deed.Keep(
                        "Keep " + what,
                        List.of(new Deed.Pair(source.get(), destination.get(), List.of(exact.get())))))
                : List.of();
    }

    /// `7 connections (9/min), last seen 14:01:30`. Of several sources that saw the same the best is asked: their
    /// figures are never added.
    private String seen(List<FlowImpact.Hit> hits) {
        int best = hits.stream().mapToInt(hit -> SourceOrder.rank(hit.key().by())).min().orElseThrow();
        var told = hits.stream().filter(hit -> SourceOrder.rank(hit.key().by()) == best).toList();
        var counts = told.stream().map(hit -> hit.stats().counts()).reduce(FlowCounts.NONE, FlowCounts::plus);
        var last = told.stream().map(hit -> hit.stats().last()).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        var rate = perMinute(told);
        return FlowWording.count(counts)
                + (rate.isPresent() ? " (" + FlowWording.number(rate.getAsDouble()) + "/min)" : "")
                + ", last seen " + Wording.clock(last);
    }

    private OptionalDouble perMinute(List<FlowImpact.Hit> hits) {
        double sum = 0;
        boolean known = false;
        for (var hit : hits) {
            var rates = paces.of(hit.key(), hit.stats());
            var rate = rates.connections().isPresent() ? rates.connections() : rates.requests();
            known |= rate.isPresent();
            sum += rate.orElse(0);
        }
        return known ? OptionalDouble.of(sum * 60) : OptionalDouble.empty();
    }
}
