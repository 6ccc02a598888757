package dev.weft.cli;

import dev.weft.policy.WorkloadReachability;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft list`: every allowed connection.
@picocli.CommandLine.Command(
        name = "list",
        description = "Lists every allowed connection.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
final class ListCommand implements Command {
    @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "txt",
            description = "txt (default), json")
    private String format = "txt";

    @Option(names = "--pods", description = "single pods in place of workloads")
    private boolean pods;

    @Option(names = "--from", paramLabel = "A",
            description = "only from here: ns/name, ns/name[Kind], an address or a CIDR")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "B", description = "only to here, written alike")
    private @Nullable String to;

    @Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        boolean json = OutputFormat.isJson(format);
        var cluster = WholeCluster.read(source.options(), context.sources());
        var reachability = pods
                ? WorkloadReachability.ofPods(cluster.reachability())
                : WorkloadReachability.ofWorkloads(cluster.reachability());
        var ends = new Ends(
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                cluster.options().namespace(),
                reachability.parties());
        var problems = cluster.problems(reachability.problems());
        ProblemLines.print(problems, cluster, context);
        var listing = new Listing(reachability, ends);
        if (json) {
            ListJson.write(cluster.options().profile(), listing, problems, context.out());
        } else {
            ListText.write(listing, context);
        }
        return 0;
    }
}
