package dev.weft.flow;

import java.util.OptionalLong;

/// What was counted. `events` is the number of observations (packets seen, passes over a socket table: what one is
/// depends on the source); all else is empty where the source does not know it, which is not the same as 0.
///
/// `bytesOut` go from the flow's source to its destination, `bytesIn` back. `errors` are among the `requests`.
public record FlowCounts(
        long events,
        OptionalLong connections,
        OptionalLong bytesOut,
        OptionalLong bytesIn,
        OptionalLong requests,
        OptionalLong errors) {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();
    public static final FlowCounts NONE = events(0);

    public static FlowCounts events(long events) {
        return new FlowCounts(events, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    public FlowCounts withConnections(long number) {
        return new FlowCounts(events, OptionalLong.of(number), bytesOut, bytesIn, requests, errors);
    }

    public FlowCounts withBytes(long out, long in) {
        return new FlowCounts(events, connections, OptionalLong.of(out), OptionalLong.of(in), requests, errors);
    }

    /// Bytes of which only the way there is known.
    public FlowCounts withBytesOut(long out) {
        return new FlowCounts(events, connections, OptionalLong.of(out), bytesIn, requests, errors);
    }

    public FlowCounts withRequests(long number, long failed) {
        return new FlowCounts(
                events, connections, bytesOut, bytesIn, OptionalLong.of(number), OptionalLong.of(failed));
    }

    /// Of one source: figures of two are never added. What one of them does not know counts as nothing for it.
    public FlowCounts plus(FlowCounts other) {
        return new FlowCounts(
                events + other.events,
                sum(connections, other.connections),
                sum(bytesOut, other.bytesOut),
                sum(bytesIn, other.bytesIn),
                sum(requests, other.requests),
                sum(errors, other.errors));
    }

    /// Both ways together; empty where neither is known.
    public OptionalLong bytes() {
        return sum(bytesOut, bytesIn);
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : one.isPresent() ? one : other;
    }
}
