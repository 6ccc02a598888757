package dev.weft.flow;

import java.time.Instant;

/// What is known of one key. `seen` is when it was ever seen; `counts` and `spark` are of the window. `word` is the
/// engine's
/// at the time of the last flow.
public record FlowStats(
        Span seen, FlowCounts counts, FlowRates rates, FlowFacts facts, PolicyWord word, Spark spark) {
    /// From the first to the last observation.
    public record Span(Instant first, Instant last) {
        Span and(Span other) {
            return new Span(
                    other.first.isBefore(first) ? other.first : first, other.last.isBefore(last) ? last : other.last);
        }
    }

    public static FlowStats of(Flow flow) {
        return new FlowStats(
                new Span(flow.first(), flow.last()),
                flow.counts(),
                flow.rates(),
                flow.facts(),
                PolicyWord.UNKNOWN,
                Spark.NONE);
    }

    public Instant first() {
        return seen.first();
    }

    public Instant last() {
        return seen.last();
    }

    FlowStats with(PolicyWord other) {
        return other == word ? this : new FlowStats(seen, counts, rates, facts, other, spark);
    }

    FlowStats with(FlowCounts ofWindow, Spark busy) {
        return new FlowStats(seen, ofWindow, rates, facts, word, busy);
    }
}
