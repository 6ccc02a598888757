package dev.weft.cli.check;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.OutputFormat;
import dev.weft.cli.ProblemLines;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.Weft;
import dev.weft.cli.WholeCluster;
import dev.weft.policy.WorkloadReachability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft check --expect F`: do the intents of a file hold?
@picocli.CommandLine.Command(
        name = "check",
        description = "Checks intents (who must reach whom, who must not) against a source.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
public final class CheckCommand implements Command {
    private static final List<String> FORMATS = List.of("txt", "json", "junit");
    private static final int FAILED = 1;

    @Option(names = "--expect", required = true, paramLabel = "F",
            description = "a YAML file of intents; may be repeated")
    private List<Path> expected = new ArrayList<>();

    @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "txt",
            description = "txt (default), json, junit")
    private String format = "txt";

    @Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        OutputFormat.of(format, FORMATS);
        var options = source.options();
        var intents = expected.stream().flatMap(file -> IntentFile.read(file).stream()).toList();
        var cluster = WholeCluster.read(options, context.sources());
        var reachability = WorkloadReachability.ofWorkloads(cluster.reachability());
        var problems = cluster.problems(reachability.problems());
        ProblemLines.print(problems, cluster, context);
        var judge = new IntentJudge(reachability);
        var outcomes = intents.stream().map(judge::judge).toList();
        switch (format) {
            case "json" -> CheckJson.write(outcomes, problems, context.out());
            case "junit" ->
                CheckJunit.write(cluster.reachability().snapshot().stamp().source(), outcomes, context.out());
            default -> CheckText.write(outcomes, context.out());
        }
        return outcomes.stream().allMatch(Outcome::holds) ? 0 : FAILED;
    }
}
