package dev.weft.view.editor;

import dev.weft.cluster.Problem;
import dev.weft.net.TrafficSet;
import dev.weft.picture.Pick;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Draft;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the editor says beside the text: the steps, what they would change, worst first, and what is wrong.
///
/// Cost: O(changed pairs).
public record DraftModel(String summary, List<Line> impact, List<String> steps, List<Problem> problems, Can can) {
    /// The first lines are read, the rest is counted.
    private static final int MOST = 60;

    /// One consequence; `target` selects it in the picture where it is drawn.
    public record Line(String text, Tone tone, Optional<Pick> target) {}

    public record Can(boolean undo, boolean redo, boolean discard) {}

    public DraftModel {
        impact = List.copyOf(impact);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /// `draft` is what the user wishes now; the frame may still show an older one.
    public static DraftModel of(Frame frame, Draft draft) {
        var can = new Can(!draft.done().isEmpty(), !draft.undone().isEmpty(), !draft.isEmpty() || !draft.undone()
                .isEmpty());
        var steps = draft.done().stream().map(Step::title).toList();
        if (draft.isEmpty()) {
            return new DraftModel(
                    "Nothing is drafted. Typing shows what a change would do; the cluster is never touched.",
                    List.of(), steps, List.of(), can);
        }
        if (frame.draft().isEmpty()) {
            return new DraftModel("Working out what the draft would change…", List.of(), steps, List.of(), can);
        }
        var outcome = frame.draft().get();
        return new DraftModel(
                summary(outcome.difference(), outcome.impact()),
                impact(frame, outcome),
                steps,
                outcome.problems(),
                can);
    }

    private static String summary(ReachabilityDiff difference, FlowImpact impact) {
        long gained = difference.changes().stream().filter(change -> !change.gained().isEmpty()).count();
        long lost = difference.changes().stream().filter(change -> !change.lost().isEmpty()).count();
        return Wording.count(gained, "edge") + " gained, " + lost + " lost; "
                + Wording.count(impact.dropped().size(), "observed flow") + " would be dropped, "
                + impact.opened().size() + " denied would pass";
    }

    private static List<Line> impact(Frame frame, Frame.Outcome outcome) {
        var lines = new ArrayList<Line>();
        lines.addAll(FlowLines.of(frame, outcome.impact().dropped(), " would be dropped", Tone.LOST));
        lines.addAll(FlowLines.of(frame, outcome.impact().opened(), ", denied now, would pass", Tone.GAINED));
        for (var change : outcome.difference().changes()) {
            add(lines, frame, change, "loses ", change.lost(), Tone.LOST);
        }
        for (var change : outcome.difference().changes()) {
            add(lines, frame, change, "gains ", change.gained(), Tone.GAINED);
        }
        if (lines.isEmpty()) {
            lines.add(new Line("No connection between workloads would change.", Tone.MUTED, Optional.empty()));
        }
        if (lines.size() > MOST) {
            var more = new Line("and " + (lines.size() - MOST) + " more", Tone.MUTED, Optional.empty());
            return java.util.stream.Stream.concat(lines.stream().limit(MOST), java.util.stream.Stream.of(more))
                    .toList();
        }
        return lines;
    }

    private static void add(
            List<Line> lines, Frame frame, ReachabilityDiff.PairChange change, String verb, TrafficSet traffic,
                    Tone tone) {
        if (!traffic.isEmpty()) {
            var id = new EdgeId(node(change.source()), node(change.destination()));
            lines.add(new Line(
                    name(change.source()) + " → " + name(change.destination()) + " " + verb + Wording.traffic(traffic),
                    tone,
                    frame.scene().topology().edge(id).map(edge -> new Pick.OfEdge(edge.id()))));
        }
    }

    private static NodeId node(Party party) {
        return switch (party) {
            case Party.Group(var ref, _) -> NodeId.ofWorkload(ref);
            case Party.Outside(var addresses) -> NodeId.ofOutside(addresses);
        };
    }

    private static String name(Party party) {
        return switch (party) {
            case Party.Group(var ref, _) -> ref.path();
            case Party.Outside(var addresses) -> addresses.toString();
        };
    }
}
