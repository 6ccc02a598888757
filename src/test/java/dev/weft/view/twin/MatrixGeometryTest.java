package dev.weft.view.twin;

import static dev.weft.view.twin.MatrixGeometry.COLUMN_LABELS;
import static dev.weft.view.twin.MatrixGeometry.ROW_LABELS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.view.twin.MatrixGeometry.Spot;
import org.junit.jupiter.api.Test;

class MatrixGeometryTest {
    /// Two thousand lines of 20 pixels, of which 10 by 5 are seen.
    private static final MatrixGeometry LARGE =
            new MatrixGeometry(2_000, 20, ROW_LABELS + 200, COLUMN_LABELS + 100, 0, 0);

    @Test
    void onlyWhatIsSeenIsAskedFor() {
        assertThat(LARGE.scrolled(4_010, 30_000).visible())
                .isEqualTo(new MatrixSheet.Part(1_500, 1_506, 200, 211));
    }

    @Test
    void itScrollsAsFarAsTheLastLine() {
        var end = LARGE.scrolled(1e9, 1e9);

        assertThat(end.visible()).isEqualTo(new MatrixSheet.Part(1_995, 2_000, 1_990, 2_000));
        assertThat(LARGE.scrolled(-5, -5)).isEqualTo(LARGE);
    }

    @Test
    void aPixelIsACellOrALabelOrNothing() {
        assertThat(LARGE.at(ROW_LABELS + 25, COLUMN_LABELS + 45)).contains(new Spot(2, 1));
        assertThat(LARGE.at(10, COLUMN_LABELS + 45)).contains(new Spot(2, -1));
        assertThat(LARGE.at(ROW_LABELS + 25, 10)).contains(new Spot(-1, 1));
        assertThat(LARGE.at(10, 10)).isEmpty();
        assertThat(new MatrixGeometry(3, 20, 900, 900, 0, 0).at(880, 880)).isEmpty();
    }

    @Test
    void aCellIsRevealedByTheLeastScrolling() {
        assertThat(LARGE.revealing(new Spot(2, 3))).isEqualTo(LARGE);
        assertThat(LARGE.revealing(new Spot(5, 10))).isEqualTo(LARGE.scrolled(20, 20));
        assertThat(LARGE.scrolled(400, 400).revealing(new Spot(-1, 3))).isEqualTo(LARGE.scrolled(60, 400));
    }
}
