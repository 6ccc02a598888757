package dev.weft.flow.hubble;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.hubble.event.HubbleDecoder;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.hubble.event.Sampling;
import dev.weft.flow.wire.observer.GetFlowsResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Flows of Hubble on one thread, in flows per second: from the bytes of a message to the window. Aim: 200,000.
///
/// The clock of the flows runs as if 200,000 came in a second; five times in each such second what was gathered goes to
/// the aggregator and a window is made.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class HubbleIntakeBenchmark {
    private static final long NANOS_BETWEEN = 1_000_000_000L / 200_000;
    private static final int BETWEEN_FLUSHES = 40_000;

    private FloodBytes flood;
    private HubbleIntake intake;
    private FlowAggregator window;
    private HubbleDecoder alone;
    private Instant now;
    private long nanos;
    private int next;
    private int since;

    @Setup
    public void fill() {
        flood = new FloodBytes();
        ClusterSnapshot empty = new SnapshotBuilder("bench").snapshot();
        now = Instant.parse("2026-01-01T00:00:00Z");
        nanos = now.getEpochSecond() * 1_000_000_000L;
        intake = new HubbleIntake(() -> empty, () -> now);
        window = new FlowAggregator(Duration.ofMinutes(15));
        alone = new HubbleDecoder(new Sampling());
    }

    /// The whole way.
    @Benchmark
    public FlowWindow bytesToWindow() throws InvalidProtocolBufferException {
        var message = message();
        if (intake.decoder().decode(message, message.length) instanceof HubbleEvent event) {
            intake.add(event);
        }
        if (++since < BETWEEN_FLUSHES) {
            return FlowWindow.EMPTY;
        }
        since = 0;
        now = Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
        intake.flush(window::add);
        return window.window(now);
    }

    /// Reading alone, our own way.
    @Benchmark
    public HubbleMessage decode() throws InvalidProtocolBufferException {
        var message = message();
        return alone.decode(message, message.length);
    }

    /// Reading alone, with the generated classes: for comparison.
    @Benchmark
    public GetFlowsResponse decodeWithGeneratedClasses() {
        return FloodBytes.generated(message());
    }

    private byte[] message() {
        var message = flood.messages.get(next);
        next = next + 1 == flood.messages.size() ? 0 : next + 1;
        nanos += NANOS_BETWEEN;
        FloodBytes.stamp(message, nanos);
        return message;
    }
}
