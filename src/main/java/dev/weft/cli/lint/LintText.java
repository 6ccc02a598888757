package dev.weft.cli.lint;

import dev.weft.cli.Printed;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Check;
import dev.weft.lint.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// `lint -o txt`: one line a finding, `severity code OBJECT: PATH: reason; remedy (file:line)`, the worst first.
final class LintText {
    private LintText() {}

    static void write(List<Finding> findings, PrintWriter out) {
        findings.forEach(finding -> out.println(Printed.line(word(finding.severity()) + " " + finding.line())));
    }

    /// `code: title. Why it matters.`, in the order of the list.
    static void writeChecks(List<Check> checks, PrintWriter out) {
        checks.forEach(check -> out.println(check.code() + ": " + check.title() + ". " + check.help()));
    }

    /// `error`, `warning`, `info`.
    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
