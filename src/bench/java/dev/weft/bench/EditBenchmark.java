package dev.weft.bench;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Pod;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

/// What a hand at the editor waits for: from the edited manifest or pod to the exact list of changed pairs of
/// workloads,
/// everything in between included (the new snapshot, compiling, evaluating, comparing). 256 different edits in turn,
/// each on the cluster as it was.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
public class EditBenchmark {
    private static final int EDITS = 256;

    @Param({"10000x1000", "100000x10000"})
    public String size;

    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
    private final ClassReachabilityEngine engine = new ClassReachabilityEngine(Profile.UPSTREAM);
    private final Manifest[] edits = new Manifest[EDITS];
    private final Pod[] relabelled = new Pod[EDITS];
    private final Endpoint[] ends = new Endpoint[EDITS];
    private ClusterSnapshot snapshot;
    private WorkloadReachability before;
    private int next;

    @Setup
    public void generate() {
        snapshot = Sizes.cluster(size);
        var random = new Random(7);
        var pods = List.copyOf(snapshot.pods());
        int policies = snapshot.contents().manifests().size();
        for (int i = 0; i < EDITS; i++) {
            edits[i] = GeneratedCluster.edited(snapshot, random.nextInt(policies), 100 + i);
            var pod = pods.get(random.nextInt(pods.size()));
            var other = pods.get(random.nextInt(pods.size()));
            var labels = i % 2 == 0 ? other.labels() : Labels.of(Map.of("app", "newcomer" + i));
            relabelled[i] = new Pod(pod.ref(), labels, pod.owner(), pod.network(), pod.phase(), pod.ports());
            ends[i] = new Endpoint.OfPod(other);
        }
        before = WorkloadReachability.ofWorkloads(evaluated(snapshot));
    }

    private Reachability evaluated(ClusterSnapshot cluster) {
        return engine.evaluate(cluster, compiler.compile(cluster));
    }

    private ReachabilityDiff difference(ClusterSnapshot edited) {
        return ReachabilityDiff.between(before, before.followedBy(evaluated(edited)));
    }

    /// One policy replaced by another throw of the dice.
    @Benchmark
    public ReachabilityDiff editOnePolicy() {
        return difference(snapshot.with(List.of(edits[next++ % EDITS]), List.of()));
    }

    /// One pod with the labels of another, or with labels that nobody has.
    @Benchmark
    public ReachabilityDiff relabelOnePod() {
        return difference(snapshot.with(List.of(relabelled[next++ % EDITS]), List.of()));
    }

    /// Why one packet passes or not.
    @Benchmark
    public Explanation explainOnePacket() {
        int pair = next++ % EDITS;
        return before.reachability()
                .explain(ends[pair], ends[(pair + 1) % EDITS], new Traffic(Protocol.TCP, 8080));
    }
}
