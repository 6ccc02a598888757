package dev.weft.bench;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.flow.FlowWindow;
import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.net.TrafficSet;
import dev.weft.picture.Painting;
import dev.weft.picture.Picture;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.policy.Isolation;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// One sharp picture of 2,000 nodes and 10,000 edges, four fifths of them within a namespace, 1600 x 1000 pixels, from
/// four distances. Aim: 40 ms (`stack` 4).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-Djava.awt.headless=true"})
public class PaintBenchmark {
    private static final int NODES = 2_000;
    private static final int EDGES = 10_000;
    private static final int TOGETHER = 40;
    private static final int ACROSS = 9;

    /// Pixels per world unit: tiles, dots, names, everything.
    @Param({"0.12", "0.2", "0.4", "1"})
    public double scale;

    private final Painting painting = new Painting(new RasterSurface(), Overlays.all());
    private Frame frame;
    private ViewState state;

    @Setup
    public void generate() {
        frame = frame();
        state = new ViewState(
                new Viewport(0, 0, scale, 1600, 1000), Optional.empty(), Optional.empty(), Theme.LIGHT, Set.of(), 1);
    }

    /// The user pans: the frame is the one of the last picture.
    @Benchmark
    public Picture again() {
        return painting.paint(frame, state);
    }

    /// News: geometry and hit index are made anew.
    @Benchmark
    public Picture news() {
        var newer = new Frame(
                frame.number(), frame.request(), frame.meaning(), frame.scene(), frame.draft(), frame.timings());
        return painting.paint(newer, state);
    }

    private static Frame frame() {
        var snapshot = new SnapshotBuilder("bench").snapshot();
        var policies = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
        var reachability = WorkloadReachability.ofWorkloads(
                new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(snapshot, policies));
        var nodes = new ArrayList<TopologyNode>();
        var places = new HashMap<NodeId, Box>();
        var groups = new HashMap<String, Box>();
        for (int i = 0; i < NODES; i++) {
            int team = i / TOGETHER;
            double x = team % ACROSS * 1300.0;
            int row = team / ACROSS;
            double y = row * 720.0;
            groups.put("team-" + team, new Box(x, y, 1200, 620));
            var node = node(i, team);
            nodes.add(node);
            int line = i % TOGETHER / 6;
            places.put(node.id(), new Box(x + 20 + i % TOGETHER % 6 * 195, y + 50 + line * 80.0, 150, 44));
        }
        return new Frame(
                1,
                ViewRequest.DEFAULT,
                new Frame.Meaning(snapshot, reachability, FlowWindow.EMPTY, List.of()),
                new Frame.Scene(Topology.of(nodes, edges(nodes)), new Positions(places, groups, true)),
                Optional.empty(),
                Map.of());
    }

    private static TopologyNode node(int number, int team) {
        var ref = new ObjectRef("apps", "Deployment", "team-" + team, "app-" + number);
        var isolation = Optional.of(new Isolation(number % 3 == 0, number % 5 == 0, List.of()));
        var facts = new TopologyNode.Facts(2, 2, List.of("8080"), isolation);
        return new TopologyNode(NodeId.ofWorkload(ref), ref.name(), ref.namespace(), Optional.of(ref), facts);
    }

    private static List<TopologyEdge> edges(List<TopologyNode> nodes) {
        var random = new Random(7);
        var edges = new ArrayList<TopologyEdge>();
        for (int i = 0; i < EDGES; i++) {
            int source = random.nextInt(NODES);
            int near = source / TOGETHER * TOGETHER + random.nextInt(TOGETHER);
            int target = i % 5 == 0 ? random.nextInt(NODES) : near;
            var id = new EdgeId(nodes.get(source).id(), nodes.get(target).id());
            edges.add(new TopologyEdge(id, evidence(), Tally.of(state(i % 20), 1)));
        }
        return edges;
    }

    private static List<Evidence> evidence() {
        return List.of(new Evidence.Declared(TrafficSet.tcp(80), TrafficSet.NONE));
    }

    private static EdgeState state(int number) {
        return switch (number) {
            case 0 -> EdgeState.OBSERVED_DENIED;
            case 1, 2, 3, 4 -> EdgeState.UNUSED;
            case 5 -> EdgeState.UNKNOWN;
            default -> EdgeState.OBSERVED_ALLOWED;
        };
    }
}
