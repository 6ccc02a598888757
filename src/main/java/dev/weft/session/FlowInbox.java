package dev.weft.session;

import dev.weft.flow.Flow;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Runs the flow sources that are wished for and queues what they push until the analysis thread takes it.
///
/// The queue is bounded; what overflows is counted by source and shown as lost.
///
/// Threads: sinks from any thread; everything else on the analysis thread.
final class FlowInbox {
    /// Sources send what they gathered of some tenths of a second: an entry for each edge that was busy meanwhile.
    private static final int CAPACITY = 50_000;
    private static final String SOCKETS = "sockets";
    /// A run of the analysis takes longer.
    private static final Duration SETTLING = Duration.ofMillis(5);

    private final FlowCatalogue catalogue;
    private final FlowContext context;
    private final Runnable onNews;
    /// Flows, and the gates of sources that began again, in their order.
    private final ArrayBlockingQueue<Object> flows = new ArrayBlockingQueue<>(CAPACITY);
    private final Queue<FlowSourceStatus> statuses = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> lost = new ConcurrentHashMap<>();
    private final Map<String, Running> running = new HashMap<>();
    private Set<String> consented = Set.of();
    private Consumer<Flow> witness = _ -> {};

    private record Running(FlowSource source, Gate gate) {
        void end() {
            gate.closed = true;
            Thread.startVirtualThread(source::close); // it may wait for its threads
        }
    }

    FlowInbox(FlowCatalogue catalogue, FlowContext context, Runnable onNews) {
        this.catalogue = catalogue;
        this.context = context;
        this.onNews = onNews;
    }

    /// Sees every flow that is taken.
    void witness(Consumer<Flow> each) {
        witness = each;
    }

    /// Starts and ends sources until those run that are wished for. What an ended source saw is forgotten.
    void settle(FlowWish wish, List<FlowOffer> offers, FlowAggregator aggregator) {
        var wanted = wanted(wish, offers);
        if (!wish.sockets().equals(consented)) {
            consented = wish.sockets();
            end(SOCKETS, aggregator);
        }
        List.copyOf(running.keySet()).stream()
                .filter(name -> !wanted.contains(name))
                .forEach(name -> end(name, aggregator));
        for (var name : wanted) {
            if (!running.containsKey(name)) {
                catalogue.open(name, consented, wish.secrets()).ifPresent(this::begin);
            }
        }
    }

    /// A source that runs stays while its server is silent: it says so itself, and what it saw is not forgotten.
    private Set<String> wanted(FlowWish wish, List<FlowOffer> offers) {
        var usable = offers.stream()
                .filter(offer -> offer.usable() || running.containsKey(offer.source()))
                .toList();
        var wanted = new LinkedHashSet<String>();
        wish.sources().ifPresentOrElse(
                chosen -> usable.stream().map(FlowOffer::source).filter(chosen::contains).forEach(wanted::add),
                () -> usable.stream()
                        .filter(offer -> offer.state() != FlowOffer.State.ASKS || running.containsKey(offer.source()))
                        .findFirst()
                        .ifPresent(best -> wanted.add(best.source())));
        if (!wish.sockets().isEmpty()) {
            wanted.add(SOCKETS);
        }
        return wanted;
    }

    private void begin(FlowSource source) {
        var gate = new Gate(source.name());
        running.put(source.name(), new Running(source, gate));
        source.start(context, gate);
    }

    private void end(String name, FlowAggregator aggregator) {
        var ended = running.remove(name);
        if (ended != null) {
            ended.end();
            takeWaiting(aggregator);
            statuses.removeIf(status -> ended.gate().told.contains(status.name())); // else it would seem alive again
            lost.remove(name);
            forget(ended.gate(), aggregator);
        }
    }

    /// A recording tells of flows and sources by the names of those who saw them.
    private static void forget(Gate gate, FlowAggregator aggregator) {
        gate.told.forEach(aggregator::forget);
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
        var taken = new ArrayList<>();
        flows.drainTo(taken);
        for (var each : taken) {
            if (each instanceof Flow flow) {
                aggregator.add(flow);
                witness.accept(flow);
            } else if (each instanceof Gate again) {
                forget(again, aggregator);
            }
        }
    }

    void close() {
        running.values().forEach(each -> each.gate().closed = true);
        running.values().forEach(each -> each.source().close());
        running.clear();
    }

    /// Lets nothing through once its source has ended.
    private final class Gate implements FlowSink {
        private final String name;
        private final Set<String> told = ConcurrentHashMap.newKeySet();
        private volatile boolean closed;

        Gate(String name) {
            this.name = name;
            told.add(name);
        }

        @Override
        public void accept(Flow flow) {
            if (!closed) {
                told.add(flow.key().by());
                if (!flows.offer(flow)) {
                    lost.computeIfAbsent(name, _ -> new AtomicLong()).addAndGet(flow.counts().events());
                }
                onNews.run();
            }
        }

        @Override
        public void status(FlowSourceStatus status) {
            if (!closed) {
                told.add(status.name());
                statuses.add(status);
                onNews.run();
            }
        }

        /// Where the queue is full, the eldest goes: most likely it is void now.
        @Override
        public void restarted() {
            while (!closed && !flows.offer(this)) {
                flows.poll();
            }
            onNews.run();
        }

        @Override
        public void settle() throws InterruptedException {
            while (!closed && !flows.isEmpty()) {
                Thread.sleep(SETTLING);
            }
        }
    }
}
