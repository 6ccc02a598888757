package dev.weft.flow;

import dev.weft.cluster.ClusterSnapshot;
import java.util.function.Supplier;

/// A door: where flows come from.
public interface FlowSource extends AutoCloseable {
    /// The stable word of the command line: `sockets`, `demo`, `hubble`.
    String name();

    /// Begins to send and returns without waiting. `cluster` gives the newest snapshot at any time.
    void start(Supplier<ClusterSnapshot> cluster, FlowSink sink);

    /// Ends the source; after it returns nothing is sent. May be called twice.
    @Override
    void close();
}
