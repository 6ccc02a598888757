package dev.weft.flow;

import java.time.Instant;

/// What is known of one key. `first` and `last` are when it was ever seen; `counts` and `spark` are of the window.
/// `word` is the engine's at the time of the last flow.
public record FlowStats(
        Instant first,
        Instant last,
        FlowCounts counts,
        FlowRates rates,
        FlowFacts facts,
        PolicyWord word,
        Spark spark) {
    public static FlowStats of(Flow flow) {
        return new FlowStats(
                flow.first(), flow.last(), flow.counts(), flow.rates(), flow.facts(), PolicyWord.UNKNOWN, Spark.NONE);
    }

    FlowStats with(PolicyWord other) {
        return other == word ? this : new FlowStats(first, last, counts, rates, facts, other, spark);
    }

    FlowStats with(FlowCounts ofWindow, Spark busy) {
        return new FlowStats(first, last, ofWindow, rates, facts, word, busy);
    }
}
