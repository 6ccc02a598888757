package dev.weft.flow.recording;

import dev.weft.cluster.Change;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowSink;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.link.SourceThread;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time line of a recording: plays, pauses, goes faster, jumps. It is the clock of the session that shows it, so
/// that what was seen grows old as it did.
///
/// It waits at its start until somebody listens to the flows. A jump forward tells all that lies between, as fast as it
/// is taken; a jump back begins again from the start, after the listener was told to forget ([FlowSink#restarted]), so
/// that nothing is counted twice. The cluster goes back to what it was at the start, then forward.
///
/// Threads: all methods from any thread, they return at once; one virtual thread owns the rest and is the only one that
/// sends.
public final class Playback implements InstantSource, AutoCloseable {
    /// `at` and `length` count from the start of the recording. `speed` is 1 for as fast as it was.
    public record Position(Duration at, Duration length, boolean playing, double speed) {
        public boolean ended() {
            return at.compareTo(length) >= 0;
        }
    }

    /// What is played.
    record Tape(Instant started, long millis, List<Change> initial, Opener opener) {
        interface Opener {
            RecordingLines open() throws IOException;
        }
    }

    public static final double SLOWEST = 0.5;
    public static final double FASTEST = 60;
    private static final Logger LOG = LoggerFactory.getLogger(Playback.class);
    /// How often listeners hear of the position while it moves.
    private static final long TICK_MILLIS = 100;
    /// A sink of many thousands has room for so many more once it has settled.
    private static final int UNSETTLED = 5_000;

    private final Tape tape;
    private final LinkedBlockingQueue<Runnable> wishes = new LinkedBlockingQueue<>();
    private final SourceThread thread = new SourceThread();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Timeline timeline;
    private volatile Consumer<Position> listener = _ -> {};
    private volatile @Nullable FlowSink flows;
    private final ShownCluster cluster;
    private @Nullable RecordingLines lines;
    private Optional<RecordingEntry> waiting = Optional.empty();
    private int unsettled;

    Playback(Tape tape) {
        this.tape = tape;
        this.timeline = Timeline.atStart(tape.millis());
        this.cluster = new ShownCluster(tape.initial(), tape.started());
    }

    /// The recorded time that is shown now.
    @Override
    public Instant instant() {
        return tape.started().plusMillis(timeline.position());
    }

    public Instant started() {
        return tape.started();
    }

    public Position position() {
        return timeline.described();
    }

    /// Is told of the position some times a second while it moves, and after each change. One listener, which must
    /// return at once.
    public void listen(Consumer<Position> toPosition) {
        listener = toPosition;
    }

    /// At the end it begins again.
    public void play() {
        wish(() -> {
            if (position().ended()) {
                timeline = timeline.at(0);
                again();
            }
            timeline = timeline.playing(true);
        });
    }

    public void pause() {
        wish(() -> timeline = timeline.playing(false));
    }

    /// Is brought between [#SLOWEST] and [#FASTEST].
    public void speed(double times) {
        wish(() -> timeline = timeline.atSpeed(Math.clamp(times, SLOWEST, FASTEST)));
    }

    /// To an instant of the recording; before its start is its start, behind its end its end.
    public void jump(Instant to) {
        jump(Duration.between(tape.started(), to));
    }

    public void jump(Duration fromStart) {
        long target = Math.clamp(fromStart.toMillis(), 0, tape.millis());
        wish(() -> {
            boolean back = target < timeline.position();
            timeline = timeline.at(target);
            if (back) {
                again();
            }
        });
    }

    void show(Consumer<Change> sink) {
        wish(() -> cluster.show(sink));
        begin();
    }

    /// Who comes late hears it all from the start, up to where the time line stands.
    void tell(FlowSink sink) {
        wish(() -> {
            boolean late = lines != null;
            flows = sink;
            sink.status(new FlowSourceStatus(
                    Recording.NAME, new SourceStatus.Live(tape.started()), 0, "played from a file"));
            if (late) {
                again();
            } else {
                timeline = timeline.playing(true);
            }
        });
        begin();
    }

    void tellNobody() {
        flows = null;
    }

    private void wish(Runnable wish) {
        wishes.add(wish);
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            thread.begin("weft-playback", this::run);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var wish = wishes.poll(idle(), TimeUnit.MILLISECONDS);
                if (wish != null) {
                    wish.run();
                }
                if (flows != null) {
                    tellWhatIsDue();
                }
                listener.accept(position());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException bug) {
            LOG.error("W-PLAYBACK: the recording is not played on", bug);
            report(String.valueOf(bug.getMessage()));
        } finally {
            rewindTape();
        }
    }

    private void report(String cause) {
        var sink = flows;
        if (sink != null) {
            sink.status(new FlowSourceStatus(
                    Recording.NAME, new SourceStatus.Failed(cause, "open the recording again"), 0, ""));
        }
    }

    /// Until something is to be done: a while where nothing moves.
    private long idle() {
        if (!wishes.isEmpty()) {
            return 0;
        }
        if (!timeline.moves() || flows == null) {
            return Long.MAX_VALUE;
        }
        long due = waiting.map(entry -> timeline.millisUntil(entry.millis())).orElse(TICK_MILLIS);
        return Math.clamp(due, 0, TICK_MILLIS);
    }

    /// A wish that comes meanwhile goes first.
    private void tellWhatIsDue() throws IOException, InterruptedException {
        long now = timeline.position();
        while (wishes.isEmpty()) {
            var entry = upcoming();
            if (entry.isEmpty() || entry.get().millis() > now) {
                return;
            }
            waiting = Optional.empty();
            tell(entry.get());
        }
    }

    private Optional<RecordingEntry> upcoming() throws IOException {
        if (waiting.isEmpty()) {
            var open = lines;
            if (open == null) {
                open = tape.opener().open();
                lines = open;
            }
            waiting = open.next();
        }
        return waiting;
    }

    private void tell(RecordingEntry entry) throws InterruptedException {
        var sink = flows;
        if (sink == null) {
            return;
        }
        switch (entry) {
            case RecordingEntry.OfFlow(_, var flow) -> {
                sink.accept(flow);
                if (++unsettled >= UNSETTLED) {
                    settle(sink);
                }
            }
            case RecordingEntry.OfSource(_, var status) -> sink.status(status);
            case RecordingEntry.OfCluster(_, var change) -> {
                settle(sink); // flows from before the change are judged by what was there then
                cluster.apply(change);
            }
            case RecordingEntry.Name _, RecordingEntry.End _ -> {}
        }
    }

    private void settle(FlowSink sink) throws InterruptedException {
        if (unsettled > 0) {
            sink.settle();
            unsettled = 0;
        }
    }

    private void again() {
        var sink = flows;
        if (sink != null) {
            sink.restarted();
        }
        unsettled = 0;
        rewindTape();
        cluster.backToStart();
    }

    private void rewindTape() {
        var open = lines;
        if (open != null) {
            open.close();
        }
        lines = null;
        waiting = Optional.empty();
    }

    /// After it returns nothing is sent.
    @Override
    public void close() {
        flows = null;
        thread.end();
    }
}
