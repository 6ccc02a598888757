package dev.weft.bench;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
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

/// From a snapshot to what is allowed between every two of its ends, from nothing: an engine that has seen no cluster
/// before. Policies are compiled beforehand, as the session remembers them by identity.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
public class ReachabilityBenchmark {
    @Param({"1000x100", "10000x1000", "100000x10000"})
    public String size;

    private ClusterSnapshot snapshot;
    private PolicySet policies;

    @Setup
    public void generate() {
        snapshot = Sizes.cluster(size);
        policies = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
    }

    /// Every row of both directions: the cell of any two ends is then a look-up.
    @Benchmark
    public Reachability evaluate() {
        return new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(snapshot, policies);
    }
}
