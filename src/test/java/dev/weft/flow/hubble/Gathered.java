package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.ClusterFixture;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowQuery;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A sink and its context, which adds up what a source sends. Used from the source's thread and the test's.
final class Gathered implements FlowSink, FlowContext {
    /// The sum of all flows of one key.
    record Sum(FlowCounts counts, FlowFacts facts) {
        Sum plus(Sum newer) {
            return new Sum(counts.plus(newer.counts), facts.and(newer.facts));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ClusterSnapshot cluster;
    private final Map<FlowKey, Sum> sums = new ConcurrentHashMap<>();
    private final List<FlowSourceStatus> statuses = new CopyOnWriteArrayList<>();
    private volatile FlowQuery query = FlowQuery.DEFAULT;
    private volatile Flow newest;

    Gathered() {
        this(ClusterFixture.cluster());
    }

    Gathered(ClusterSnapshot cluster) {
        this.cluster = cluster;
    }

    Gathered from(FlowSource source) {
        source.start(this, this);
        return this;
    }

    @Override
    public void accept(Flow flow) {
        newest = flow;
        sums.merge(flow.key(), new Sum(flow.counts(), flow.facts()), Sum::plus);
    }

    @Override
    public void status(FlowSourceStatus status) {
        statuses.add(status);
    }

    @Override
    public ClusterSnapshot cluster() {
        return cluster;
    }

    @Override
    public FlowQuery query() {
        return query;
    }

    void filter(FlowFilter.Term... terms) {
        query = new FlowQuery(Duration.ofMinutes(15), new FlowFilter(List.of(terms)));
    }

    Map<FlowKey, Sum> sums() {
        return Map.copyOf(sums);
    }

    Flow newest() {
        return newest;
    }

    long events() {
        return sums.values().stream().mapToLong(sum -> sum.counts().events()).sum();
    }

    long connections() {
        return sums.values().stream()
                .mapToLong(sum -> sum.counts().connections().orElse(0))
                .sum();
    }

    /// Of all edges whose text looks so: `shop/web > shop/db TCP 80 forwarded`.
    List<Sum> like(String pattern) {
        var found = new ArrayList<Sum>();
        sums.forEach((key, sum) -> {
            if (text(key).matches(pattern)) {
                found.add(sum);
            }
        });
        return found;
    }

    static String text(FlowKey key) {
        return key.source().text() + " > " + key.destination().text() + " " + key.traffic() + " "
                + key.verdict().word();
    }

    static boolean isPod(FlowEnd end) {
        return end instanceof FlowEnd.OfPod;
    }

    List<FlowSourceStatus> statuses() {
        return List.copyOf(statuses);
    }

    FlowSourceStatus latest() {
        return statuses.getLast();
    }

    void await(String what, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come; statuses: " + statuses + "; events " + events());
            }
            Thread.sleep(50);
        }
    }

    FlowSourceStatus awaitStatus(Predicate<FlowSourceStatus> wanted) throws InterruptedException {
        await("the status", () -> statuses.stream().anyMatch(wanted));
        return statuses.stream().filter(wanted).findFirst().orElseThrow();
    }

    FlowSourceStatus awaitStatus(String word) throws InterruptedException {
        return awaitStatus(status -> status.status().word().equals(word));
    }
}
