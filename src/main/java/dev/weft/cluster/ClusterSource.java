package dev.weft.cluster;

import java.util.function.Consumer;

/// A door: where changes come from.
public interface ClusterSource extends AutoCloseable {
    /// What the user calls it: `context kind-dev`, `folder ./manifests`, `demo cluster`.
    String name();

    /// Begins to send changes and returns without waiting.
    ///
    /// Threads: `sink` is called from threads of the source, never two at once for the same object; it must only
    /// enqueue.
    void start(Consumer<Change> sink);

    /// Ends the source; after it returns no change is sent. May be called twice.
    @Override
    void close();
}
