package dev.weft.bench;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// An hour of 50,000 distinct edges, every one of them busy in every minute, in a heap of 300 MB: what a flow costs
/// that
/// is added, and a window that is made of all of them. The heap that is left after a collection is printed at the end.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(value = 1, jvmArgsAppend = "-Xmx300m")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class FlowWindowBenchmark {
    private static final int EDGES = 50_000;
    private static final int MINUTES = 60;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<FlowKey> keys = new ArrayList<>();
    private final FlowAggregator flows = new FlowAggregator(Duration.ofHours(1));
    private Instant now = NOON;
    private int next;

    @Setup(Level.Trial)
    public void fill() {
        for (int edge = 0; edge < EDGES; edge++) {
            keys.add(key(edge));
        }
        for (int minute = 0; minute < MINUTES; minute++) {
            now = NOON.plusSeconds(60L * minute);
            keys.forEach(key -> flows.add(flow(key)));
        }
    }

    private static FlowKey key(int edge) {
        return new FlowKey(
                new FlowEnd.OfPod(ObjectRef.ofPod("shop-" + edge % 50, "web-" + edge)),
                new FlowEnd.OfPod(ObjectRef.ofPod("data-" + edge % 30, "db-" + edge % 900)),
                FlowTraffic.tcp(5432),
                FlowVerdict.FORWARDED,
                "hubble");
    }

    private Flow flow(FlowKey key) {
        return Flow.at(
                key,
                now,
                FlowCounts.events(8).withConnections(1).withBytes(1_200, 8_000).withRequests(3, 0));
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public void add() {
        flows.add(flow(keys.get(next)));
        next = (next + 1) % EDGES;
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public FlowWindow windowAfterOneFlow() {
        flows.add(flow(keys.get(next)));
        next = (next + 1) % EDGES;
        return flows.window(now);
    }

    @TearDown(Level.Trial)
    public void heap() {
        System.gc();
        var runtime = Runtime.getRuntime();
        long left = runtime.totalMemory() - runtime.freeMemory();
        System.out.printf("%n%d edges, %d minutes: %d MB of heap%n", EDGES, MINUTES, left / (1 << 20));
    }
}
