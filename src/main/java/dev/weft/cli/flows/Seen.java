package dev.weft.cli.flows;

import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.PolicyWord;
import java.time.Instant;
import java.util.Comparator;

/// One edge as it is printed: who talked to whom about what, and all that is known of it.
record Seen(Key key, Times times, FlowCounts counts, FlowRates rates, FlowFacts facts, PolicyWord word) {
    /// In the order of a summary.
    record Key(String source, String destination, FlowTraffic traffic, FlowVerdict verdict, String by)
            implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::source)
                .thenComparing(Key::destination)
                .thenComparing(Key::traffic)
                .thenComparing(Key::verdict)
                .thenComparing(Key::by);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    record Times(Instant first, Instant last) {
        Times and(Times other) {
            return new Times(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /// Both seen by the same source between pods of the same two workloads. Rates of different pods are added by
    /// [RateSum], where each is known.
    Seen and(Seen other) {
        boolean newer = !other.times.last().isBefore(times.last());
        return new Seen(
                key,
                times.and(other.times),
                counts.plus(other.counts),
                RateSum.of(rates, other.rates),
                newer ? facts.and(other.facts) : other.facts.and(facts),
                word == other.word ? word : PolicyWord.UNKNOWN);
    }
}
