package dev.weft.cli.list;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.OutputFormat;
import dev.weft.cli.ProblemLines;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.Table;
import dev.weft.cli.Weft;
import dev.weft.cli.WholeCluster;
import dev.weft.cluster.Problem;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.exposure.Exposure;
import dev.weft.policy.exposure.ExposureAnalysis;
import java.util.List;
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
public final class ListCommand implements Command {
    private static final List<String> FORMATS = List.of("txt", "json", "csv", "md", "dot");

    @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "txt",
            description = "txt (default), json, csv, md, dot")
    private String format = "txt";

    @Option(names = "--pods", description = "single pods in place of workloads")
    private boolean pods;

    @Option(names = "--from", paramLabel = "A",
            description = "only from here: ns/name, ns/name[Kind], an address or a CIDR")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "B", description = "only to here, written alike")
    private @Nullable String to;

    @Option(names = "--exposure",
            description = "also what a workload that is not there yet could reach, or be reached by")
    private boolean exposure;

    @Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        OutputFormat.of(format, FORMATS);
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
        var exposed = exposure
                ? Optional.of(listing.asked(new ExposureAnalysis(cluster::evaluate).of(reachability)))
                : Optional.<Exposure>empty();
        write(cluster, listing, exposed, problems, context);
        return 0;
    }

    private void write(
            WholeCluster cluster,
            Listing listing,
            Optional<Exposure> exposed,
            List<Problem> problems,
            CommandContext context) {
        switch (format) {
            case "json" -> ListJson.write(cluster.options().profile(), listing, exposed, problems, context.out());
            case "dot" -> ListDot.write(listing, exposed, context);
            case "csv" -> table(Table.csv(context.out()), listing, exposed, context);
            case "md" -> table(Table.markdown(context.out()), listing, exposed, context);
            default -> {
                ListText.write(listing, context);
                exposed.ifPresent(it -> ExposureText.write(ExposureLines.of(listing, it), context.out()));
            }
        }
        exposed.ifPresent(it -> countUnknown(it, context));
    }

    private static void table(
            Table table, Listing listing, Optional<Exposure> exposed, CommandContext context) {
        ListTable.write(listing, table, context);
        exposed.ifPresent(it -> ExposureTable.write(ExposureLines.of(listing, it), table));
    }

    private void countUnknown(Exposure exposed, CommandContext context) {
        long unsure = exposed.entries().stream().filter(entry -> !entry.cell().unknown().isEmpty()).count();
        if (unsure > 0 && !format.equals("json")) {
            context.err().println("warning: list: of " + unsure + (unsure == 1 ? " exposure" : " exposures")
                    + " not everything is known, and only what is surely allowed is listed; "
                    + "run with -o json to see what is unknown");
        }
    }
}
