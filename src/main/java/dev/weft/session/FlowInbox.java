package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Runs the flow sources and queues what they push until the analysis thread takes it.
///
/// The queue is bounded; what overflows is counted by source and shown as lost.
///
/// Threads: sinks from any thread; `wish`, `drainInto` and `close` on the analysis thread.
final class FlowInbox {
    /// A tenth of a second of the fastest source we aim at (200,000 flows a second) fits in.
    private static final int CAPACITY = 20_000;

    private final SessionFlows sources;
    private final Supplier<ClusterSnapshot> cluster;
    private final Runnable onNews;
    private final ArrayBlockingQueue<Flow> flows = new ArrayBlockingQueue<>(CAPACITY);
    private final Queue<FlowSourceStatus> statuses = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> lost = new ConcurrentHashMap<>();
    private List<FlowSource> consented = List.of();
    private Set<String> namespaces = Set.of();

    FlowInbox(SessionFlows sources, Supplier<ClusterSnapshot> cluster, Runnable onNews) {
        this.sources = sources;
        this.cluster = cluster;
        this.onNews = onNews;
    }

    void start() {
        sources.always().forEach(source -> source.start(cluster, sinkOf(source)));
    }

    /// Starts, restarts or ends the sources that need consent. What an ended source saw is forgotten.
    void wish(FlowWish wish, FlowAggregator aggregator) {
        if (wish.sockets().equals(namespaces)) {
            return;
        }
        namespaces = wish.sockets();
        for (var source : consented) {
            source.close();
            takeWaiting(aggregator);
            statuses.removeIf(status -> status.name().equals(source.name())); // else it would seem alive again
            aggregator.forget(source.name());
        }
        consented = namespaces.isEmpty() ? List.of() : sources.afterConsent().apply(namespaces);
        consented.forEach(source -> source.start(cluster, sinkOf(source)));
    }

    void drainInto(FlowAggregator aggregator) {
        takeWaiting(aggregator);
        for (var status = statuses.poll(); status != null; status = statuses.poll()) {
            long overflow = lost.getOrDefault(status.name(), new AtomicLong()).get();
            aggregator.status(new FlowSourceStatus(
                    status.name(), status.status(), status.lost() + overflow, status.detail()));
        }
    }

    private void takeWaiting(FlowAggregator aggregator) {
        var taken = new ArrayList<Flow>();
        flows.drainTo(taken);
        taken.forEach(aggregator::add);
    }

    void close() {
        sources.always().forEach(FlowSource::close);
        consented.forEach(FlowSource::close);
    }

    private FlowSink sinkOf(FlowSource source) {
        return new FlowSink() {
            @Override
            public void accept(Flow flow) {
                if (!flows.offer(flow)) {
                    lost.computeIfAbsent(source.name(), _ -> new AtomicLong()).incrementAndGet();
                }
                onNews.run();
            }

            @Override
            public void status(FlowSourceStatus status) {
                statuses.add(status);
                onNews.run();
            }
        };
    }
}
