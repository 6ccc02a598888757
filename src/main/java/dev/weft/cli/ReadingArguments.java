package dev.weft.cli;

import dev.weft.policy.Profile;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how a source is read and what of it is looked at, the same for every subcommand. A picocli
/// mix-in.
public final class ReadingArguments {
    @Option(names = {"-n", "--namespace"}, paramLabel = "NS",
            description = "this namespace as the focus (everything is still read)")
    private @Nullable String namespace;

    @Option(names = {"-A", "--all-namespaces"}, description = "all namespaces (default)")
    private boolean all;

    @Option(names = "--profile", paramLabel = "P", defaultValue = "upstream",
            description = "where network plugins differ, whose behaviour: upstream (default), np-guard, calico, cilium")
    private String profile = "upstream";

    @Option(names = "--strict", description = "refuse input that has an error")
    private boolean strict;

    @Option(names = "--allow-exec", description = "consent to the exec plugin of the kubeconfig")
    private boolean allowExec;

    /// Throws [CommandFailure] where options contradict each other.
    public SourceOptions of(SourceOptions.Place place) {
        if (namespace != null && all) {
            throw CommandFailure.usage("-n", "says one namespace, and -A says all", "leave out one of them");
        }
        return new SourceOptions(place, Optional.ofNullable(namespace), profile(), strict, allowExec);
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
