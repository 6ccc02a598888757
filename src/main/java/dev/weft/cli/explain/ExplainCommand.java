package dev.weft.cli.explain;

import dev.weft.cli.Answer;
import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.EndName;
import dev.weft.cli.OutputFormat;
import dev.weft.cli.ProblemLines;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.Weft;
import dev.weft.cli.WholeCluster;
import dev.weft.cluster.ContainerPort;
import dev.weft.cluster.Problem;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Party;
import dev.weft.policy.Verdict;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.fix.NearestFix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `weft explain`: why one pair may talk, or may not.
@picocli.CommandLine.Command(
        name = "explain",
        description = "Explains the verdict for one pair: every tier asked, the deciding rule, the nearest fix.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
public final class ExplainCommand implements Command {
    private static final int USUAL_PORT = 80;
    private static final List<String> FORMATS = List.of("txt", "json");

    @Option(names = "--from", required = true, paramLabel = "A",
            description = "who connects: ns/name, ns/name[Kind], an address or a CIDR")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "B",
            description = "to whom, written alike, or a Service: svc/ns/name, ns/name[Service]")
    private String to = "";

    @Option(names = "--protocol", paramLabel = "P", defaultValue = "TCP", description = "TCP (default), UDP, SCTP")
    private String protocol = "TCP";

    @Option(names = "--port", paramLabel = "N",
            description = "the port of the pod or Service; without it the first that it declares, else 80")
    private @Nullable Integer port;

    @Option(names = {"-o", "--output"}, paramLabel = "FORMAT", defaultValue = "txt",
            description = "txt (default), json")
    private String format = "txt";

    @Mixin
    private SourceArguments source = new SourceArguments();

    @Override
    public int run(CommandContext context) {
        OutputFormat.of(format, FORMATS);
        var spoken = protocol();
        refuseNoPort();
        var cluster = WholeCluster.read(source.options(), context.sources());
        var reachability = WorkloadReachability.ofWorkloads(cluster.reachability());
        var found = new ArrayList<>(reachability.problems());
        var reply = reply(reachability, spoken, found);
        reply.answer().flatMap(Answer::doubt).ifPresent(found::add);
        var problems = cluster.problems(found);
        var fix = fix(cluster, reply);
        ProblemLines.print(problems, cluster, context);
        if (format.equals("json")) {
            ExplainJson.write(reply, fix, problems, context.out());
        } else {
            ExplainText.write(reply, fix, context.out());
        }
        return 0;
    }

    private Reply reply(WorkloadReachability reachability, Protocol spoken, List<Problem> found) {
        var snapshot = reachability.reachability().snapshot();
        if (ServiceName.isMeant(from, snapshot)) {
            throw CommandFailure.usage(
                    "--from", "\"" + from + "\" is a Service, and opens no connections", "name a workload behind it");
        }
        var a = new EndName("--from", reachability).resolve(from);
        var service = ServiceName.resolve("--to", to, snapshot);
        if (service.isPresent()) {
            var asked = new ServiceReply(reachability.reachability(), service.get());
            found.addAll(asked.doubts(a));
            return asked.to(a, spoken, Optional.ofNullable(port));
        }
        var b = new EndName("--to", reachability).resolve(to);
        return Reply.of(Answer.of(reachability.reachability(), a, b, new Traffic(spoken, port(b, spoken))));
    }

    private static Optional<NearestFix.Fix> fix(WholeCluster cluster, Reply reply) {
        return reply.answer()
                .map(Answer::explanation)
                .filter(explanation -> explanation.verdict() instanceof Verdict.Denied)
                .flatMap(denied -> new NearestFix(cluster::evaluate).of(cluster.reachability(), denied));
    }

    private Protocol protocol() {
        return Protocol.named(protocol)
                .orElseThrow(() -> CommandFailure.usage(
                        "--protocol", "\"" + protocol + "\" is not known", "use TCP, UDP or SCTP"));
    }

    private void refuseNoPort() {
        if (port != null && (port < PortRange.LOWEST || port > PortRange.HIGHEST)) {
            throw CommandFailure.usage("--port", port + " is no port", "use one from 1 to 65535");
        }
    }

    private int port(Party destination, Protocol spoken) {
        return port == null ? declared(destination, spoken).orElse(USUAL_PORT) : port;
    }

    private static Optional<Integer> declared(Party destination, Protocol spoken) {
        return destination instanceof Party.Group(_, var members)
                ? members.stream()
                        .flatMap(end -> end.ports().stream())
                        .filter(declared -> declared.protocol() == spoken)
                        .map(ContainerPort::number)
                        .findFirst()
                : Optional.empty();
    }
}
