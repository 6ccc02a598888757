package dev.weft.cli;

import dev.weft.cluster.ClusterSource;

/// A door: the cluster that the options name. Filled by `app`, which alone knows every source.
public interface Sources {
    /// Opens without connecting; what goes wrong later is a status of the source. Throws [CommandFailure] when the
    /// options cannot mean any source (no such context, an unreadable kubeconfig).
    ClusterSource open(SourceOptions options);
}
