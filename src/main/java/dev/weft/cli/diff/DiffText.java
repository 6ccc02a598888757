package dev.weft.cli.diff;

import dev.weft.cli.Printed;
import java.io.PrintWriter;

/// `diff -o txt`: a header, then one line a pair, in the grammar of np-guard. Nothing at all when nothing changes.
final class DiffText {
    private DiffText() {}

    static void write(Differences differences, PrintWriter out) {
        var sure = differences.all().stream().filter(Difference::sure).toList();
        if (!sure.isEmpty()) {
            out.println("Connectivity diff:");
            sure.forEach(difference -> out.println(Printed.line(line(difference))));
        }
    }

    private static String line(Difference difference) {
        return "diff-type: " + difference.kind().word()
                + ", source: " + difference.source()
                + ", destination: " + difference.destination()
                + ", ref1: " + difference.pair().before().allowed()
                + ", ref2: " + difference.pair().after().allowed()
                + (difference.workloads().isEmpty() ? "" : ", workloads-diff-info: " + difference.workloads());
    }
}
