package dev.weft.bench;

import dev.weft.cluster.Pod;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.Spark;
import dev.weft.net.TrafficSet;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.proposal.AllowChoices;
import dev.weft.whatif.proposal.Anchor;
import dev.weft.whatif.proposal.DenyChoices;
import dev.weft.whatif.proposal.Ground;
import dev.weft.whatif.proposal.Plan;
import dev.weft.whatif.proposal.Plans;
import dev.weft.whatif.proposal.Strictness;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

/// What a gesture waits for: the choices of a drag, the ways to deny, a plan, every place and way tried. Two flows were
/// seen for each pod, to a pod by chance; 64 different pairs of workloads in turn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
public class ProposalBenchmark {
    private static final int PAIRS = 64;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Param({"1000x100", "10000x1000"})
    public String size;

    private final Anchor[] ends = new Anchor[PAIRS];
    private Ground ground;
    private int next;

    @Setup
    public void generate() {
        var snapshot = Sizes.cluster(size);
        var compiler = new PolicyCompiler(PolicyKinds.all());
        var engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        var now = WorkloadReachability.ofWorkloads(engine.evaluate(snapshot, compiler.compile(snapshot)));
        var pods = List.copyOf(snapshot.pods());
        var random = new Random(7);
        var flows = new HashMap<FlowKey, FlowStats>();
        for (var pod : pods) {
            for (int i = 0; i < 2; i++) {
                flows.put(flow(pod, pods.get(random.nextInt(pods.size())), random), stats());
            }
        }
        for (int i = 0; i < PAIRS; i++) {
            ends[i] = new Anchor.OfWorkload(snapshot.workloadOf(pods.get(random.nextInt(pods.size()))));
        }
        ground = new Ground(
                now,
                new FlowWindow(NOON, NOON, flows, List.of()),
                other -> now.followedBy(engine.evaluate(other, compiler.compile(other))),
                _ -> Optional.empty());
    }

    private static FlowKey flow(Pod source, Pod destination, Random random) {
        return new FlowKey(
                new FlowEnd.OfPod(source.ref()),
                new FlowEnd.OfPod(destination.ref()),
                FlowTraffic.tcp(8080 + random.nextInt(3)),
                FlowVerdict.FORWARDED,
                "bench");
    }

    private static FlowStats stats() {
        return new FlowStats(
                new FlowStats.Span(NOON, NOON),
                FlowCounts.events(3),
                FlowRates.NONE,
                FlowFacts.NONE,
                PolicyWord.UNKNOWN,
                Spark.NONE);
    }

    @Benchmark
    public AllowChoices allow() {
        int pair = next++;
        return AllowChoices.of(ground, ends[pair % PAIRS], ends[(pair + 1) % PAIRS]);
    }

    @Benchmark
    public DenyChoices deny() {
        int pair = next++;
        return DenyChoices.of(ground, ends[pair % PAIRS], ends[(pair + 1) % PAIRS], TrafficSet.ALL);
    }

    @Benchmark
    public Plan isolateNamespace() {
        return Plans.isolateNamespace(ground, "ns" + next++ % 20);
    }

    @Benchmark
    public Plan leastPrivilege() {
        return Plans.leastPrivilege(ground, Set.of("ns" + next++ % 20), Strictness.EXACTLY_SEEN);
    }

    @Benchmark
    public Plan defaultDenyEverywhere() {
        return Plans.defaultDenyEverywhere(ground);
    }
}
