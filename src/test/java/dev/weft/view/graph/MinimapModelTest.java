package dev.weft.view.graph;

import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.layout.Box;
import dev.weft.picture.Viewport;
import org.junit.jupiter.api.Test;

class MinimapModelTest {
    private final MinimapModel map = MinimapModel.of(
                    scene().group("shop", new Box(0, 0, 400, 300))
                            .workload("shop/a", 20, 60)
                            .workload("shop/b", 220, 200)
                            .workload("alone/c", 900, 500)
                            .denied("shop/a", "alone/c", 80)
                            .allowed("shop/a", "shop/b", 80, 1)
                            .frame(),
                    180,
                    120)
            .orElseThrow();

    @Test
    void mapHasBoxesWhatStandsOutsideThemAndOnlyTheDeniedLines() {
        assertThat(map.areas()).extracting(MinimapModel.Area::hue).containsExactly("shop", "alone");
        assertThat(map.denied()).hasSize(1);
    }

    @Test
    void allOfTheWorldFits() {
        assertThat(map.width()).isLessThanOrEqualTo(180.001);
        assertThat(map.height()).isLessThanOrEqualTo(120.001);
    }

    @Test
    void pointOfTheMapIsThePointOfTheWorldDrawnThere() {
        var box = map.onMap(new Box(123, 45, 0, 0));
        assertThat(map.worldX(box.x())).isCloseTo(123, within(1e-9));
        assertThat(map.worldY(box.y())).isCloseTo(45, within(1e-9));
    }

    @Test
    void windowIsCutAtTheBordersOfTheMap() {
        var window = map.window(new Viewport(-9_000, 100, 1, 9_500, 50));
        assertThat(window.x()).isZero();
        assertThat(map.worldX(window.right())).isCloseTo(500, within(1e-9));
        assertThat(window.height() / map.scale()).isCloseTo(50, within(1e-9));
    }

    @Test
    void mapIsNeededOnlyWhileSomethingIsOutOfView() {
        assertThat(map.isAllIn(new Viewport(-100, -100, 1, 2_000, 1_000))).isTrue();
        assertThat(map.isAllIn(new Viewport(10, -100, 1, 2_000, 1_000))).isFalse();
        assertThat(map.isAllIn(new Viewport(-100, -100, 1, 2_000, 300))).isFalse();
    }
}
