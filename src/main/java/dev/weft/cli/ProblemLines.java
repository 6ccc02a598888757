package dev.weft.cli;

import dev.weft.cluster.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Problems as lines of standard error.
public final class ProblemLines {
    public static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::severity).thenComparing(Problem::line);

    private ProblemLines() {}

    /// Errors and warnings, one line each; remarks stand in JSON only. Throws [CommandFailure] after the last line when
    /// the input has an error and `--strict` refuses that.
    public static void print(List<Problem> problems, WholeCluster cluster, CommandContext context) {
        for (var problem : problems) {
            if (problem.severity() != Problem.Severity.INFO) {
                context.err().println(word(problem) + ": " + Printed.line(problem.line()));
            }
        }
        long errors = problems.stream().filter(problem -> problem.severity() == Problem.Severity.ERROR).count();
        if (cluster.options().strict() && errors > 0) {
            throw CommandFailure.usage(
                    "--strict",
                    "the input has " + errors + (errors == 1 ? " error" : " errors"),
                    "correct it, or leave out --strict");
        }
    }

    /// `error`, `warning`, `info`.
    public static String word(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }
}
