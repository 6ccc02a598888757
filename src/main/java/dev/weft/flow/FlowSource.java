package dev.weft.flow;

/// A door: where flows come from.
public interface FlowSource extends AutoCloseable {
    /// The stable word of the command line: `sockets`, `demo`, `hubble`.
    String name();

    /// Begins to send and returns without waiting.
    void start(FlowContext context, FlowSink sink);

    /// Ends the source; after it returns nothing is sent. May be called twice.
    @Override
    void close();
}
