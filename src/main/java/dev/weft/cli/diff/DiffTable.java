package dev.weft.cli.diff;

import dev.weft.cli.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `diff -o csv` and `diff -o md`: the columns of np-guard, and in Markdown, which nobody parses, the witness.
final class DiffTable {
    private static final List<String> COLUMNS =
            List.of("diff-type", "source", "destination", "ref1", "ref2", "workloads-diff-info");

    private DiffTable() {}

    static void csv(Differences differences, Table table) {
        table.header(COLUMNS);
        differences.all().stream().filter(Difference::sure).forEach(difference -> table.row(cells(difference)));
    }

    static void markdown(Differences differences, DiffSides sides, Table table) {
        var columns = new ArrayList<>(COLUMNS);
        columns.add("witness");
        table.header(columns);
        differences.all().stream().filter(Difference::sure).forEach(difference -> {
            var cells = new ArrayList<>(cells(difference));
            cells.add(Witness.of(difference.pair(), sides).map(DiffTable::words).orElse(""));
            table.row(cells);
        });
    }

    private static List<String> cells(Difference difference) {
        return List.of(
                difference.kind().word(),
                difference.source(),
                difference.destination(),
                difference.pair().before().allowed().toString(),
                difference.pair().after().allowed().toString(),
                difference.workloads());
    }

    /// `shop/web-0[Pod] => shop/db-0[Pod] : TCP 80, denied before, allowed after`.
    private static String words(Witness witness) {
        return witness.source() + " => " + witness.destination() + " : " + witness.traffic()
                + words(witness.before(), "before") + words(witness.after(), "after");
    }

    private static String words(Optional<String> verdict, String when) {
        return verdict.map(word -> ", " + word + " " + when).orElse("");
    }
}
