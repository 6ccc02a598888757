package dev.weft.view.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.SceneFixture;
import dev.weft.layout.Box;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.picture.surface.FileForm;
import dev.weft.session.Frame;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which part of the world goes into a file, and how fine.
class PictureViewsTest {
    private static final Pick CHECKOUT = new Pick.OfNode(SceneFixture.id("shop/checkout"));
    private static final Pick WEB = new Pick.OfNode(SceneFixture.id("shop/frontend"));
    private static final ViewState LOOK = new ViewState(
            new Viewport(600, 40, 0.5, 900, 600),
            Optional.of(CHECKOUT), Optional.of(WEB), Theme.DARK, Set.of("legend", "empty"), 1.25);

    @Test
    void theWholePictureHoldsEveryNodeAtFullSizeAndRoomForTheLegendBelow() {
        var frame = DemoScenes.shop().frame();

        var state = view(frame, "svg", true);

        var port = state.viewport();
        assertThat(port.scale()).isEqualTo(1);
        double lowest = 0;
        for (var box : frame.scene().positions().nodes().values()) {
            assertThat(port.toScreenX(box.x())).isPositive();
            assertThat(port.toScreenX(box.right())).isLessThan(port.width());
            lowest = Math.max(lowest, port.toScreenY(box.bottom()));
        }
        assertThat(port.height() - lowest).isGreaterThan(150);
    }

    @Test
    void theScreenIsAsItIsButForTheLegendBelow() {
        var port = view(DemoScenes.shop().frame(), "pdf", false).viewport();

        assertThat(port.resized(900, 600)).isEqualTo(LOOK.viewport());
        assertThat(port.width()).isEqualTo(900);
        assertThat(port.height()).isGreaterThan(700);
    }

    @Test
    void whatIsSelectedStaysAndWhatTheMouseIsOverDoesNot() {
        var state = view(DemoScenes.shop().frame(), "png", true);

        assertThat(state.selection()).contains(CHECKOUT);
        assertThat(state.hover()).isEmpty();
        assertThat(state.theme()).isEqualTo(Theme.DARK);
        assertThat(state.hiddenOverlays()).isEmpty();
    }

    @Test
    void pixelsAreTwiceAsFineAsTheScreenAsLongAsAFileCanBearThem() {
        assertThat(view(DemoScenes.shop().frame(), "png", false).outputScale()).isEqualTo(2);
        assertThat(view(DemoScenes.shop().frame(), "svg", false).outputScale()).isEqualTo(1);

        var state = view(DemoScenes.large(4_000, 100), "png", true);

        assertThat(state.outputScale()).isEqualTo(1);
        assertThat(state.viewport().scale()).isLessThan(1);
        assertThat((long) state.viewport().width() * state.viewport().height()).isLessThanOrEqualTo(36_000_000);
        var extent = DemoScenes.large(4_000, 100).scene().positions().extent().orElseThrow();
        assertThat(state.viewport().toScreenX(extent.right())).isLessThan(state.viewport().width());
    }

    @Test
    void aPictureOfNothingIsSmallAndNotNothing() {
        var port = view(SceneFixture.scene().frame(), "png", true).viewport();

        assertThat(new Box(0, 0, port.width(), port.height())).isEqualTo(new Box(0, 0, 368, 368));
    }

    @Test
    void itIsSaidFromWhereAndAsOfWhen() {
        var origin = PictureViews.origin(DemoScenes.shop().frame());

        assertThat(origin.source()).isEqualTo(ClusterFixture.cluster().stamp().source());
        assertThat(origin.asOf()).contains(ClusterFixture.cluster().stamp().asOf());
    }

    private static ViewState view(Frame frame, String ending, boolean whole) {
        var form = FileForm.ofName("x." + ending).orElseThrow();
        return PictureViews.shot(frame, LOOK, form, whole).state();
    }
}
