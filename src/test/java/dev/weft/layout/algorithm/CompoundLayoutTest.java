package dev.weft.layout.algorithm;

import static dev.weft.layout.algorithm.Sound.assertSound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundLayoutTest {
    private final CompoundLayout layout = new CompoundLayout();

    private Positions step(Topology topology, Positions previous) {
        var positions = layout.step(topology, previous, Duration.ofMillis(30));
        assertSound(topology, positions);
        assertThat(positions.settled()).isTrue();
        return positions;
    }

    private static Sample shop() {
        return Sample.of("shop/idle")
                .edge("in:www.shop.example", "edge/gateway")
                .edge("edge/gateway", "shop/web")
                .edge("shop/web", "shop/api")
                .edge("shop/api", "shop/db")
                .edge("shop/api", "out:10.0.0.0/8")
                .edge("ops/prometheus", "shop/api");
    }

    private static Box box(Positions positions, String name) {
        return positions.nodes().get(Sample.id(name));
    }

    private static void assertNobodyMoved(Positions before, Positions after) {
        var common = new HashMap<NodeId, Box>(before.nodes());
        common.keySet().retainAll(after.nodes().keySet());
        assertThat(common).isNotEmpty();
        assertThat(after.nodes()).containsAllEntriesOf(common);
    }

    @Test
    void callersStandLeftOfWhatTheyCall() {
        var drawing = step(shop().topology(), Positions.NONE);

        assertThat(box(drawing, "shop/web").right()).isLessThan(box(drawing, "shop/api").x());
        assertThat(box(drawing, "shop/api").right()).isLessThan(box(drawing, "shop/db").x());
    }

    @Test
    void ingressesStandLeftAndOutsideDestinationsRightOfAllNamespaces() {
        var drawing = step(shop().topology(), Positions.NONE);

        for (var frame : drawing.groups().values()) {
            assertThat(box(drawing, "in:www.shop.example").right()).isLessThan(frame.x());
            assertThat(box(drawing, "out:10.0.0.0/8").x()).isGreaterThan(frame.right());
        }
    }

    @Test
    void aFewCallersFromOutsideShareAColumnUnlessTheyTalkToOneAnother() {
        var apart = shop().edge("out:1.2.3.0/24", "shop/web");
        var drawing = step(apart.topology(), Positions.NONE);
        assertThat(box(drawing, "out:1.2.3.0/24").x()).isEqualTo(box(drawing, "in:www.shop.example").x());

        var through = step(apart.edge("out:1.2.3.0/24", "in:www.shop.example").topology(), Positions.NONE);
        assertThat(box(through, "out:1.2.3.0/24").right()).isLessThan(box(through, "in:www.shop.example").x());
    }

    @Test
    void aBoxHasRoomForItsName() {
        var drawing = step(Sample.of("x/a", "istio-system-canary/a").topology(), Positions.NONE);

        assertThat(drawing.groups().get("x").width()).isLessThan(180);
        assertThat(drawing.groups().get("istio-system-canary").width()).isGreaterThan(280);
    }

    @Test
    void machinesStandBelowAllNamespaces() {
        var drawing = step(shop().edge("machine:n1", "shop/web").topology(), Positions.NONE);

        for (var frame : drawing.groups().values()) {
            assertThat(box(drawing, "machine:n1").y()).isGreaterThan(frame.bottom());
        }
    }

    @Test
    void anEmptyTopologyIsAnEmptyDrawing() {
        assertThat(step(Topology.EMPTY, Positions.NONE)).isEqualTo(Positions.NONE);
    }

    @Test
    void aHubOfAHundredCallersStillFitsAScreen() {
        var hub = Sample.of("db/store");
        IntStream.range(0, 100).forEach(i -> hub.edge("db/client-" + i, "db/store"));

        var frame = step(hub.topology(), Positions.NONE).groups().get("db");

        assertThat(frame.width() / frame.height()).isBetween(0.8, 3.5);
    }

    @Test
    void aNamespaceWithoutEdgesIsAGridOfAScreensShape() {
        var names = IntStream.range(0, 60).mapToObj(i -> "jobs/job-" + i).toArray(String[]::new);

        var frame = step(Sample.of(names).topology(), Positions.NONE).groups().get("jobs");

        assertThat(frame.width() / frame.height()).isBetween(1.2, 2.4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fiveHundredWorkloadsAreDrawnSoundlyAndAlwaysAlike(long seed) {
        var topology = Sample.random(seed, 500).topology();

        var drawing = step(topology, Positions.NONE);

        assertThat(new CompoundLayout().step(topology, Positions.NONE, Duration.ZERO)).isEqualTo(drawing);
        var extent = drawing.extent().orElseThrow();
        assertThat(extent.width() / extent.height()).isBetween(0.8, 4.0);
    }

    @Test
    void nothingNewMovesNothing() {
        var drawing = step(shop().topology(), Positions.NONE);

        assertThat(step(shop().topology(), drawing)).isEqualTo(drawing);
    }

    @Test
    void aWorkloadThatLeavesMovesNobody() {
        var before = step(shop().topology(), Positions.NONE);

        var after = step(shop().without("shop/db").topology(), before);

        assertNobodyMoved(before, after);
        assertThat(after.groups()).isEqualTo(before.groups());
    }

    @Test
    void aWorkloadThatComesMovesNobody() {
        var before = step(shop().topology(), Positions.NONE);

        var after = step(shop().edge("shop/api", "shop/cache").topology(), before);

        assertNobodyMoved(before, after);
    }

    @Test
    void aNamespaceThatComesMovesNobody() {
        var before = step(shop().topology(), Positions.NONE);

        var after = step(shop().edge("pay/worker", "shop/db").with("pay/vault").topology(), before);

        assertNobodyMoved(before, after);
    }

    @Test
    void anOutsidePeerThatComesStandsBesideTheOthersAndMovesNobody() {
        var before = step(shop().topology(), Positions.NONE);

        var after = step(shop().edge("shop/db", "out:172.16.0.0/12").topology(), before);

        assertNobodyMoved(before, after);
        assertThat(box(after, "out:172.16.0.0/12").x()).isGreaterThan(after.groups().get("shop").right());
    }

    @Test
    void foldingAndOpeningANamespaceLeavesTheOthersWhereTheyWere() {
        var open = step(shop().topology(), Positions.NONE);
        var shut = Sample.of("folded:shop")
                .edge("in:www.shop.example", "edge/gateway")
                .edge("edge/gateway", "folded:shop")
                .edge("folded:shop", "out:10.0.0.0/8")
                .edge("ops/prometheus", "folded:shop")
                .topology();

        var folded = step(shut, open);
        var reopened = step(shop().topology(), folded);

        assertNobodyMoved(open, folded);
        assertNobodyMoved(folded, reopened);
        assertThat(open.groups().get("shop")).satisfies(frame -> assertThat(frame.overlaps(box(folded, "folded:shop")))
                .isTrue());
    }

    @Test
    void oneNewcomerAfterAnotherMovesNobodyWhileThereIsRoom() {
        var alone = Sample.of("shop/web", "shop/api", "shop/db");
        var drawing = step(alone.topology(), Positions.NONE);
        for (int i = 0; i < 40; i++) {
            var next = step(alone.edge("shop/web", "shop/extra-" + i).topology(), drawing);
            assertNobodyMoved(drawing, next);
            drawing = next;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aClusterThatChurnsIsDrawnSoundlyAndMovesAlmostNobody(long seed) {
        var random = new Random(seed);
        var cluster = Sample.random(seed, 120);
        var drawing = step(cluster.topology(), Positions.NONE);
        int moved = 0;
        for (int round = 0; round < 60; round++) {
            cluster.edge("ns-" + random.nextInt(10) + "/new-" + round, "ns-" + random.nextInt(10) + "/new-"
                    + round / 2);
            cluster.without("ns-" + random.nextInt(10) + "/new-" + random.nextInt(60));
            var next = step(cluster.topology(), drawing);
            moved += countMoved(drawing, next);
            drawing = next;
        }
        assertThat(moved).isLessThan(140);
    }

    private static int countMoved(Positions before, Positions after) {
        int moved = 0;
        for (var entry : before.nodes().entrySet()) {
            var box = after.nodes().get(entry.getKey());
            moved += box == null || box.equals(entry.getValue()) ? 0 : 1;
        }
        return moved;
    }

    @Test
    void aDrawingMadeAnewStandsWhereTheOldOneStood() {
        var before = step(Sample.of("shop/web", "shop/api").topology(), Positions.NONE);
        var grown = Sample.of("shop/web", "shop/api");
        IntStream.range(0, 40).forEach(i -> grown.edge("shop/web", "shop/worker-" + i));

        var after = step(grown.topology(), before);

        assertThat(List.of("shop/web", "shop/api"))
                .anyMatch(name -> Math.abs(box(after, name).x() - box(before, name).x()) < 1);
    }

    @Test
    void warmingUpNeedsNoCluster() {
        CompoundLayout.warmUp();
    }
}
