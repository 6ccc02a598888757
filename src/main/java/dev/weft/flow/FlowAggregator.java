package dev.weft.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
    private final Set<FlowKey> unjudged = new HashSet<>();
    private List<FlowOffer> offers = List.of();
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
        counts.put(flow.key(), before == null ? FlowStats.of(flow) : more(before, flow));
        unjudged.add(flow.key());
        if (counts.size() > mostKeys) {
            var eldest = counts.keySet().iterator().next();
            counts.remove(eldest);
            unjudged.remove(eldest);
            evicted.merge(eldest.by(), 1L, Long::sum);
        }
    }

    private static FlowStats more(FlowStats stats, Flow flow) {
        boolean newer = !flow.last().isBefore(stats.last());
        return new FlowStats(
                flow.first().isBefore(stats.first()) ? flow.first() : stats.first(),
                newer ? flow.last() : stats.last(),
                stats.counts().plus(flow.counts()),
                newer ? flow.rates() : stats.rates(),
                newer ? stats.facts().and(flow.facts()) : flow.facts().and(stats.facts()),
                stats.word(),
                stats.spark());
    }

    /// Asks `engine` about every key that was heard of since the last call: its word stays with the flow, whatever
    /// policies say later.
    public void judge(Function<FlowKey, PolicyWord> engine) {
        for (var key : unjudged) {
            counts.computeIfPresent(key, (_, stats) -> judged(stats, engine.apply(key)));
        }
        unjudged.clear();
    }

    private static FlowStats judged(FlowStats stats, PolicyWord word) {
        return word == stats.word() ? stats : new FlowStats(
                stats.first(), stats.last(), stats.counts(), stats.rates(), stats.facts(), word, stats.spark());
    }

    /// What the cluster offers; only handed on.
    public void offers(List<FlowOffer> found) {
        if (!found.equals(offers)) {
            offers = List.copyOf(found);
            last = null;
        }
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
        same.unjudged.addAll(unjudged);
        same.offers = offers;
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
            window = new FlowWindow(since, now, counts, sources(), offers);
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
