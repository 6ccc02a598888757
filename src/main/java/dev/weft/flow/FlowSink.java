package dev.weft.flow;

/// Where a source puts what it sees.
///
/// Threads: may be called from any thread; never blocks.
public interface FlowSink {
    void accept(Flow flow);

    void status(FlowSourceStatus status);
}
