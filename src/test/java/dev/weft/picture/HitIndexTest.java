package dev.weft.picture;

import static dev.weft.fixture.SceneFixture.id;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.Views;
import dev.weft.layout.Box;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import org.junit.jupiter.api.Test;

class HitIndexTest {
    private static final EdgeId WEB_TO_DB = new EdgeId(id("shop/web"), id("shop/db"));
    private final Frame frame = scene().workload("shop/web", 0, 0).workload("shop/db", 400, 0)
            .group("shop", new Box(-20, -44, 600, 130))
            .allowed("shop/web", "shop/db", 5432, 1)
            .frame();
    private final HitIndex index = HitIndex.of(Drawing.of(frame));
    private final Viewport port = Views.at(1).viewport();

    @Test
    void nodeUnderTheCursorIsHit() {
        assertThat(index.at(port, 60, 60)).contains(new Pick.OfNode(id("shop/web")));
    }

    @Test
    void lineIsHitWithinSixPixelsOfWhereItIsDrawn() {
        var path = Drawing.of(frame).edges().getFirst().path();
        double x = port.toScreenX(path.x(6));
        double y = port.toScreenY(path.y(6));
        assertThat(index.at(port, x, y + 5)).contains(new Pick.OfEdge(WEB_TO_DB));
        assertThat(index.at(port, x, y + 8)).isEmpty();
    }

    @Test
    void reachIsInPixelsWhateverTheZoom() {
        var near = new Viewport(100, -50, 4, 1000, 600);
        var path = Drawing.of(frame).edges().getFirst().path();
        double x = near.toScreenX(path.x(6));
        double y = near.toScreenY(path.y(6));
        assertThat(index.at(near, x, y + 5)).contains(new Pick.OfEdge(WEB_TO_DB));
        assertThat(index.at(near, x, y + 8)).isEmpty();
    }

    @Test
    void headerOfANamespaceIsHitBehindNodesAndLines() {
        assertThat(index.at(port, 200, 15)).contains(new Pick.OfGroup("shop"));
    }

    @Test
    void emptyPlaceAndPlacesOutsideTheWorldHitNothing() {
        assertThat(index.at(port, 300, 125)).isEmpty();
        assertThat(index.at(port, 9_000, -9_000)).isEmpty();
    }

    @Test
    void fromFarAwayTheWholeTileIsItsNamespace() {
        var far = new Viewport(-50, -50, 0.1, 1000, 600);
        assertThat(index.at(far, 8, 7)).contains(new Pick.OfGroup("shop"));
    }

    /// Against asking every line.
    @Test
    void lineIsFoundWhereverAskingEveryLineFindsOne() {
        var large = DemoScenes.large(200, 600);
        var drawing = Drawing.of(large);
        var index = HitIndex.of(Drawing.of(large));
        var view = new Viewport(0, 0, 0.5, 1600, 1000);
        for (int i = 0; i < 2_000; i++) {
            double x = i * 37 % 1600;
            double y = i * 61 % 1000;
            boolean onNode = drawing.nodeAt(view.toWorldX(x), view.toWorldY(y)).isPresent();
            boolean near = drawing.edges().stream()
                    .anyMatch(edge -> edge.path().distanceTo(view.toWorldX(x), view.toWorldY(y)) <= 12);
            assertThat(index.at(view, x, y).filter(Pick.OfEdge.class::isInstance).isPresent())
                    .as("at %s, %s", x, y)
                    .isEqualTo(near && !onNode);
        }
    }

    @Test
    void badgeIsItsEdgeAndALineThatIsNotDrawnIsNotHit() {
        var hub = scene().workload("kube-system/coredns", 500, 100);
        for (int i = 0; i < 4; i++) {
            hub.workload("a/app-" + i, 0, 90.0 * i).allowed("a/app-" + i, "kube-system/coredns", 53, 1);
        }
        var drawing = Drawing.of(hub.frame());
        var hits = HitIndex.of(drawing);
        var placed = drawing.nodes().stream().filter(node -> node.node().id().equals(id("a/app-1"))).findFirst()
                .orElseThrow();
        var badge = PaintContext.of(drawing, Views.at(1)).badges(placed).boxes().getFirst();
        var edge = new Pick.OfEdge(new EdgeId(id("a/app-1"), id("kube-system/coredns")));
        assertThat(hits.at(port, badge.centerX(), badge.bottom() - 1)).contains(edge);

        var path = drawing.edges().stream().filter(line -> line.edge().id().equals(edge.id())).findFirst()
                .orElseThrow().path();
        double x = port.toScreenX(path.x(path.count() / 2));
        double y = port.toScreenY(path.y(path.count() / 2));
        assertThat(hits.at(port, x, y)).isEmpty();
        var chosen = Views.selecting(new Pick.OfNode(id("kube-system/coredns")));
        assertThat(hits.in(chosen).at(port, x, y)).isPresent();
    }
}
