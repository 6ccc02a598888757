package dev.weft.cli.flows;

import dev.weft.flow.FlowRates;
import java.util.OptionalDouble;

/// Paces of two pairs of pods together, as one source tells them. An error share and a latency of both cannot be made
/// of those of each without the single requests: the higher one is given.
final class RateSum {
    private RateSum() {}

    static FlowRates of(FlowRates one, FlowRates other) {
        if (one.isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return one;
        }
        return new FlowRates(
                sum(one.connections(), other.connections()),
                sum(one.requests(), other.requests()),
                sum(one.bytesOut(), other.bytesOut()),
                sum(one.bytesIn(), other.bytesIn()),
                higher(one.errorShare(), other.errorShare()),
                higher(one.latencyMillis(), other.latencyMillis()));
    }

    private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                : one.isPresent() ? one : other;
    }

    private static OptionalDouble higher(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()))
                : one.isPresent() ? one : other;
    }
}
