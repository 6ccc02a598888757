package dev.weft.cli;

import dev.weft.policy.Profile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    @Option(names = {"-n", "--namespace"}, paramLabel = "NS",
            description = "this namespace as the focus (everything is still read)")
    private @Nullable String namespace;

    @Option(names = {"-A", "--all-namespaces"}, description = "all namespaces (default)")
    private boolean all;

    @Option(names = "--profile", paramLabel = "P", defaultValue = "upstream",
            description = "where network plugins differ, whose behaviour: upstream (default), np-guard")
    private String profile = "upstream";

    @Option(names = "--strict", description = "refuse input that has an error")
    private boolean strict;

    @Option(names = "--allow-exec", description = "consent to the exec plugin of the kubeconfig")
    private boolean allowExec;

    /// Throws [CommandFailure] where options contradict each other.
    public SourceOptions options() {
        if (namespace != null && all) {
            throw CommandFailure.usage("-n", "says one namespace, and -A says all", "leave out one of them");
        }
        return new SourceOptions(place(), Optional.ofNullable(namespace), profile(), strict, allowExec);
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

    private Profile profile() {
        return Arrays.stream(Profile.values())
                .filter(known -> known.word().equals(profile))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--profile", "\"" + profile + "\" is not known", "use one of " + words()));
    }

    private static String words() {
        return Arrays.stream(Profile.values()).map(Profile::word).collect(Collectors.joining(", "));
    }
}
