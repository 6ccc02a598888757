package dev.weft.picture;

import static dev.weft.fixture.SceneFixture.id;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.SceneFixture;
import dev.weft.flow.FlowWindow;
import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a frame shares with the one before it is not made again, and the picture is the one that it would be alone.
class KeptDrawingTest {
    private final Frame frame = talking().frame();
    private final Drawing before = Drawing.of(frame);

    @Test
    void frameWithTheSameSceneKeepsAllOfTheDrawing() {
        var after = Drawing.of(with(frame.scene().topology(), frame.scene().positions()), before);

        assertThat(after.nodes()).isSameAs(before.nodes());
        assertThat(after.edges()).isSameAs(before.edges());
        assertThat(after.groups()).isSameAs(before.groups());
        assertThat(after.hubs()).isSameAs(before.hubs());
        assertThat(after.merged()).isSameAs(before.merged());
        assertThat(after.dropsSince(before)).isEmpty();
    }

    @Test
    void newTrafficKeepsNodesAndLines() {
        var meaning = frame.meaning();
        var seen = new Frame(
                frame.number() + 1, frame.request(),
                new Frame.Meaning(
                        meaning.snapshot(), meaning.reachability(),
                        new FlowWindow(
                                meaning.flows().since(), meaning.flows().asOf().plusSeconds(1),
                                meaning.flows().flows(), meaning.flows().sources()),
                        meaning.problems()),
                frame.scene(), frame.draft(), frame.timings());
        var after = Drawing.of(seen, before);

        assertThat(after.nodes()).isSameAs(before.nodes());
        assertThat(after.edges()).isNotSameAs(before.edges());
        assertThat(newLines(after)).isZero();
    }

    @Test
    void equalSceneOfOtherObjectsKeepsItsLines() {
        assertThat(newLines(Drawing.of(talking().frame(), before))).isZero();
    }

    @Test
    void edgeMoreInARibbonDrawsOnlyTheRibbonAnew() {
        var more = Drawing.of(talking().unused("shop/d", "bank/d", 80).frame(), before);

        assertThat(newLines(more)).isEqualTo(4);
        assertThat(path(more, "shop/d", "bank/d").count()).isGreaterThan(EdgePath.PIECES + 1);
        assertThat(path(more, "shop/a", "shop/b")).isSameAs(path(before, "shop/a", "shop/b"));
    }

    @Test
    void edgeLessKeepsTheOthers() {
        var less = Topology.of(
                frame.scene().topology().nodes(),
                frame.scene().topology().edges().stream()
                        .filter(edge -> !edge.id().equals(new EdgeId(id("shop/a"), id("shop/b"))))
                        .toList());
        var after = Drawing.of(with(less, frame.scene().positions()), before);

        assertThat(after.edges()).hasSize(before.edges().size() - 1);
        assertThat(newLines(after)).isZero();
    }

    @Test
    void nodeThatMovedDrawsItsStraightLinesAnewAndLeavesTheOthers() {
        var places = new HashMap<>(frame.scene().positions().nodes());
        places.computeIfPresent(id("shop/b"), (_, box) -> box.moved(3, 0));
        var moved = new Positions(places, frame.scene().positions().groups(), true);
        var after = Drawing.of(with(frame.scene().topology(), moved), before);

        assertThat(path(after, "shop/a", "shop/b")).isNotSameAs(path(before, "shop/a", "shop/b"));
        assertThat(path(after, "bank/a", "bank/b")).isSameAs(path(before, "bank/a", "bank/b"));
    }

    /// Of frames in a row, each a little other than the last, against each alone.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.4, 1})
    void pictureAfterOthersIsThePictureAlone(double scale) {
        var large = DemoScenes.large(120, 500);
        var state = new ViewState(
                new Viewport(0, 0, scale, 700, 500), Optional.empty(), Optional.empty(), Theme.DARK, Set.of(), 1);
        var running = new Painting(new RasterSurface(), Overlays.all());
        for (var next : List.of(large, moved(large, 5), thinned(large), moved(thinned(large), 9), large)) {
            assertThat(running.paint(next, state).pixels())
                    .isEqualTo(new Painting(new RasterSurface(), Overlays.all()).paint(next, state).pixels());
        }
    }

    private static Frame moved(Frame of, int every) {
        var places = new HashMap<>(of.scene().positions().nodes());
        int number = 0;
        for (var id : of.scene().topology().nodes().stream().map(node -> node.id()).toList()) {
            if (number++ % every == 0) {
                places.computeIfPresent(id, (_, box) -> box.moved(20, 10));
            }
        }
        return with(of, of.scene().topology(), new Positions(places, of.scene().positions().groups(), true));
    }

    private static Frame thinned(Frame of) {
        var edges = of.scene().topology().edges().stream().filter(edge -> edge.id().hashCode() % 3 != 0).toList();
        return with(of, Topology.of(of.scene().topology().nodes(), edges), of.scene().positions());
    }

    private Frame with(Topology topology, Positions positions) {
        return with(frame, topology, positions);
    }

    private static Frame with(Frame of, Topology topology, Positions positions) {
        return new Frame(
                of.number() + 1, of.request(), of.meaning(), new Frame.Scene(topology, positions), of.draft(),
                of.timings());
    }

    /// How many lines are not the very objects of the drawing before.
    private long newLines(Drawing after) {
        var known = new IdentityHashMap<EdgePath, TopologyEdge>();
        before.edges().forEach(placed -> known.put(placed.path(), placed.edge()));
        return after.edges().stream().filter(placed -> !known.containsKey(placed.path())).count();
    }

    private static SceneFixture talking() {
        var scene = scene().group("shop", new Box(-20, -44, 200, 400)).group("bank", new Box(480, -44, 200, 400));
        String[] names = {"a", "b", "c", "d"};
        for (int i = 0; i < names.length; i++) {
            scene.workload("shop/" + names[i], 0, 80 * i).workload("bank/" + names[i], 500, 80 * i);
        }
        return scene.unused("shop/a", "bank/a", 80).unused("shop/b", "bank/b", 80).unused("shop/c", "bank/a", 80)
                .unused("shop/a", "shop/b", 80).unused("bank/a", "bank/b", 80);
    }

    private static EdgePath path(Drawing drawing, String source, String target) {
        var id = new EdgeId(id(source), id(target));
        return drawing.edges().stream().filter(placed -> placed.edge().id().equals(id)).findFirst().orElseThrow()
                .path();
    }
}
