package dev.weft.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.layout.Box;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private final Viewport port = new Viewport(-10, 20, 0.8, 1000, 600);

    @Test
    void zoomKeepsTheWorldPointUnderTheCursor() {
        var zoomed = port.zoomedAt(300, 400, 1.25);
        assertThat(zoomed.scale()).isCloseTo(1, within(1e-12));
        assertThat(zoomed.toWorldX(300)).isCloseTo(port.toWorldX(300), within(1e-9));
        assertThat(zoomed.toWorldY(400)).isCloseTo(port.toWorldY(400), within(1e-9));
    }

    @Test
    void zoomBeyondItsLimitsStaysThereAndStillKeepsThePoint() {
        var zoomed = port.zoomedAt(300, 400, 1_000);
        assertThat(zoomed.scale()).isEqualTo(Viewport.NEAREST);
        assertThat(zoomed.toWorldX(300)).isCloseTo(port.toWorldX(300), within(1e-9));
        assertThat(port.zoomedAt(300, 400, 1e-9).scale()).isEqualTo(Viewport.FURTHEST);
    }

    @Test
    void panMovesThePictureByPixels() {
        assertThat(port.panned(80, -40).toScreenX(0)).isCloseTo(port.toScreenX(0) + 80, within(1e-9));
        assertThat(port.panned(80, -40).toScreenY(0)).isCloseTo(port.toScreenY(0) - 40, within(1e-9));
    }

    @Test
    void fitShowsTheWholeBoxInTheMiddle() {
        var fit = port.fitting(new Box(100, 100, 4000, 1000));
        assertThat(fit.toScreenX(100)).isCloseTo(24, within(1e-6));
        assertThat(fit.toScreenX(4100)).isCloseTo(976, within(1e-6));
        assertThat(fit.toScreenY(600)).isCloseTo(300, within(1e-6));
    }

    @Test
    void levelOfDetailFollowsTheHeightOfANodeOnTheScreen() {
        assertThat(Detail.ofNodeHeight(5.9)).isEqualTo(Detail.TILES);
        assertThat(Detail.ofNodeHeight(6)).isEqualTo(Detail.DOTS);
        assertThat(Detail.ofNodeHeight(14)).isEqualTo(Detail.NAMES);
        assertThat(Detail.ofNodeHeight(28)).isEqualTo(Detail.FULL);
    }
}
