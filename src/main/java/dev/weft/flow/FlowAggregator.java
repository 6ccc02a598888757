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

/// Flows in, windows out; bounded, however long it runs and whatever comes and goes.
///
/// Beyond the bound the keys that were heard of longest ago go; those of the last hour count as lost to their source.
///
/// Threads: confined to the analysis thread.
/// Cost: `add` O(1); `window` O(keys) when something changed.
public final class FlowAggregator {
    /// Ten times what a cluster of 2,000 pods shows in a quarter of an hour; `src/docs/benchmarks.md` has what it
    /// holds.
    static final int MOST_KEYS = 50_000;
    private static final Duration HOUR = Duration.ofHours(1);
    /// Below it the slices of a spark are fine.
    private static final Duration SHORT = Duration.ofMinutes(2);

    private final Duration span;
    private final int mostKeys;
    /// The one heard of longest ago first.
    private final LinkedHashMap<FlowKey, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, FlowSourceStatus> statuses = new TreeMap<>();
    private final Map<String, Long> evicted = new HashMap<>();
    private final Set<FlowKey> unjudged = new HashSet<>();
    private List<FlowOffer> offers = List.of();
    private @Nullable FlowWindow last;
    private Instant lastChanges = Instant.MIN;

    /// What is known of a key, and what of it was handed out last.
    private static final class Known {
        private final History history = new History();
        private FlowStats stats;
        private Instant changes = Instant.MIN;

        Known(FlowStats stats) {
            this.stats = stats;
        }
    }

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
        var entry = known.get(flow.key());
        if (entry == null) {
            entry = new Known(FlowStats.of(flow));
            known.put(flow.key(), entry);
            forgetEldest(flow.last());
        } else {
            entry.stats = more(entry.stats, flow);
        }
        entry.history.add(flow.last(), flow.counts());
        entry.changes = Instant.MIN;
        unjudged.add(flow.key());
    }

    private void forgetEldest(Instant now) {
        if (known.size() > mostKeys) {
            var eldest = known.firstEntry();
            known.remove(eldest.getKey());
            unjudged.remove(eldest.getKey());
            if (eldest.getValue().stats.last().isAfter(now.minus(HOUR))) {
                evicted.merge(eldest.getKey().by(), 1L, Long::sum);
            }
        }
    }

    private static FlowStats more(FlowStats stats, Flow flow) {
        boolean newer = !flow.last().isBefore(stats.last());
        return new FlowStats(
                stats.seen().and(new FlowStats.Span(flow.first(), flow.last())),
                stats.counts(),
                newer ? flow.rates() : stats.rates(),
                newer ? stats.facts().and(flow.facts()) : flow.facts().and(stats.facts()),
                stats.word(),
                stats.spark());
    }

    /// Asks `engine` about every key that was heard of since the last call: its word stays with the flow, whatever
    /// policies say later.
    public void judge(Function<FlowKey, PolicyWord> engine) {
        for (var key : unjudged) {
            var entry = known.get(key);
            if (entry != null) {
                entry.stats = entry.stats.with(engine.apply(key));
            }
        }
        unjudged.clear();
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

    /// The same counts with another span; this one must not be used any more.
    public FlowAggregator withSpan(Duration other) {
        var same = new FlowAggregator(other, mostKeys);
        known.values().forEach(entry -> entry.changes = Instant.MIN);
        same.known.putAll(known);
        same.statuses.putAll(statuses);
        same.evicted.putAll(evicted);
        same.unjudged.addAll(unjudged);
        same.offers = offers;
        return same;
    }

    /// Forgets a source that was closed, with its flows.
    public void forget(String source) {
        boolean any = known.keySet().removeIf(key -> key.by().equals(source));
        any |= statuses.remove(source) != null;
        any |= evicted.remove(source) != null;
        if (any) {
            last = null;
        }
    }

    /// The same object again while nothing changed, however much time has passed.
    public FlowWindow window(Instant now) {
        var window = last;
        if (window == null || !now.isBefore(lastChanges)) {
            var since = now.minus(span);
            window = new FlowWindow(since, now, seenSince(since, now), sources(), offers);
            last = window;
        }
        return window;
    }

    private Map<FlowKey, FlowStats> seenSince(Instant since, Instant now) {
        var seen = new HashMap<FlowKey, FlowStats>(known.size() * 2);
        lastChanges = Instant.MAX;
        known.forEach((key, entry) -> {
            if (!entry.stats.last().isBefore(since)) {
                seen.put(key, upToDate(entry, since, now));
                lastChanges = lastChanges.isBefore(entry.changes) ? lastChanges : entry.changes;
            }
        });
        return seen;
    }

    private FlowStats upToDate(Known entry, Instant since, Instant now) {
        if (!now.isBefore(entry.changes)) {
            var width = span.compareTo(SHORT) > 0 ? History.COARSE : History.FINE;
            entry.stats = entry.stats.with(entry.history.since(since, now), entry.history.spark(since, width));
            var leaves = entry.stats.last().plus(span).plusNanos(1);
            var changes = entry.history.changes(since, span);
            entry.changes = changes.isBefore(leaves) ? changes : leaves;
        }
        return entry.stats;
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
