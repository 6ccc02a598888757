package dev.weft.view.draft;

import dev.weft.session.Frame;
import dev.weft.session.Review;
import dev.weft.session.WhatIf;
import dev.weft.whatif.Drafts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// The branches, and, while they are compared, what each would do: one column each.
record BranchesModel(List<String> names, int current, boolean full, boolean comparing, List<Row> table) {
    /// One measure; `cells` as many as there are branches, `…` where it is not worked out yet.
    record Row(String title, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    BranchesModel {
        names = List.copyOf(names);
        table = List.copyOf(table);
    }

    static BranchesModel of(Optional<Frame> frame, WhatIf wish) {
        var drafts = wish.drafts();
        var names = drafts.branches().stream().map(Drafts.Branch::name).toList();
        var known = frame.map(shown -> shown.scene().beside().review()).orElse(Review.NONE);
        return new BranchesModel(
                names,
                drafts.current(),
                names.size() >= Drafts.MOST,
                wish.comparing(),
                wish.comparing() ? table(drafts, known) : List.of());
    }

    private static List<Row> table(Drafts drafts, Review review) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                "Steps",
                drafts.branches().stream()
                        .map(branch -> String.valueOf(branch.draft().done().size()))
                        .toList()));
        rows.add(row("Observed flows dropped", drafts, review, branch -> branch.flows().dropped()));
        rows.add(row("Denied flows that pass", drafts, review, branch -> branch.flows().opened()));
        rows.add(row("Flows of unknown answer", drafts, review, branch -> branch.flows().uncertain()));
        rows.add(row("Pairs opened", drafts, review, branch -> branch.pairs().gained()));
        rows.add(row("Pairs closed", drafts, review, branch -> branch.pairs().lost()));
        rows.add(row("Pins broken", drafts, review, Review.Branch::brokenPins));
        rows.add(row("New findings", drafts, review, Review.Branch::freshFindings));
        return rows;
    }

    private static Row row(String title, Drafts drafts, Review review, ToIntFunction<Review.Branch> value) {
        return new Row(
                title,
                drafts.branches().stream()
                        .map(branch -> review.branches().stream()
                                .filter(_ -> review.current())
                                .filter(known -> known.name().equals(branch.name()))
                                .findFirst()
                                .map(known -> String.valueOf(value.applyAsInt(known)))
                                .orElse("…"))
                        .toList());
    }
}
