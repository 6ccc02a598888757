package dev.weft.cli.flows;

import dev.weft.cli.Command;
import dev.weft.cli.CommandContext;
import dev.weft.cli.CommandFailure;
import dev.weft.cli.OutputFormat;
import dev.weft.cli.SourceArguments;
import dev.weft.cli.SourceOptions;
import dev.weft.cli.Weft;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowSource;
import dev.weft.flow.recording.FlowRecorder;
import dev.weft.session.StopSignal;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `weft flows`: who is seen talking to whom.
@picocli.CommandLine.Command(
        name = "flows",
        description = "Shows observed flows: one JSON object a line, or summed up with --summary.",
        mixinStandardHelpOptions = true,
        versionProvider = Weft.Version.class,
        sortOptions = false)
public final class FlowsCommand implements Command {
    private static final String DEMO = "demo";
    private static final Duration USUAL = Duration.ofSeconds(30);

    @Option(names = {"-f", "--follow"}, description = "go on until Ctrl-C, or as long as --for says")
    private boolean follow;

    @Option(names = "--summary", description = "each edge once, at the end")
    private boolean summary;

    @Option(names = "-o", paramLabel = "FORMAT",
            description = "json (default) or txt; with --summary txt (default), json or csv")
    private @Nullable String format;

    @Option(names = "--for", paramLabel = "TIME", description = "listen so long: 30s (default), 5m, 1h")
    private @Nullable String limit;

    @Option(names = "--source", paramLabel = "S",
            description = "auto (default), hubble[=HOST:PORT], goldmane[=HOST:PORT], prometheus[=URL], sockets, demo, "
                    + "recording=FILE; may be repeated")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--ca", paramLabel = "F", description = "for an address: who may sign its certificate (PEM)")
    private @Nullable Path ca;

    @Option(names = "--cert", paramLabel = "F", description = "for an address: our certificate (PEM)")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "F", description = "for an address: its key (PEM)")
    private @Nullable Path key;

    @Option(names = "--authority", paramLabel = "NAME", description = "for an address: the name in its certificate")
    private String authority = "";

    @Option(names = "--record", paramLabel = "F",
            description = "keep everything that is heard in a file, whatever the filter says; replaces it")
    private @Nullable Path record;

    @Option(names = "--pods", description = "single pods in place of workloads")
    private boolean pods;

    @Option(names = "--allow-pod-exec", description = "consent to running cat in pods of all namespaces (sockets)")
    private boolean allowPodExec;

    @Option(names = "--allow-secrets", description = "consent to reading a client certificate out of its Secret")
    private boolean allowSecrets;

    @Mixin
    private SourceArguments source = new SourceArguments();

    private final FilterArguments filters = new FilterArguments();
    private final FlowDoors doors;

    public FlowsCommand(FlowDoors doors) {
        this.doors = doors;
    }

    @Spec
    void addFilters(CommandSpec spec) {
        filters.addTo(spec);
    }

    @Override
    public int run(CommandContext context) {
        var choice = SourceChoice.of(sources);
        var options = placed(source.options(), choice);
        var span = span();
        if (tls().isAsked() && choice.direct().isEmpty()) {
            throw CommandFailure.usage(
                    "--ca, --cert, --key, --authority", "there is no address", "write --source hubble=HOST:PORT");
        }
        var filter = filters.filter(options.namespace());
        var intake = new Intake(filter, pods, options.profile(), outlet(context));
        try {
            var recording = choice.recording();
            return recording.isPresent()
                    ? replay(recording.get(), options, span, intake, context)
                    : listen(choice, options, span, filter, intake, context);
        } catch (UncheckedIOException unwritable) {
            var cause = unwritable.getCause();
            throw CommandFailure.usage(
                    String.valueOf(record),
                    "cannot be written: " + (cause == null ? unwritable : cause).getMessage(),
                    "name another file");
        } catch (InterruptedException stopped) {
            intake.end();
            return 0;
        }
    }

    private Intake.Outlet outlet(CommandContext context) {
        var word = format == null ? summary ? "txt" : "json" : format;
        return summary
                ? new SummaryOutlet(OutputFormat.of(word, List.of("txt", "json", "csv")), context.out())
                : new LinesOutlet(OutputFormat.isJson(word), context.out());
    }

    private int replay(
            Path file, SourceOptions options, Optional<Duration> span, Intake intake, CommandContext context)
            throws InterruptedException {
        if (record != null) {
            throw CommandFailure.usage("--record", "a recording is not recorded again", "copy the file");
        }
        try (var recording = doors.recording(file)) {
            var other = named(options).map(place -> doors.cluster(place).cluster());
            return new Replay(recording, context).run(span.orElse(recording.length()), other, intake);
        }
    }

    /// The demo's traffic is the demo cluster's.
    private static SourceOptions placed(SourceOptions options, SourceChoice choice) {
        return options.place() instanceof SourceOptions.Place.Unnamed && choice.offered().contains(DEMO)
                ? new SourceOptions(
                        new SourceOptions.Place.Demo(), options.namespace(), options.profile(), options.strict(),
                        options.allowExec())
                : options;
    }

    /// Where a cluster was named.
    private static Optional<SourceOptions> named(SourceOptions options) {
        return options.place() instanceof SourceOptions.Place.Unnamed ? Optional.empty() : Optional.of(options);
    }

    private int listen(
            SourceChoice choice,
            SourceOptions options,
            Optional<Duration> span,
            FlowFilter filter,
            Intake intake,
            CommandContext context)
            throws InterruptedException {
        var watched = choice.needsCluster() || named(options).isPresent()
                ? Optional.of(doors.cluster(options))
                : Optional.<FlowDoors.Watched>empty();
        var telling = new StatusLines(intake, context.err());
        try (var listening = new Listening(watched.map(FlowDoors.Watched::cluster), filter, telling);
                var _ = StopSignal.listen(listening::stop)) {
            var snapshot = listening.synced();
            var all = new ArrayList<FlowSource>();
            if (watched.isPresent()) {
                var consents = new Offered.Consents(options.namespace(), allowPodExec, allowSecrets);
                all.addAll(new Offered(watched.get().flows(), snapshot, consents, context.err()).open(choice));
            }
            for (var at : choice.direct()) {
                all.addAll(doors.direct(at.word(), at.address(), tls()));
            }
            run(listening, all, span, intake);
            return telling.exitStatus();
        }
    }

    private void run(Listening listening, List<FlowSource> all, Optional<Duration> span, Intake intake)
            throws InterruptedException {
        var recorder = Optional.ofNullable(record).map(doors::recorder);
        try {
            listening.listen(all, follow ? span : Optional.of(span.orElse(USUAL)), intake, recorder);
        } finally {
            all.forEach(FlowSource::close);
            recorder.ifPresent(FlowRecorder::close);
        }
        intake.end();
    }

    private FlowDoors.Tls tls() {
        return new FlowDoors.Tls(
                Optional.ofNullable(ca), Optional.ofNullable(certificate), Optional.ofNullable(key), authority);
    }

    private Optional<Duration> span() {
        return Optional.ofNullable(limit).map(text -> SpanText.parse(text)
                .orElseThrow(() -> CommandFailure.usage(
                        "--for", "\"" + text + "\" is no time", "write 30s, 5m or 1h")));
    }
}
