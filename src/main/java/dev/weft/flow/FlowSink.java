package dev.weft.flow;

/// Where a source puts what it sees.
///
/// Threads: may be called from any thread; never blocks, `settle` aside.
public interface FlowSink {
    void accept(Flow flow);

    void status(FlowSourceStatus status);

    /// Everything this source sent before is void: it tells its story from the beginning again (a recording that jumps
    /// back). In order with the flows.
    default void restarted() {}

    /// Waits until what was accepted has been taken. Only for a source that can be read faster than it is looked at, a
    /// recording: all others just send.
    default void settle() throws InterruptedException {}
}
