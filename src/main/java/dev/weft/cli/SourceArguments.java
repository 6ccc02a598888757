package dev.weft.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that choose a source, the same for every subcommand. A picocli mix-in.
public final class SourceArguments {
    @Option(names = "--dir", paramLabel = "D", description = "a folder of manifests, or one file of them")
    private @Nullable Path dir;

    @Option(names = "--kubeconfig", paramLabel = "F", description = "a live cluster, by this kubeconfig")
    private @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "C", description = "a live cluster, by this context")
    private @Nullable String context;

    @Option(names = "--demo", description = "the demo cluster that ships with Weft")
    private boolean demo;

    @Mixin
    private ReadingArguments reading = new ReadingArguments();

    /// Throws [CommandFailure] where options contradict each other.
    public SourceOptions options() {
        return reading.of(place());
    }

    private SourceOptions.Place place() {
        boolean live = kubeconfig != null || context != null;
        if (Stream.of(dir != null, live, demo).filter(named -> named).count() > 1) {
            throw CommandFailure.usage(
                    "--dir, --kubeconfig or --context, --demo", "more than one source is named", "name one");
        }
        if (dir != null) {
            return new SourceOptions.Place.Folder(dir);
        }
        if (live) {
            return new SourceOptions.Place.Kubeconfig(Optional.ofNullable(kubeconfig), Optional.ofNullable(context));
        }
        return demo ? new SourceOptions.Place.Demo() : new SourceOptions.Place.Unnamed();
    }
}
