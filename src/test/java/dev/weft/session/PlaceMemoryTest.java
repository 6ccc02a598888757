package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import dev.weft.layout.Ghost;
import dev.weft.layout.Pins;
import dev.weft.layout.Positions;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Nearby;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceMemoryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final PlaceMemory places = new PlaceMemory(Layouts.all(), Duration.ofMillis(30));

    @Test
    void whatIsGoneLeavesAGhostForAMinuteAtItsPlace() {
        var first = place(NOON, "shop/web", "shop/db");

        var gone = place(NOON.plusSeconds(5), "shop/web");
        var later = place(NOON.plusSeconds(25), "shop/web");
        var over = place(NOON.plusSeconds(66), "shop/web");

        assertThat(gone.ghosts()).containsExactly(new Ghost(node("shop/db"), box(first, "shop/db"), Duration.ZERO));
        assertThat(later.ghosts()).extracting(Ghost::gone).containsExactly(Duration.ofSeconds(20));
        assertThat(over.ghosts()).isEmpty();
    }

    @Test
    void whoComesBackTakesItsOwnPlace() {
        var first = place(NOON, "shop/web", "shop/db");
        place(NOON.plusSeconds(1), "shop/web");
        var back = place(NOON.plusSeconds(3), "shop/web", "shop/db");

        assertThat(box(back, "shop/db")).isEqualTo(box(first, "shop/db"));
        assertThat(back.ghosts()).isEmpty();
    }

    @Test
    void aGhostWhosePlaceIsTakenIsNotDrawn() {
        var first = place(NOON, "shop/web", "shop/db");
        place(NOON.plusSeconds(1), "shop/web");
        var other = place(NOON.plusSeconds(2), "shop/web", "shop/cache");

        assertThat(box(other, "shop/cache").overlaps(box(first, "shop/db"))).isTrue();
        assertThat(other.ghosts()).isEmpty();
    }

    @Test
    void whatAFilterTakesAwayLeavesNoGhostAndWhatItBringsIsNotNew() {
        place(NOON, "shop/web", "shop/db");
        var filtered = ViewRequest.DEFAULT.withFilter(ViewRequest.DEFAULT.filter().withText("web"));

        var some = places.place(topology("shop/web"), filtered, NOON, true);
        var all = place(NOON, "shop/web", "shop/db");

        assertThat(some.ghosts()).isEmpty();
        assertThat(all.newcomers()).isZero();
    }

    @Test
    void whatIsNearANodeIsDrawnCloseTogetherAndAllStandsWhereItStoodAfterwards() {
        String[] all = IntStream.range(0, 40).mapToObj("shop/w%02d"::formatted).toArray(String[]::new);
        var first = place(NOON, all);
        var near = ViewRequest.DEFAULT.withFilter(ViewRequest.DEFAULT.filter()
                .withNear(Optional.of(new Nearby(node("shop/w00").id(), 1))));

        var some = places.place(topology("shop/w00", "shop/w39"), near, NOON, true);
        var back = place(NOON, all);

        var frame = some.positions().groups().get("shop");
        assertThat(frame.width() * frame.height())
                .isLessThan(4 * 2 * box(some, "shop/w00").width() * box(some, "shop/w00").height());
        assertThat(back.positions().nodes()).isEqualTo(first.positions().nodes());
        assertThat(back.positions().groups()).isEqualTo(first.positions().groups());
    }

    @Test
    void aBoxIsDrawnAroundWhatASearchLeavesInIt() {
        String[] all = IntStream.range(0, 40).mapToObj("shop/w%02d"::formatted).toArray(String[]::new);
        var first = place(NOON, all);
        var search = ViewRequest.DEFAULT.withFilter(ViewRequest.DEFAULT.filter().withText("w0"));

        var some = places.place(topology("shop/w00", "shop/w01"), search, NOON, true);
        var other = places.place(topology("shop/w38", "shop/w39"), search, NOON, true);
        var back = place(NOON, all);

        assertThat(box(some, "shop/w00")).isEqualTo(box(first, "shop/w00"));
        assertThat(box(other, "shop/w39")).isEqualTo(box(first, "shop/w39"));
        var whole = first.positions().groups().get("shop");
        assertThat(area(some.positions().groups().get("shop"))).isLessThan(area(whole) / 3);
        assertThat(area(other.positions().groups().get("shop"))).isLessThan(area(whole) / 3);
        assertThat(back.positions()).isEqualTo(first.positions());
    }

    @Test
    void aClusterThatWasReadInPiecesStandsAsOneThatCameWhole() {
        var all = topology("shop/web", "shop/db", "bank/c", "bank/a", "mail/x", "mail/b", "mail/y");
        places.place(topology("mail/y", "shop/db"), ViewRequest.DEFAULT, NOON, false);
        places.place(topology("mail/y", "shop/db", "mail/x", "bank/c"), ViewRequest.DEFAULT, NOON, false);
        var pieces = places.place(all, ViewRequest.DEFAULT, NOON, true);
        var whole = new PlaceMemory(Layouts.all(), Duration.ofMillis(30)).place(all, ViewRequest.DEFAULT, NOON, true);

        assertThat(shape(pieces)).isEqualTo(shape(whole));
        assertThat(pieces.newcomers()).isZero();
    }

    /// From the left upper corner.
    private static Map<NodeId, Box> shape(PlaceMemory.Placed placed) {
        var extent = placed.positions().extent().orElseThrow();
        var shape = new TreeMap<NodeId, Box>();
        placed.positions().nodes().forEach((id, box) -> shape.put(
                id, new Box(box.x() - extent.x(), box.y() - extent.y(), box.width(), box.height())));
        return shape;
    }

    @Test
    void newcomersAreCountedUntilEverythingIsDrawnAnew() {
        place(NOON, "shop/web", "shop/db");
        var more = place(NOON, "shop/web", "shop/db", "shop/a", "shop/b", "bank/c");
        var tidied = places.place(
                topology("shop/web", "shop/db", "shop/a", "shop/b", "bank/c"),
                ViewRequest.DEFAULT.with(Arrangement.NONE.tidiedOnceMore()),
                NOON,
                true);

        assertThat(more.newcomers()).isEqualTo(3);
        assertThat(tidied.newcomers()).isZero();
    }

    @Test
    void whileTheClusterIsStillReadNobodyIsNew() {
        places.place(topology("shop/web"), ViewRequest.DEFAULT, NOON, false);

        assertThat(places.place(topology("shop/web", "shop/db"), ViewRequest.DEFAULT, NOON, false).newcomers())
                .isZero();
        assertThat(place(NOON, "shop/web", "shop/db", "shop/last").newcomers()).isZero();
        assertThat(place(NOON, "shop/web", "shop/db", "shop/last", "shop/new").newcomers()).isOne();
    }

    @Test
    void aPinnedNodeStandsWhereItWasPutWhateverComes() {
        var first = place(NOON, "shop/web", "shop/db", "bank/pay");
        var wish = pinned("shop/web", -500, 320);

        var put = places.place(topology("shop/web", "shop/db", "bank/pay"), wish, NOON, true);
        var later = places.place(
                topology("shop/web", "shop/db", "bank/pay", "bank/new", "shop/new", "ops/new"), wish, NOON, true);
        var tidied = places.place(
                topology("shop/web", "shop/db", "bank/pay", "bank/new", "shop/new", "ops/new"),
                wish.with(wish.arrangement().tidiedOnceMore()),
                NOON,
                true);

        for (var placed : List.of(put, later, tidied)) {
            assertThat(box(placed, "shop/web")).extracting(Box::x, Box::y).containsExactly(-500.0, 320.0);
            assertApart(placed);
        }
        assertThat(box(put, "shop/db")).isEqualTo(box(first, "shop/db"));
        assertThat(put.positions().groups().get("shop").contains(-490, 330)).isTrue();
    }

    @Test
    void theBoxOfANamespaceShrinksAgainWhenTheNodeIsPutBack() {
        var nodes = topology("shop/web", "shop/db");
        var first = place(NOON, "shop/web", "shop/db");
        var home = box(first, "shop/web");
        places.place(nodes, pinned("shop/web", -900, 320), NOON, true);

        var back = places.place(nodes, pinned("shop/web", home.x(), home.y()), NOON, true);

        assertThat(back.positions().groups()).isEqualTo(first.positions().groups());
    }

    @Test
    void aNodeUnderAPinnedOneMovesAside() {
        var first = place(NOON, "shop/web", "shop/db", "shop/cache");
        var db = box(first, "shop/db");

        var put = places.place(
                topology("shop/web", "shop/db", "shop/cache"), pinned("shop/web", db.x() + 10, db.y()), NOON, true);

        assertThat(box(put, "shop/web").x()).isEqualTo(db.x() + 10);
        assertApart(put);
    }

    @Test
    void manyNodesAreSketchedAtOnceAndDrawnWellTheNextTime() {
        var names = many();
        var sketch = place(NOON, names);
        var drawn = place(NOON, names);
        var again = place(NOON, names);

        assertThat(sketch.positions().settled()).isFalse();
        assertThat(sketch.positions().nodes()).hasSize(names.length);
        assertApart(sketch);
        assertThat(drawn.positions().settled()).isTrue();
        assertThat(again.positions()).isEqualTo(drawn.positions());
        assertThat(drawn.positions()).as("as if there had been no sketch")
                .isEqualTo(Layouts.all().getFirst().step(topology(names), Positions.NONE, Duration.ofMillis(30)));
    }

    @Test
    void nobodyComesBackToTheirPlaceInASketchNorLeavesAGhostThere() {
        var names = many();
        place(NOON, names);
        var fewer = place(NOON, Arrays.copyOf(names, names.length - 1));
        var all = place(NOON, names);

        assertThat(fewer.ghosts()).isEmpty();
        assertThat(all.newcomers()).isOne();
        assertApart(all);
    }

    @Test
    void layoutThatCannotDrawSoManyGivesWayToTheUsualOne() {
        var names = IntStream.range(0, 301).mapToObj(i -> "team-%02d/app-%03d".formatted(i % 20, i))
                .toArray(String[]::new);
        var layered = ViewRequest.DEFAULT.with(Arrangement.NONE.by("layered"));
        places.place(topology(names), layered, NOON, true);
        var usual = new PlaceMemory(Layouts.all(), Duration.ofMillis(30));
        usual.place(topology(names), ViewRequest.DEFAULT, NOON, true);

        assertThat(places.place(topology(names), layered, NOON, true).positions())
                .isEqualTo(usual.place(topology(names), ViewRequest.DEFAULT, NOON, true).positions());
    }

    @Test
    void layoutThatThinksLongIsPrecededByASketchOfFewer() {
        var names = Arrays.copyOf(many(), 60);
        for (var layout : List.of("layered", "compound")) {
            var memory = new PlaceMemory(Layouts.all(), Duration.ofMillis(30));
            var wish = ViewRequest.DEFAULT.with(Arrangement.NONE.by(layout));
            var first = memory.place(topology(names), wish, NOON, true);
            var second = memory.place(topology(names), wish, NOON, true);

            assertThat(first.positions().settled()).as(layout).isEqualTo(layout.equals("compound"));
            assertThat(second.positions().settled()).isTrue();
        }
    }

    private static String[] many() {
        return IntStream.range(0, 301).mapToObj(i -> "team-%02d/app-%03d".formatted(i % 20, i)).toArray(String[]::new);
    }

    private static ViewRequest pinned(String name, double x, double y) {
        return ViewRequest.DEFAULT.with(
                Arrangement.NONE.with(Pins.NONE.with(new Pins.Pin(node(name).id(), x, y))));
    }

    private static void assertApart(PlaceMemory.Placed placed) {
        var boxes = new ArrayList<>(placed.positions().nodes().values());
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(boxes.get(i).overlaps(boxes.get(j))).isFalse();
            }
        }
        var groups = new ArrayList<>(placed.positions().groups().values());
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                assertThat(groups.get(i).overlaps(groups.get(j))).isFalse();
            }
        }
    }

    private PlaceMemory.Placed place(Instant now, String... names) {
        return places.place(topology(names), ViewRequest.DEFAULT, now, true);
    }

    private static Box box(PlaceMemory.Placed placed, String name) {
        return placed.positions().nodes().getOrDefault(node(name).id(), new Box(0, 0, 0, 0));
    }

    private static Topology topology(String... names) {
        var nodes = Arrays.stream(names).map(PlaceMemoryTest::node).toList();
        var ids = Set.of(names);
        var edges = ids.contains("shop/web") && ids.contains("shop/db")
                ? List.of(new TopologyEdge(new EdgeId(node("shop/web").id(), node("shop/db").id()), List.of()))
                : List.<TopologyEdge>of();
        return Topology.of(nodes, edges);
    }

    private static TopologyNode node(String name) {
        int slash = name.indexOf('/');
        return new TopologyNode(
                new NodeId(NodeId.Kind.WORKLOAD, name), name.substring(slash + 1), name.substring(0, slash),
                Optional.empty(), TopologyNode.Facts.NONE);
    }

    private static double area(Box box) {
        return box.width() * box.height();
    }
}
