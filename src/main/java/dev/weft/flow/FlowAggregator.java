package dev.weft.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Flows in, windows out; bounded.
///
/// Beyond the bound the keys that were heard of longest ago go, and count as lost to their source.
///
/// Threads: confined to the analysis thread.
/// Cost: `add` O(1); `window` O(keys) when something changed.
public final class FlowAggregator {
    /// About 10 MB, and ten times what a cluster of 2,000 pods shows in a quarter of an hour.
    static final int MOST_KEYS = 50_000;

    private final Duration span;
    private final int mostKeys;
    private final Map<FlowKey, FlowStats> counts = new LinkedHashMap<>();
    private final Map<String, FlowSourceStatus> statuses = new TreeMap<>();
    private final Map<String, Long> evicted = new HashMap<>();
    private @Nullable FlowWindow last;

    /// `span` is how long a flow stays in the window after it was last seen.
    public FlowAggregator(Duration span) {
        this(span, MOST_KEYS);
    }

    FlowAggregator(Duration span, int mostKeys) {
        this.span = span;
        this.mostKeys = mostKeys;
    }

    public void add(Flow flow) {
        last = null;
        var before = counts.remove(flow.key()); // put again below, so that the eldest stands first
        counts.put(flow.key(), before == null ? first(flow) : more(before, flow));
        if (counts.size() > mostKeys) {
            var eldest = counts.keySet().iterator().next();
            counts.remove(eldest);
            evicted.merge(eldest.by(), 1L, Long::sum);
        }
    }

    private static FlowStats first(Flow flow) {
        return new FlowStats(flow.at(), flow.at(), 1, flow.connections(), flow.bytes(), flow.note());
    }

    private static FlowStats more(FlowStats stats, Flow flow) {
        boolean newer = !flow.at().isBefore(stats.last());
        return new FlowStats(
                flow.at().isBefore(stats.first()) ? flow.at() : stats.first(),
                newer ? flow.at() : stats.last(),
                stats.events() + 1,
                sum(stats.connections(), flow.connections()),
                sum(stats.bytes(), flow.bytes()),
                newer ? flow.note() : stats.note());
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : one.isPresent() ? one : other;
    }

    public void status(FlowSourceStatus status) {
        if (!status.equals(statuses.put(status.name(), status))) {
            last = null;
        }
    }

    /// The same counts with another span.
    public FlowAggregator withSpan(Duration other) {
        var same = new FlowAggregator(other, mostKeys);
        same.counts.putAll(counts);
        same.statuses.putAll(statuses);
        same.evicted.putAll(evicted);
        return same;
    }

    /// Forgets a source that was closed, with its flows.
    public void forget(String source) {
        boolean any = counts.keySet().removeIf(key -> key.by().equals(source));
        any |= statuses.remove(source) != null;
        any |= evicted.remove(source) != null;
        if (any) {
            last = null;
        }
    }

    /// The same object again while nothing changed, however much time has passed.
    public FlowWindow window(Instant now) {
        var since = now.minus(span);
        boolean aged = counts.values().removeIf(stats -> stats.last().isBefore(since));
        var window = last;
        if (window == null || aged) {
            window = new FlowWindow(since, now, counts, sources());
            last = window;
        }
        return window;
    }

    private List<FlowSourceStatus> sources() {
        return statuses.values().stream()
                .map(status -> new FlowSourceStatus(
                        status.name(),
                        status.status(),
                        status.lost() + evicted.getOrDefault(status.name(), 0L),
                        status.detail()))
                .toList();
    }
}
