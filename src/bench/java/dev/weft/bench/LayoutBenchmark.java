package dev.weft.bench;

import dev.weft.flow.FlowWindow;
import dev.weft.layout.Positions;
import dev.weft.layout.algorithm.CompoundLayout;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.Filter;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/// From reachability to a graph, and from a graph to places.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class LayoutBenchmark {
    /// Pods x policies; five pods are one workload: 200, 2,000 and 10,000 of them. Aims of the first drawing: 1 s for
    /// 2,000 workloads, 3 s for 10,000.
    @Param({"1000x100", "10000x1000", "50000x1000"})
    public String size;

    private final TopologyBuilder warm = new TopologyBuilder(Contributors.all());
    private TopologyRequest request;
    private Topology topology;
    private Topology withoutOne;
    private Positions positions;
    private CompoundLayout layout;

    @Setup
    public void generate() {
        var snapshot = Sizes.cluster(size);
        var policies = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
        var reachability = new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(snapshot, policies);
        request = new TopologyRequest(
                WorkloadReachability.ofWorkloads(reachability), FlowWindow.EMPTY, Filter.NONE, Set.of(),
                        Optional.empty());
        topology = warm.build(request);
        var lost = topology.nodes().iterator().next().id();
        withoutOne = Topology.of(
                topology.nodes().stream().filter(node -> !node.id().equals(lost)).toList(),
                topology.edges().stream()
                        .filter(edge -> !List.of(edge.id().source(), edge.id().target()).contains(lost))
                        .toList());
        layout = new CompoundLayout();
        positions = layout.step(topology, Positions.NONE, Duration.ZERO);
    }

    /// Policies or pods changed.
    @Benchmark
    public Topology topologyAnew() {
        return new TopologyBuilder(Contributors.all()).build(request);
    }

    /// Only flows changed.
    @Benchmark
    public Topology topologyAgain() {
        return warm.build(request);
    }

    /// The first drawing, or "Tidy".
    @Benchmark
    public Positions firstDrawing() {
        return new CompoundLayout().step(topology, Positions.NONE, Duration.ZERO);
    }

    /// A workload comes.
    @Benchmark
    public Positions oneNewcomer() {
        return layout.step(topology, layout.step(withoutOne, positions, Duration.ZERO), Duration.ZERO);
    }
}
