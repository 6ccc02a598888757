package dev.weft.view.export;

import dev.weft.lint.Finding;
import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.session.WhatIf;
import dev.weft.topology.Paces;
import dev.weft.whatif.export.ReportInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A frame as the matter of a review report.
final class ReviewInput {
    private ReviewInput() {}

    /// `pictures` are PNGs of the sides. Of the checks nothing is said while they are about another draft.
    static ReportInput of(
            ExportMenu.Subject subject, Frame.Outcome outcome, Map<WhatIf.Side, byte[]> pictures, String user,
            Instant now) {
        var frame = subject.frame();
        var paces = Paces.of(frame.meaning().flows());
        return new ReportInput(
                new ReportInput.Head(
                        user, now, frame.meaning().snapshot().stamp().source()),
                new ReportInput.Wish(
                        subject.whatIf().drafts().name(), frame.request().draft(), subject.whatIf().pins()),
                frame.meaning().reachability(),
                new ReportInput.Consequences(
                        outcome.after(),
                        outcome.difference(),
                        new ReportInput.Traffic(
                                frame.meaning().flows(),
                                outcome.impact(),
                                hit -> paces.of(hit.key(), hit.stats())),
                        outcome.problems()),
                findings(frame.scene().beside().review()),
                shots(pictures));
    }

    private static Optional<ReportInput.Findings> findings(Review review) {
        return review.current()
                ? Optional.of(new ReportInput.Findings(
                        review.findings().fresh().stream().map(Finding::line).toList(),
                        review.findings().gone().stream().map(Finding::line).toList()))
                : Optional.empty();
    }

    private static List<ReportInput.Shot> shots(Map<WhatIf.Side, byte[]> pictures) {
        var shots = new ArrayList<ReportInput.Shot>();
        for (var side : WhatIf.Side.values()) {
            Optional.ofNullable(pictures.get(side)).ifPresent(png -> shots.add(new ReportInput.Shot(side.word(), png)));
        }
        return shots;
    }
}
