package dev.weft.session;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowCatalogue;
import dev.weft.flow.FlowContext;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowQuery;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.recording.FlowRecorder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One source of cluster changes, its flows, and the frames made of them, from `start` to `close`.
///
/// Threads: `request` and `frame` may be called from any thread; `onFrame` is called on the analysis thread and must
/// return at once.
public final class Session implements AutoCloseable {
    /// What a session is made of. `warmUp` is run once, beside the first lists (class loading of the layout).
    public record Parts(
            ClusterSource source,
            FlowCatalogue flows,
            Analyzer analyzer,
            Reviewer reviewer,
            Runnable warmUp,
            InstantSource clock) {}

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /// Flows grow old without any news: look again this often.
    private static final Duration AGEING = Duration.ofSeconds(5);

    /// While the first lists come in, what is made of half of them is worth less than the time it takes from reading.
    private static final int PATIENCE_OF_READING = 4;

    private final Parts parts;
    private final Consumer<Frame> onFrame;
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final SnapshotBuilder builder;
    private final FlowDetection detection;
    private final FlowInbox inbox;
    private final Conflater conflater;
    private final Afterthought afterthought;
    private final ScheduledExecutorService ageing;
    private volatile ViewRequest request = ViewRequest.DEFAULT;
    private volatile @Nullable Frame frame;
    private volatile ClusterSnapshot newest;
    private volatile @Nullable RecordingTape tape;
    private final AtomicBoolean closed = new AtomicBoolean();
    private FlowAggregator aggregator = new FlowAggregator(FlowWish.NONE.window());
    private Duration window = FlowWish.NONE.window();

    public Session(Parts parts, Consumer<Frame> onFrame) {
        this.parts = parts;
        this.onFrame = onFrame;
        this.builder = new SnapshotBuilder(parts.source().name());
        this.newest = builder.snapshot();
        this.conflater = new Conflater("weft-analysis", this::run, this::report);
        this.afterthought = new Afterthought(parts.reviewer(), conflater::now, this::report);
        this.detection = new FlowDetection(parts.flows(), () -> newest, conflater::soon);
        this.inbox = new FlowInbox(parts.flows(), new Looking(), conflater::soon);
        this.ageing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("weft-ageing").factory());
    }

    /// Begins to listen; the first frame comes at once, empty, and says what is being read.
    public void start() {
        Thread.startVirtualThread(parts.warmUp());
        conflater.now();
        parts.source().start(this::take);
        detection.start();
        var _ = ageing.scheduleWithFixedDelay(
                conflater::soon, AGEING.toSeconds(), AGEING.toSeconds(), TimeUnit.SECONDS);
    }

    /// The user wishes something else; the newest wish wins.
    public void request(ViewRequest wish) {
        request = wish;
        conflater.now();
    }

    public ViewRequest request() {
        return request;
    }

    /// Hands everything that is seen from now on to a recorder too, until `stopRecording` or `close`, which close it.
    /// One that runs already is ended.
    public void record(FlowRecorder recorder) {
        stopRecording();
        tape = new RecordingTape(recorder);
        conflater.now();
    }

    /// Returns at once; what was seen so far is still written.
    public void stopRecording() {
        var running = tape;
        if (running != null) {
            running.end();
        }
    }

    /// Of the last recording; empty before the first.
    public Optional<RecordingState> recording() {
        return Optional.ofNullable(tape).map(RecordingTape::state);
    }

    /// The newest frame; empty before the first.
    public Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    private void take(Change change) {
        changes.add(change);
        if (change instanceof Change.Synced) {
            conflater.now(); // the picture that was waited for
        } else {
            conflater.soon();
        }
    }

    private void run() {
        var now = parts.clock().instant();
        for (var change = changes.poll(); change != null; change = changes.poll()) {
            builder.apply(change, now);
        }
        var snapshot = builder.snapshot();
        newest = snapshot;
        conflater.patience(snapshot.stamp().synced() ? 1 : PATIENCE_OF_READING);
        var wish = request;
        var recording = tape;
        inbox.witness(recording == null ? _ -> {} : flow -> recording.flow(now, flow));
        if (recording != null) {
            recording.cluster(now, snapshot);
        }
        var flows = flows(wish);
        if (recording != null) {
            recording.sources(now, flows.sources());
        }
        boolean looking = detection.offers().isEmpty();
        var before = frame;
        if (before != null
                && looking == before.scene().beside().looking()
                && isSame(before, snapshot, flows, wish)
                && !afterthought.isNews(before)) {
            return;
        }
        var next = afterthought.with(parts.analyzer().analyze(
                snapshot, flows, wish, new Analyzer.Moment(now, looking)));
        frame = next;
        onFrame.accept(next);
        if (!next.scene().positions().settled()) {
            conflater.further();
        }
    }

    private FlowWindow flows(ViewRequest wish) {
        if (!wish.flows().window().equals(window)) {
            window = wish.flows().window();
            aggregator = aggregator.withSpan(window);
        }
        var offers = detection.offers().orElse(List.of());
        aggregator.offers(offers);
        inbox.settle(wish.flows(), offers, aggregator);
        inbox.drainInto(aggregator);
        aggregator.judge(parts.analyzer().judge(newest));
        return aggregator.window(parts.clock().instant());
    }

    @SuppressWarnings("ReferenceEquality") // every model hands out the same object while nothing changed
    private static boolean isSame(Frame before, ClusterSnapshot snapshot, FlowWindow flows, ViewRequest wish) {
        return before.meaning().snapshot() == snapshot
                && before.meaning().flows() == flows
                && before.request() == wish
                && before.scene().positions().settled()
                && before.scene().scenery().ghosts().isEmpty();
    }

    private void report(RuntimeException bug) {
        LOG.error("W-ANALYSIS: a frame was lost", bug);
    }

    /// What flow sources may ask of this session.
    private final class Looking implements FlowContext {
        @Override
        public ClusterSnapshot cluster() {
            return newest;
        }

        @Override
        public FlowQuery query() {
            return new FlowQuery(request.flows().window(), FlowFilter.ALL);
        }
    }

    /// Ends the sources, then the analysis.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.source().close();
            detection.close();
            ageing.shutdownNow();
            conflater.close();
            afterthought.close();
            var recording = tape;
            if (recording != null) {
                recording.await();
            }
            inbox.close(); // after the analysis, which alone may use it
        }
    }
}
