package dev.weft.flow;

import java.util.OptionalDouble;

/// What a source itself says of the pace of an edge, as of its last word: per second; empty where it does not know.
/// `errorShare` is 0-1 of the requests; `latencyMillis` the 95th percentile.
///
/// A source that counts has none of these: its pace follows from the counts and the window.
public record FlowRates(
        OptionalDouble connections,
        OptionalDouble requests,
        OptionalDouble bytesOut,
        OptionalDouble bytesIn,
        OptionalDouble errorShare,
        OptionalDouble latencyMillis) {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();
    public static final FlowRates NONE = new FlowRates(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    public boolean isEmpty() {
        return equals(NONE);
    }
}
