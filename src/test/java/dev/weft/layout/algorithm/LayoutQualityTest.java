package dev.weft.layout.algorithm;

import static dev.weft.layout.algorithm.Sound.assertSound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.kube.ManifestFolder;
import dev.weft.layout.Layout;
import dev.weft.layout.Positions;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.Requests;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a drawing must not lose again: figures of today, with a little room. Who makes them better lowers them.
class LayoutQualityTest {
    /// A laptop is 16:10, a projector 16:9; the rest of the window takes some of the height.
    private static final double WIDEST = 1.8;
    private static final double NARROWEST = 1.2;
    private static final long DEMO_CROSSINGS = 36;
    /// What the lines blacken with ribbons, in shares of what they blacken straight.
    private static final double DEMO_INK = 0.95;
    private static final double BUSY_INK = 0.62;

    @ParameterizedTest(name = "{0} workloads, seed {1}: {2} crossings")
    @CsvSource({
        "30, 1, 55", "30, 2, 130", "30, 3, 140",
        "100, 1, 410", "100, 2, 830", "100, 3, 880",
        "300, 1, 5100", "300, 2, 4600", "300, 3, 3950",
        "1000, 1, 30000"
    })
    void theDrawingOfAGeneratedClusterIsAsGoodAsItWas(int workloads, long seed, long crossings) {
        var topology = Sample.random(seed, workloads).topology();

        var drawing = first(new CompoundLayout(), topology);

        assertSound(topology, drawing);
        var quality = Quality.of(topology, drawing);
        assertThat(quality.crossings()).isLessThanOrEqualTo(crossings);
        assertThat(quality.aspect()).isBetween(NARROWEST, WIDEST);
        assertThat(quality.forward()).isGreaterThan(0.7);
        assertThat(quality.fill()).isGreaterThan(0.3);
    }

    @ParameterizedTest(name = "seed {0}, {1} workloads")
    @CsvSource({"1, 1", "2, 12", "3, 100", "4, 600"})
    void everyLayoutDrawsWithoutOverlapAndKeepsWhatStands(long seed, int workloads) {
        var sample = Sample.random(seed, workloads);
        for (var layout : Layouts.all()) {
            var drawing = first(layout, sample.topology());
            assertSound(sample.topology(), drawing);
            var more = Sample.random(seed, workloads).with("ns-0/late").topology();
            var later = layout.step(more, drawing, Duration.ofSeconds(1));
            assertSound(more, later);
            assertThat(later.nodes()).as(layout.name()).containsAllEntriesOf(drawing.nodes());
        }
    }

    @ParameterizedTest(name = "seed {0}, {1} workloads")
    @CsvSource({"1, 30", "2, 30", "1, 60", "2, 60"})
    void layersThroughAllNamespacesHaveTheShapeOfAScreen(long seed, int workloads) {
        var topology = Sample.random(seed, workloads).topology();

        var drawing = first(layered(), topology);

        assertSound(topology, drawing);
        assertThat(Quality.of(topology, drawing).aspect()).isBetween(NARROWEST, 2.0);
    }

    private static Layout layered() {
        return Layouts.all().stream().filter(layout -> layout.name().equals("layered")).findFirst().orElseThrow();
    }

    @Test
    void theDemoIsDrawnWell() throws InterruptedException {
        var topology = demo();

        var drawing = first(new CompoundLayout(), topology);

        assertSound(topology, drawing);
        var quality = Quality.of(topology, drawing);
        assertThat(quality.crossings()).isLessThanOrEqualTo(DEMO_CROSSINGS);
        assertThat(quality.aspect()).isBetween(NARROWEST, 1.9);
        assertThat(quality.forward()).isGreaterThan(0.7);
    }

    @Test
    void ribbonsTakeInkAwayWhereTwoBoxesTalkMuch() throws InterruptedException {
        var topology = demo();
        var drawing = first(new CompoundLayout(), topology);
        assertThat(Inked.with(topology, drawing).share()).isLessThan(DEMO_INK);

        var busy = busy();
        assertThat(Inked.with(busy, first(new CompoundLayout(), busy)).share()).isLessThan(BUSY_INK);
    }

    /// Forty lines between the same two namespaces, six times.
    private static Topology busy() {
        var sample = Sample.of();
        var random = new Random(9);
        for (var pair : new String[] {"ab", "ac", "bc", "bd", "cd", "de"}) {
            for (int i = 0; i < 40; i++) {
                sample.edge(
                        pair.charAt(0) + "/caller-" + random.nextInt(12),
                        pair.charAt(1) + "/called-" + random.nextInt(12));
            }
        }
        return sample.topology();
    }

    @Test
    void theSameClusterIsDrawnTheSameHoweverItCame() {
        var topology = Sample.random(5, 300).topology();
        var nodes = new ArrayList<TopologyNode>(topology.nodes());
        var edges = new ArrayList<TopologyEdge>(topology.edges());
        for (var layout : Layouts.all()) {
            var one = first(layout, topology);
            Collections.shuffle(nodes, new Random(11));
            Collections.shuffle(edges, new Random(12));
            var other = first(layout, Topology.of(nodes, edges));

            assertThat(other).as(layout.name()).isEqualTo(one);
        }
    }

    private static Positions first(Layout layout, Topology topology) {
        var positions = layout.step(topology, Positions.NONE, Duration.ofSeconds(10));
        for (int step = 0; step < 500 && !positions.settled(); step++) {
            positions = layout.step(topology, positions, Duration.ofSeconds(10));
        }
        return positions;
    }

    private static Topology demo() throws InterruptedException {
        var builder = new SnapshotBuilder("demo");
        var read = new CountDownLatch(1);
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        try (var folder = ManifestFolder.demo(kinds)) {
            folder.start(change -> {
                builder.apply(change, Instant.EPOCH);
                if (change instanceof Change.Synced) {
                    read.countDown();
                }
            });
            read.await();
        }
        return new TopologyBuilder(Contributors.all()).build(Requests.request(builder.snapshot()));
    }
}
