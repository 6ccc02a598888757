package dev.weft.view.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureViewTest {
    @Test
    void pictureThatIsOnlyMovedStandsOnWholePixelsOfTheScreen() {
        assertThat(PictureView.snapped(-47.63, 1, 1)).isEqualTo(-48);
        assertThat(PictureView.snapped(-47.63, 1, 2)).isEqualTo(-47.5);
    }

    @Test
    void pictureThatIsZoomedStandsWhereTheWorldIs() {
        assertThat(PictureView.snapped(-47.63, 1.02, 1)).isEqualTo(-47.63);
    }
}
