package dev.weft.bench;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One policy put into a snapshot, as each key stroke in the editor does.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SnapshotBenchmark {
    @Param({"10000x1000", "100000x10000"})
    public String size;

    private ClusterSnapshot snapshot;
    private Manifest edited;

    @Setup
    public void generate() {
        snapshot = Sizes.cluster(size);
        edited = GeneratedCluster.edited(snapshot, 0, 2);
    }

    @Benchmark
    public ClusterSnapshot putOnePolicy() {
        return snapshot.with(List.of(edited), List.of());
    }
}
