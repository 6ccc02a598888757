package dev.weft.bench;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
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

/// From a snapshot to what is allowed between every two of its ends. Policies are compiled beforehand, as the session
/// remembers them by identity.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class ReachabilityBenchmark {
    @Param({"1000x100", "10000x1000"})
    public String size;

    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
    private final ClassReachabilityEngine engine = new ClassReachabilityEngine(Profile.UPSTREAM);
    private ClusterSnapshot snapshot;
    private Manifest[] edits;
    private WorkloadReachability before;
    private int next;

    @Setup
    public void generate() {
        snapshot = Sizes.cluster(size);
        edits = new Manifest[64];
        for (int seed = 0; seed < edits.length; seed++) {
            edits[seed] = GeneratedCluster.edited(snapshot, seed, 100 + seed);
        }
        before = WorkloadReachability.ofWorkloads(evaluated(snapshot));
    }

    private Reachability evaluated(ClusterSnapshot cluster) {
        return engine.evaluate(cluster, compiler.compile(cluster));
    }

    /// The part of each frame that waits for policies.
    @Benchmark
    public Reachability evaluate() {
        return evaluated(snapshot);
    }

    /// Evaluated, and the cell of every two classes of ends read: replicas that no policy tells apart are one class, so
    /// this is what is allowed between all pairs of pods.
    @Benchmark
    public long evaluateAndReadAllClasses() {
        var reachability = evaluated(snapshot);
        var classes = new ArrayList<Endpoint>();
        reachability.kinds(reachability.crowd(reachability.endpoints()))
                .forEach(kind -> classes.add(kind.getFirst()));
        long reachable = 0;
        for (var source : classes) {
            for (var destination : classes) {
                reachable += reachability.cell(source, destination).isEmpty() ? 0 : 1;
            }
        }
        return reachable;
    }

    /// One policy edited: evaluated again, and the exact list of changed pairs of workloads.
    @Benchmark
    public ReachabilityDiff editOnePolicy() {
        var edited = snapshot.with(List.of(edits[next++ % edits.length]), List.of());
        return ReachabilityDiff.between(before, WorkloadReachability.ofWorkloads(evaluated(edited)));
    }
}
