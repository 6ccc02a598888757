package dev.weft.cli.flows;

import dev.weft.cli.Printed;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowSourceStatus;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/// How sources are heard, for people: one line on standard error when a source is heard otherwise than before.
final class StatusLines {
    private static final int CLUSTER = 3;

    private final Intake intake;
    private final PrintWriter err;
    private final Map<String, FlowSourceStatus> last = new HashMap<>();

    StatusLines(Intake intake, PrintWriter err) {
        this.intake = intake;
        this.err = err;
    }

    void heard(FlowSourceStatus status) {
        intake.status(status);
        var before = last.put(status.name(), status);
        if (before == null || !said(before).equals(said(status))) {
            tell(status);
        }
    }

    private static String said(FlowSourceStatus status) {
        return switch (status.status()) {
            case SourceStatus.Connecting _, SourceStatus.Live _, SourceStatus.Absent _ -> status.status().word();
            case SourceStatus.Stale(_, var cause) -> cause;
            case SourceStatus.Failed(var cause, _) -> cause;
        };
    }

    private void tell(FlowSourceStatus status) {
        var line = status.name() + ": " + SummaryOutlet.message(status);
        switch (status.status()) {
            case SourceStatus.Failed _ -> err.println(Printed.line("error: " + line));
            case SourceStatus.Stale _ -> err.println(Printed.line("warning: " + line));
            case SourceStatus.Connecting _, SourceStatus.Live _, SourceStatus.Absent _ -> {}
        }
    }

    /// 3 where every source has failed and nothing was heard of any; what was never heard is said here.
    int exitStatus() {
        last.values().stream()
                .filter(status -> status.status() instanceof SourceStatus.Connecting)
                .map(status -> "error: " + status.name() + ": " + SummaryOutlet.message(status))
                .forEach(line -> err.println(Printed.line(line) + "; listen longer with --for"));
        last.values().stream()
                .filter(status -> status.lost() > 0)
                .forEach(status -> err.println("warning: " + Printed.line(status.name()) + ": " + status.lost()
                        + " observations were lost; filter more, or listen to fewer sources"));
        boolean anyHeard = intake.heardAny()
                || last.values().stream().anyMatch(status -> status.status() instanceof SourceStatus.Live);
        return anyHeard || last.isEmpty() ? 0 : CLUSTER;
    }
}
