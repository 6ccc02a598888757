package dev.weft.cli.flows;

import dev.weft.cli.CommandFailure;
import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowQuery;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSource;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.recording.FlowRecorder;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A cluster and flow sources, listened to on the caller's thread.
///
/// Threads: sources and `stop` from any; all else from one. Flows that come faster than they are taken are counted as
/// lost beyond [#MOST_WAITING].
final class Listening implements FlowContext, AutoCloseable {
    private static final int MOST_WAITING = 100_000;
    /// A first list of 30 000 pods takes a slow API server about half of it.
    private static final Duration LONGEST_READ = Duration.ofMinutes(2);
    /// Policies are evaluated again at most this often.
    private static final Duration SNAPSHOTS = Duration.ofMillis(500);
    private static final Object STOP = new Object();

    private final InstantSource clock = Clock.systemUTC();
    private final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, Long> lost = new ConcurrentHashMap<>();
    private final Map<String, FlowSourceStatus> newest = new TreeMap<>();
    private final FlowFilter filter;
    private final Optional<ClusterSource> cluster;
    private final SnapshotBuilder builder;
    private final StatusLines statuses;
    private volatile ClusterSnapshot snapshot;
    private long snapshotMade = System.nanoTime();
    private boolean changed;

    Listening(Optional<ClusterSource> cluster, FlowFilter filter, StatusLines statuses) {
        this.cluster = cluster;
        this.filter = filter;
        this.statuses = statuses;
        this.builder = new SnapshotBuilder(cluster.map(ClusterSource::name).orElse("no cluster"));
        this.snapshot = builder.snapshot();
    }

    @Override
    public ClusterSnapshot cluster() {
        return snapshot;
    }

    @Override
    public FlowQuery query() {
        return new FlowQuery(FlowQuery.DEFAULT.window(), filter);
    }

    /// Lets [#listen] return.
    void stop() {
        heard.add(STOP);
    }

    /// Waits until the cluster was read whole; at once where there is none. Throws [CommandFailure] when it cannot be.
    ClusterSnapshot synced() throws InterruptedException {
        if (cluster.isEmpty()) {
            return snapshot;
        }
        cluster.get().start(heard::add);
        long end = System.nanoTime() + LONGEST_READ.toNanos();
        while (!snapshot.stamp().synced()) {
            switch (heard.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                case Change change -> {
                    builder.apply(change, clock.instant());
                    snapshot = builder.snapshot();
                }
                case null -> throw unread("was not read within " + LONGEST_READ.toSeconds() + " seconds", "try again");
                default -> throw unread("reading was interrupted", "start again");
            }
        }
        refuseNothing();
        return snapshot;
    }

    private CommandFailure unread(String what, String remedy) {
        return CommandFailure.cluster(snapshot.stamp().source(), what, remedy);
    }

    private void refuseNothing() {
        var statuses = snapshot.statuses().stream()
                .map(KindStatus::status)
                .filter(status -> !(status instanceof SourceStatus.Absent))
                .toList();
        if (!statuses.isEmpty()
                && statuses.stream().allMatch(SourceStatus.Failed.class::isInstance)
                && statuses.getFirst() instanceof SourceStatus.Failed(var cause, var remedy)) {
            throw unread(cause, remedy);
        }
    }

    /// Hands everything that the sources send to `intake` and to the recorder, until it is stopped or `limit` has
    /// passed (empty: no limit).
    void listen(List<FlowSource> sources, Optional<Duration> limit, Intake intake, Optional<FlowRecorder> recorder)
            throws InterruptedException {
        intake.cluster(snapshot);
        recorder.ifPresent(each -> each.cluster(clock.instant(), snapshot));
        var sink = new Sink();
        sources.forEach(source -> source.start(this, sink));
        long end = limit.map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
        boolean running = true;
        while (running && System.nanoTime() < end) {
            var next = heard.poll();
            if (next == null) {
                intake.idle();
                next = heard.poll(Math.min(SNAPSHOTS.toNanos(), end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            running = next != STOP;
            take(next, intake, recorder);
        }
        takeRest(intake, recorder);
    }

    /// What waited when the end came.
    private void takeRest(Intake intake, Optional<FlowRecorder> recorder) {
        int rest = heard.size();
        for (int i = 0; i < rest; i++) {
            take(heard.poll(), intake, recorder);
        }
        newest.values().forEach(status -> statuses.heard(withLost(status)));
    }

    private void take(@Nullable Object next, Intake intake, Optional<FlowRecorder> recorder) {
        switch (next) {
            case Flow flow -> {
                waiting.decrementAndGet();
                intake.flow(flow);
                recorder.ifPresent(each -> each.flow(clock.instant(), flow));
            }
            case FlowSourceStatus status -> {
                newest.put(status.name(), status);
                var whole = withLost(status);
                statuses.heard(whole);
                recorder.ifPresent(each -> each.status(clock.instant(), whole));
            }
            case Change change -> {
                builder.apply(change, clock.instant());
                changed = true;
            }
            case null, default -> {}
        }
        if (changed && System.nanoTime() - snapshotMade > SNAPSHOTS.toNanos()) {
            changed = false;
            snapshotMade = System.nanoTime();
            snapshot = builder.snapshot();
            intake.cluster(snapshot);
            recorder.ifPresent(each -> each.cluster(clock.instant(), snapshot));
        }
    }

    private FlowSourceStatus withLost(FlowSourceStatus status) {
        return new FlowSourceStatus(
                status.name(),
                status.status(),
                status.lost() + lost.getOrDefault(status.name(), 0L),
                status.detail());
    }

    @Override
    public void close() {
        cluster.ifPresent(ClusterSource::close);
    }

    private final class Sink implements FlowSink {
        @Override
        public void accept(Flow flow) {
            if (waiting.incrementAndGet() > MOST_WAITING) {
                waiting.decrementAndGet();
                lost.merge(flow.key().by(), flow.counts().events(), Long::sum);
            } else {
                heard.add(flow);
            }
        }

        @Override
        public void status(FlowSourceStatus status) {
            heard.add(status);
        }
    }
}
