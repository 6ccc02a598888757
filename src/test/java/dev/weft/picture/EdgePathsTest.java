package dev.weft.picture;

import static dev.weft.fixture.SceneFixture.id;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.SceneFixture;
import dev.weft.fixture.Views;
import dev.weft.layout.Box;
import dev.weft.topology.EdgeId;
import org.junit.jupiter.api.Test;

/// How the lines of a picture run when two namespaces talk much.
class EdgePathsTest {
    @Test
    void linesBetweenTwoNamespacesRunAsARibbonAndWhatIsDeniedOnItsOwn() {
        var drawing = Drawing.of(talking().denied("shop/d", "bank/a", 80).frame());

        assertThat(path(drawing, "shop/a", "bank/a").count()).isGreaterThan(EdgePath.PIECES + 1);
        assertThat(path(drawing, "shop/d", "bank/a").count()).isEqualTo(EdgePath.PIECES + 1);
    }

    @Test
    void eachLineOfARibbonIsHitInItsOwnLane() {
        var drawing = Drawing.of(talking().frame());
        var hits = HitIndex.of(drawing);
        var port = Views.at(1).viewport();
        for (var placed : drawing.edges()) {
            int middle = placed.path().count() / 2;
            assertThat(hits.at(
                            port, port.toScreenX(placed.path().x(middle)), port.toScreenY(placed.path().y(middle))))
                    .contains(new Pick.OfEdge(placed.edge().id()));
        }
    }

    @Test
    void fromAfarALaneStillGoesThroughItsPort() {
        var path = path(Drawing.of(talking().frame()), "shop/a", "bank/a");
        var far = path.onScreen(new Viewport(0, 0, 1, 1000, 600), EdgePath.PIECES);

        assertThat(far.length).isGreaterThan(4);
        assertThat(far[0]).isEqualTo(path.x(0));
        assertThat(far[far.length - 2]).isEqualTo(path.x(path.count() - 1));
    }

    private static SceneFixture talking() {
        var scene = scene().group("shop", new Box(-20, -44, 200, 400)).group("bank", new Box(480, -44, 200, 400));
        String[] names = {"a", "b", "c", "d"};
        for (int i = 0; i < names.length; i++) {
            scene.workload("shop/" + names[i], 0, 80 * i).workload("bank/" + names[i], 500, 80 * i);
        }
        return scene.unused("shop/a", "bank/a", 80).unused("shop/b", "bank/b", 80).unused("shop/c", "bank/a", 80);
    }

    private static EdgePath path(Drawing drawing, String source, String target) {
        var id = new EdgeId(id(source), id(target));
        return drawing.edges().stream()
                .filter(placed -> placed.edge().id().equals(id))
                .findFirst()
                .orElseThrow()
                .path();
    }
}
