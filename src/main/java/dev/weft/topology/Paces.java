package dev.weft.topology;

import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// How busy flows are, per second: as their source says, or else their counts over the time for which it listened.
public final class Paces {
    /// Shorter would make a storm of the first packet.
    private static final double LEAST_SECONDS = 1;

    private final FlowWindow window;
    private final Map<String, Instant> live = new HashMap<>();

    private Paces(FlowWindow window) {
        this.window = window;
        for (var source : window.sources()) {
            if (source.status() instanceof SourceStatus.Live(var since)) {
                live.put(source.name(), since);
            }
        }
    }

    public static Paces of(FlowWindow window) {
        return new Paces(window);
    }

    public FlowRates of(FlowKey key, FlowStats stats) {
        double seconds = seconds(key.by(), stats);
        var counts = stats.counts();
        var told = stats.rates();
        return new FlowRates(
                or(told.connections(), counts.connections(), seconds),
                or(told.requests(), counts.requests(), seconds),
                or(told.bytesOut(), counts.bytesOut(), seconds),
                or(told.bytesIn(), counts.bytesIn(), seconds),
                told.errorShare().isPresent() ? told.errorShare() : share(counts.errors(), counts.requests()),
                told.latencyMillis());
    }

    /// One figure for how busy it is: connections, else requests, else events.
    public double figure(FlowKey key, FlowStats stats) {
        var told = stats.rates();
        if (told.connections().isPresent() || told.requests().isPresent()) {
            return told.connections().orElse(told.requests().orElse(0));
        }
        var counts = stats.counts();
        long counted = counts.connections().orElse(counts.requests().orElse(counts.events()));
        return counted / seconds(key.by(), stats);
    }

    private double seconds(String source, FlowStats stats) {
        var since = live.getOrDefault(source, stats.first());
        var heard = stats.first().isBefore(since) ? stats.first() : since;
        var begin = heard.isBefore(window.since()) ? window.since() : heard;
        return Math.max(LEAST_SECONDS, Duration.between(begin, window.asOf()).toMillis() / 1000.0);
    }

    private static OptionalDouble or(OptionalDouble told, OptionalLong counted, double seconds) {
        return told.isPresent() || counted.isEmpty() ? told : OptionalDouble.of(counted.getAsLong() / seconds);
    }

    private static OptionalDouble share(OptionalLong errors, OptionalLong requests) {
        return errors.isPresent() && requests.orElse(0) > 0
                ? OptionalDouble.of((double) errors.getAsLong() / requests.getAsLong())
                : OptionalDouble.empty();
    }
}
