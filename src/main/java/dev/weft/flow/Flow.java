package dev.weft.flow;

import java.time.Instant;

/// What a source adds to one key: a single observation, or all of a short time taken together.
///
/// `first` and `last` are when it was seen, by the source's clock. `counts` are added to what is there; `rates` and
/// `facts` replace or extend it.
public record Flow(FlowKey key, Instant first, Instant last, FlowCounts counts, FlowRates rates, FlowFacts facts) {
    /// One observation, of which only counts are known.
    public static Flow at(FlowKey key, Instant at, FlowCounts counts) {
        return new Flow(key, at, at, counts, FlowRates.NONE, FlowFacts.NONE);
    }

    public Flow with(FlowFacts other) {
        return new Flow(key, first, last, counts, rates, other);
    }
}
