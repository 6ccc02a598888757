package dev.weft.flow;

import java.time.Duration;
import java.time.Instant;

/// Flows in, windows out; bounded.
///
/// Threads: confined to the analysis thread.
public final class FlowAggregator {
    private final Duration span;

    /// `span` is how long a flow stays in the window after it was last seen.
    public FlowAggregator(Duration span) {
        this.span = span;
    }

    public void add(Flow flow) {
        throw new UnsupportedOperationException("to be written" + flow + span);
    }

    public void status(FlowSourceStatus status) {
        throw new UnsupportedOperationException("to be written" + status);
    }

    /// The same counts with another span.
    public FlowAggregator withSpan(Duration other) {
        throw new UnsupportedOperationException("to be written" + other);
    }

    /// Forgets a source that was closed, with its flows.
    public void forget(String source) {
        throw new UnsupportedOperationException("to be written" + source);
    }

    /// The same object again while nothing changed.
    public FlowWindow window(Instant now) {
        throw new UnsupportedOperationException("to be written" + now);
    }
}
