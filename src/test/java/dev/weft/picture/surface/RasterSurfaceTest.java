package dev.weft.picture.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.picture.Colour;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.TextStyle;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Black on white: how dark a pixel is says how much of it is covered.
class RasterSurfaceTest {
    private static final int SIZE = 40;
    private static final Colour BLACK = Colour.of("#000000");
    private final int[] pixels = new int[SIZE * SIZE];
    private final RasterSurface surface = new RasterSurface();
    private final dev.weft.picture.Brush brush = surface.brush(pixels, SIZE, SIZE, 1);

    RasterSurfaceTest() {
        Arrays.fill(pixels, 0xFFFFFFFF);
    }

    /// 0 for white, 1 for black.
    private double covered(int x, int y) {
        return 1 - (pixels[y * SIZE + x] & 0xFF) / 255.0;
    }

    private double inkOf(int... rows) {
        return Arrays.stream(rows)
                .mapToDouble(y -> IntStream.range(0, SIZE).mapToDouble(x -> covered(x, y)).sum())
                .sum();
    }

    private double ink() {
        return inkOf(IntStream.range(0, SIZE).toArray());
    }

    @Test
    void boxOnPixelBordersIsSharp() {
        brush.fill(new Shape.RoundBox(10, 10, 5, 5, 0), BLACK);
        assertThat(covered(10, 10)).isEqualTo(1);
        assertThat(covered(14, 14)).isEqualTo(1);
        assertThat(covered(9, 10)).isZero();
        assertThat(covered(15, 14)).isZero();
    }

    @Test
    void pixelIsAsDarkAsItsCoveredShare() {
        brush.fill(new Shape.RoundBox(10.5, 10, 2, 1, 0), BLACK);
        assertThat(covered(10, 10)).isCloseTo(0.5, within(0.01));
        assertThat(covered(11, 10)).isEqualTo(1);
        assertThat(covered(12, 10)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void discHasTheInkOfItsArea() {
        brush.fill(new Shape.Disc(20, 20, 9), BLACK);
        assertThat(ink()).isCloseTo(Math.PI * 81, within(2.0));
    }

    @Test
    void ringIsHollow() {
        brush.stroke(new Shape.Disc(20, 20, 9), Stroke.solid(BLACK, 2));
        assertThat(covered(20, 20)).isZero();
        assertThat(ink()).isCloseTo(2 * Math.PI * 9 * 2, within(2.0));
    }

    @Test
    void polygonIsFilledWhicheverWayRoundItsPointsAre() {
        brush.fill(new Shape.Polygon(10, 10, 20, 10, 10, 20), BLACK);
        double clockwise = ink();
        Arrays.fill(pixels, 0xFFFFFFFF);
        brush.fill(new Shape.Polygon(10, 10, 10, 20, 20, 10), BLACK);
        assertThat(ink()).isCloseTo(clockwise, within(1e-9)).isCloseTo(50, within(0.5));
    }

    @Test
    void lineHasTheInkOfItsLengthTimesItsWidthInEveryDirection() {
        for (double angle = 0; angle < Math.PI; angle += 0.1) {
            Arrays.fill(pixels, 0xFFFFFFFF);
            double dx = 15 * Math.cos(angle);
            double dy = 15 * Math.sin(angle);
            brush.stroke(new Shape.Line(20 - dx, 20 - dy, 20 + dx, 20 + dy), Stroke.solid(BLACK, 2.5));
            assertThat(ink()).as("at %s", angle).isCloseTo(75, within(5.0));
        }
    }

    @Test
    void thickLineThatCrossesItselfIsNotDarkerThere() {
        var half = Stroke.solid(new Colour(0x80000000), 8);
        brush.stroke(new Shape.Line(5, 20, 35, 20, 35, 35, 20, 35, 20, 5), half);
        assertThat(covered(20, 20)).isCloseTo(covered(10, 20), within(0.01));
    }

    @Test
    void piecesOfAThinLineNeitherGapNorDoubleAtTheirJoints() {
        var half = Stroke.solid(new Colour(0x80000000), 2);
        brush.stroke(new Shape.Line(5, 20, 12.3, 20, 19.7, 20, 30, 20), half);
        for (int x = 6; x < 29; x++) {
            assertThat(covered(x, 20)).as("at %s", x).isCloseTo(0.5, within(0.02));
        }
    }

    @Test
    void dottedLineDrawsTwoAndLeavesFive() {
        brush.stroke(new Shape.Line(0, 20.5, 40, 20.5), new Stroke(BLACK, 1, Stroke.Dash.DOTTED));
        assertThat(IntStream.range(0, 21).mapToObj(x -> covered(x, 20) > 0.5 ? "x" : ".").reduce("", String::concat))
                .isEqualTo("xx.....xx.....xx.....");
    }

    @Test
    void patternGoesOnBehindTheBorderAsIfAllWereSeen() {
        brush.stroke(new Shape.Line(-7_000_000, 20.5, 40, 20.5), new Stroke(BLACK, 1, Stroke.Dash.DOTTED));
        assertThat(IntStream.range(0, 14).mapToObj(x -> covered(x, 20) > 0.5 ? "x" : ".").reduce("", String::concat))
                .isEqualTo("xx.....xx.....");
    }

    @Test
    void whatIsOutsideIsCutOffWithoutATrace() {
        brush.fill(new Shape.RoundBox(-100, -100, 90, 400, 5), BLACK);
        brush.stroke(new Shape.Line(-50, -50, 500, -20), Stroke.solid(BLACK, 3));
        brush.stroke(new Shape.Line(45, 0, 60, 100), Stroke.solid(BLACK, 8));
        brush.fill(new Shape.Disc(-30, 80, 20), BLACK);
        assertThat(ink()).isZero();
    }

    @Test
    void shapeThatSticksOutIsCutAtTheBorder() {
        brush.fill(new Shape.RoundBox(30, -10, 100, 20, 0), BLACK);
        assertThat(ink()).isCloseTo(100, within(0.01));
        brush.fill(new Shape.RoundBox(-10, 30, 15, 100, 0), BLACK);
        assertThat(ink()).isCloseTo(150, within(0.01));
    }

    @Test
    void colourLaidOverAnotherMixesByItsAlpha() {
        brush.fill(new Shape.RoundBox(0, 0, 1, 1, 0), new Colour(0x40FF0000));
        assertThat(pixels[0] >>> 24).isEqualTo(255);
        assertThat(pixels[0] >> 8 & 0xFF).isCloseTo(191, within(2));
        assertThat(pixels[0] >> 16 & 0xFF).isCloseTo(255, within(2));
    }

    @Test
    void outputScaleMakesEverythingLarger() {
        surface.brush(pixels, SIZE, SIZE, 2).fill(new Shape.RoundBox(5, 5, 5, 5, 0), BLACK);
        assertThat(ink()).isCloseTo(100, within(0.01));
    }

    @Test
    void textLeavesInkAndIsAsWideAsItSays() {
        var style = new TextStyle(12, false, BLACK);
        brush.text("pod", 2, 30, style);
        double width = brush.width("pod", style);
        assertThat(ink()).isPositive();
        assertThat(IntStream.range((int) Math.ceil(2 + width) + 1, SIZE).mapToDouble(x -> covered(x, 27)).sum())
                .isZero();
        assertThat(brush.width("pod", new TextStyle(24, false, BLACK))).isCloseTo(2 * width, within(1e-9));
    }
}
