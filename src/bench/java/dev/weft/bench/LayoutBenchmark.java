package dev.weft.bench;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
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
import java.time.Instant;
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
    private Churn churn;
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
        churn = new Churn(snapshot);
        churn.graph();
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

    /// From a pod's word that it is ready, or not any more, to the graph.
    @Benchmark
    public Topology onePodReady() {
        churn.turnReadiness();
        return churn.graph();
    }

    /// From a replica that comes, or goes, to the graph.
    @Benchmark
    public Topology onePodMore() {
        churn.turnReplica();
        return churn.graph();
    }

    /// From an edited policy to the graph: another throw of the dice, or back.
    @Benchmark
    public Topology onePolicyEdited() {
        churn.turnPolicy();
        return churn.graph();
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

    /// A cluster that changes by one object at a time, the next one each time, and its graph as the window makes it:
    /// snapshot, policies, reachability and topology, each from the one before.
    private static final class Churn {
        private final ClusterSnapshot first;
        private final List<Pod> pods;
        private final List<Manifest> policies;
        private final SnapshotBuilder builder = new SnapshotBuilder("generated");
        private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
        private final ClassReachabilityEngine engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        private final TopologyBuilder topologies = new TopologyBuilder(Contributors.all());
        private Optional<WorkloadReachability> last = Optional.empty();
        private int turn;

        Churn(ClusterSnapshot first) {
            this.first = first;
            this.pods = List.copyOf(first.pods());
            this.policies = List.copyOf(first.manifests());
            first.namespaces().values().forEach(this::put);
            first.workloads().forEach(this::put);
            pods.forEach(this::put);
            policies.forEach(this::put);
        }

        private void put(Resource resource) {
            builder.apply(new Change.Put(resource), Instant.EPOCH);
        }

        Topology graph() {
            var snapshot = builder.snapshot();
            var reachability = engine.evaluate(snapshot, compiler.compile(snapshot));
            var now = last.map(before -> before.followedBy(reachability))
                    .orElseGet(() -> WorkloadReachability.ofWorkloads(reachability));
            last = Optional.of(now);
            return topologies.build(new TopologyRequest(
                    now, FlowWindow.EMPTY, Filter.NONE, Set.of(), Optional.empty()));
        }

        /// Every second time it is undone.
        private boolean isOdd() {
            return turn++ % 2 == 1;
        }

        void turnReadiness() {
            var pod = pods.get(turn / 2 % pods.size());
            put(isOdd()
                    ? pod
                    : new Pod(pod.ref(), pod.labels(), pod.owner(), pod.network(), Pod.Phase.PENDING, pod.ports()));
        }

        void turnReplica() {
            var pod = pods.get(turn / 2 % pods.size());
            var ref = ObjectRef.ofPod(pod.namespace(), pod.ref().name() + "-more");
            if (isOdd()) {
                builder.apply(new Change.Remove(ref), Instant.EPOCH);
            } else {
                put(new Pod(ref, pod.labels(), pod.owner(), pod.network(), pod.phase(), pod.ports()));
            }
        }

        void turnPolicy() {
            int number = turn / 2 % policies.size();
            var name = ResourceKind.NETWORK_POLICY.ref("ns" + number % first.namespaces().size(), "p" + number);
            put(isOdd() ? first.manifest(name).orElseThrow() : GeneratedCluster.edited(first, number, 2));
        }
    }
}
