package dev.weft.topology;

import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.SourceOrder;
import dev.weft.flow.Spark;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one source saw of one port on an edge, the pods of both ends taken together. Figures of two sources are never
/// added: the source is part of the kind. `rates` are per second.
public record Sighting(Kind kind, Span seen, FlowCounts counts, FlowRates rates, FlowFacts facts, Spark spark) {
    /// What is the same in all that is taken together. `then` is the engine's word at the time, `now` its word as
    /// policies stand.
    public record Kind(String by, FlowTraffic traffic, FlowVerdict verdict, PolicyWord then, PolicyWord now) {}

    /// By the source's clock.
    public record Span(Instant first, Instant last) {
        Span and(Span other) {
            return new Span(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    private static final Comparator<Sighting> ORDER = Comparator.comparing(
                    (Sighting seen) -> seen.kind.traffic)
            .thenComparing(seen -> seen.kind.by, SourceOrder.ORDER)
            .thenComparing(seen -> seen.kind.verdict)
            .thenComparing(seen -> seen.kind.then)
            .thenComparing(seen -> seen.kind.now);

    /// By port, for each port the best source first.
    public static List<Sighting> of(List<Evidence.Observed> evidence, FlowWindow window) {
        var paces = Paces.of(window);
        var together = new LinkedHashMap<Kind, Sighting>();
        for (var seen : evidence) {
            var one = of(seen, paces);
            together.merge(one.kind(), one, Sighting::and);
        }
        return together.values().stream().sorted(ORDER).toList();
    }

    private static Sighting of(Evidence.Observed seen, Paces paces) {
        var key = seen.key();
        var stats = seen.stats();
        return new Sighting(
                new Kind(key.by(), key.traffic(), key.verdict(), stats.word(), seen.now()),
                new Span(stats.first(), stats.last()),
                stats.counts(),
                paces.of(key, stats),
                stats.facts(),
                stats.spark());
    }

    private Sighting and(Sighting other) {
        boolean newer = other.seen.last.isAfter(seen.last);
        return new Sighting(
                kind,
                seen.and(other.seen),
                counts.plus(other.counts),
                sum(rates, other.rates),
                newer ? facts.and(other.facts) : other.facts.and(facts),
                spark.plus(other.spark));
    }

    /// Of one source. The share of errors is weighted by requests; of latencies the longer one is kept.
    private static FlowRates sum(FlowRates one, FlowRates other) {
        return new FlowRates(
                sum(one.connections(), other.connections()),
                sum(one.requests(), other.requests()),
                sum(one.bytesOut(), other.bytesOut()),
                sum(one.bytesIn(), other.bytesIn()),
                share(one, other),
                longer(one.latencyMillis(), other.latencyMillis()));
    }

    private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                : one.isPresent() ? one : other;
    }

    private static OptionalDouble longer(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()))
                : one.isPresent() ? one : other;
    }

    private static OptionalDouble share(FlowRates one, FlowRates other) {
        if (one.errorShare().isEmpty() || other.errorShare().isEmpty()) {
            return one.errorShare().isPresent() ? one.errorShare() : other.errorShare();
        }
        double first = one.requests().orElse(1);
        double second = other.requests().orElse(1);
        return first + second == 0
                ? one.errorShare()
                : OptionalDouble.of((one.errorShare().getAsDouble() * first
                                + other.errorShare().getAsDouble() * second)
                        / (first + second));
    }

    public Optional<Disagreement> disagreement() {
        return Disagreement.of(kind.verdict, kind.then, kind.now);
    }
}
