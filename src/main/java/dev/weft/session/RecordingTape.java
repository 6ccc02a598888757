package dev.weft.session;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.recording.FlowRecorder;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what is seen to a recorder, beside the analysis: a slow disk costs lines of the recording, which are counted,
/// and nothing else.
///
/// Threads: `cluster`, `flow` and `sources` on the analysis thread, they never wait; the recorder is confined to a
/// virtual thread of its own; `state` and `end` from any thread.
final class RecordingTape {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingTape.class);
    private static final int CAPACITY = 50_000;
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    /// The source by whose name the recording itself tells what it lost.
    private static final String NAME = "recording";

    private final FlowRecorder recorder;
    private final ArrayBlockingQueue<Consumer<FlowRecorder>> lines = new ArrayBlockingQueue<>(CAPACITY);
    private final Map<String, FlowSourceStatus> told = new HashMap<>();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private long number = -1;
    private long lostTold;
    private volatile boolean ending;
    private volatile String failure = "";

    RecordingTape(FlowRecorder recorder) {
        this.recorder = recorder;
        this.thread = Thread.ofVirtual().name("weft-recording").start(this::run);
    }

    RecordingState state() {
        return new RecordingState(thread.isAlive(), lost.get(), failure);
    }

    /// A snapshot that finds no room is handed on with the next one.
    void cluster(Instant at, ClusterSnapshot snapshot) {
        if (snapshot.number() != number && lines.offer(each -> each.cluster(at, snapshot))) {
            number = snapshot.number();
        }
    }

    void flow(Instant at, Flow flow) {
        if (!lines.offer(each -> each.flow(at, flow))) {
            lost.addAndGet(flow.counts().events());
        }
    }

    void sources(Instant at, List<FlowSourceStatus> statuses) {
        for (var status : statuses) {
            if (!status.equals(told.get(status.name())) && lines.offer(each -> each.status(at, status))) {
                told.put(status.name(), status);
            }
        }
        long missing = lost.get();
        if (missing != lostTold && lines.offer(each -> each.status(at, loss(at, missing)))) {
            lostTold = missing;
        }
    }

    private static FlowSourceStatus loss(Instant at, long missing) {
        return new FlowSourceStatus(NAME, new SourceStatus.Live(at), missing, "the disk did not keep up");
    }

    private void run() {
        try (recorder) {
            while (!ending || !lines.isEmpty()) {
                var line = lines.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (line != null) {
                    line.accept(recorder);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException unwritable) {
            var cause = unwritable.getCause();
            failure = String.valueOf(cause == null ? unwritable.getMessage() : cause.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("W-RECORDING: the recording ended", bug);
            failure = "it ended by a mistake of Weft's (W-RECORDING)";
        }
    }

    /// What was handed over is still written.
    void end() {
        ending = true;
    }

    void await() {
        end();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
