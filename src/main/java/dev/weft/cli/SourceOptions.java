package dev.weft.cli;

import dev.weft.policy.Profile;
import java.nio.file.Path;
import java.util.Optional;

/// Which cluster is asked for, and how it is read. `namespace` is the focus: everything is still read.
public record SourceOptions(
        Place place, Optional<String> namespace, Profile profile, boolean strict, boolean allowExec) {
    /// Where the cluster is.
    public sealed interface Place {
        /// A folder of manifests, or one file.
        record Folder(Path path) implements Place {}

        /// A live cluster; without a file the usual kubeconfig, without a context its current one.
        record Kubeconfig(Optional<Path> file, Optional<String> context) implements Place {}

        record Demo() implements Place {}

        /// Nothing was said.
        record Unnamed() implements Place {}
    }
}
