package dev.weft.cli.lint;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.OutputFormat;
import dev.weft.cli.ProblemLines;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.Weft;
import dev.weft.cli.WholeCluster;
import dev.weft.cluster.Problem;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Finding;
import dev.weft.lint.check.Checks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft lint`: findings about the policies.
@picocli.CommandLine.Command(
        name = "lint",
        description = "Finds what is worth saying about the policies: what matches nothing, does nothing, or does "
                + "more than it seems to.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
public final class LintCommand implements Command {
    private static final List<String> FORMATS = List.of("txt", "json", "sarif");

    @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "txt",
            description = "txt (default), json, sarif")
    private String format = "txt";

    @Option(names = "--fail-on", paramLabel = "SEVERITY",
            description = "exit 1 when a finding, or a problem of the input, is at least this bad: "
                    + "error, warning, info")
    private @Nullable String failOn;

    @Option(names = "--patches", paramLabel = "F",
            description = "also write the ready patches to this file, as YAML for kubectl apply -f")
    private @Nullable Path patches;

    @Option(names = "--list-checks", description = "say what is looked for, and stop")
    private boolean listChecks;

    @Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        OutputFormat.of(format, FORMATS);
        if (listChecks) {
            LintText.writeChecks(Checks.all(), context.out());
            return 0;
        }
        var worst = threshold();
        var cluster = WholeCluster.read(source.options(), context.sources());
        var findings = inFocus(Checks.run(CheckRequest.of(cluster.reachability())), cluster);
        var problems = cluster.problems(List.of());
        ProblemLines.print(problems, cluster, context);
        switch (format) {
            case "json" -> LintJson.write(findings, problems, context.out());
            case "sarif" -> new LintSarif(new ArtifactUris(cluster.options().place()))
                    .write(findings, problems, context.out());
            default -> LintText.write(findings, context.out());
        }
        if (patches != null) {
            PatchFile.write(findings, patches);
        }
        boolean hit = worst.isPresent() && (findings.stream().map(Finding::severity).anyMatch(isAtLeast(worst.get()))
                || problems.stream().map(Problem::severity).anyMatch(isAtLeast(worst.get())));
        return hit ? 1 : 0;
    }

    private static Predicate<Severity> isAtLeast(Severity worst) {
        return severity -> severity.compareTo(worst) <= 0;
    }

    private Optional<Severity> threshold() {
        if (failOn == null) {
            return Optional.empty();
        }
        var word = failOn;
        return Optional.of(Arrays.stream(Severity.values())
                .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--fail-on", "\"" + word + "\" is no severity", "use error, warning or info")));
    }

    /// Of the namespace in focus, and of what stands in none.
    private static List<Finding> inFocus(List<Finding> findings, WholeCluster cluster) {
        var focus = cluster.options().namespace();
        return focus.isEmpty() ? findings : findings.stream()
                .filter(finding -> namespace(finding).isEmpty() || namespace(finding).equals(focus.get()))
                .toList();
    }

    private static String namespace(Finding finding) {
        var object = finding.place().object();
        return object.kind().equals("Namespace") ? object.name() : object.namespace();
    }
}
