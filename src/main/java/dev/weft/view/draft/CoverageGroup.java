package dev.weft.view.draft;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.session.Frame;
import dev.weft.view.draft.ImpactModel.Group;
import dev.weft.view.draft.ImpactModel.Line;
import dev.weft.view.panel.FlowWording;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the observation covered and what it did not, said under every impact: no dropped flow is no proof where nobody
/// looked.
final class CoverageGroup {
    /// As many workloads without data are named.
    private static final int NAMED = 12;

    private CoverageGroup() {}

    static Group of(Frame frame) {
        var review = frame.scene().beside().review();
        var lines = new ArrayList<Line>();
        if (!review.current()) {
            lines.add(Line.plain("Findings, pins and coverage are being worked out again…", Tone.MUTED));
        }
        if (!review.coverage().equals(Coverage.NONE)) {
            lines.addAll(lines(frame, review.coverage()));
        }
        return new Group("impact-coverage", "What was observed", "", Tone.MUTED, lines);
    }

    private static List<Line> lines(Frame frame, Coverage coverage) {
        var lines = new ArrayList<Line>();
        if (coverage.sources().isEmpty()) {
            lines.add(Line.plain(
                    "Nothing: no flow source runs, so what the draft would break cannot be seen. \"Sources\" in the"
                            + " toolbar shows what the cluster offers.",
                    Tone.WARNING));
            return lines;
        }
        lines.add(Line.plain(
                "Flows seen " + Wording.window(frame.request().flows()) + ", as of " + Wording.clock(coverage.asOf())
                        + ", by " + coverage.sources().stream().map(CoverageGroup::source).collect(
                                Collectors.joining(", ")),
                coverage.isLive() ? Tone.PLAIN : Tone.WARNING));
        lines.add(unseen(coverage));
        return lines;
    }

    private static String source(FlowSourceStatus source) {
        var name = FlowWording.source(source.name());
        var lost = source.lost() == 0 ? "" : ", " + Wording.count(source.lost(), "observation") + " lost";
        return switch (source.status()) {
            case SourceStatus.Live(var since) -> name + " (live since " + Wording.clock(since) + lost + ")";
            case SourceStatus.Stale(var seen, _) -> name + " (not heard since " + Wording.clock(seen) + lost + ")";
            case SourceStatus.Connecting _, SourceStatus.Failed _, SourceStatus.Absent _ ->
                name + " (" + source.status().word() + ")";
        };
    }

    private static Line unseen(Coverage coverage) {
        int unseen = coverage.unseen().size();
        if (unseen == 0) {
            return Line.plain("Flow data for each of the " + coverage.running() + " running workloads", Tone.PLAIN);
        }
        var names = coverage.unseen().stream().limit(NAMED).map(ObjectRef::path).collect(Collectors.joining(", "));
        return Line.plain(
                "No flow data for " + unseen + " of " + Wording.count(coverage.running(), "workload") + ": " + names
                        + (unseen > NAMED ? ", …" : ""),
                Tone.WARNING);
    }
}
