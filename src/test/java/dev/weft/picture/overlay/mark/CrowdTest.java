package dev.weft.picture.overlay.mark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.SceneFixture;
import dev.weft.fixture.Views;
import dev.weft.layout.Box;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.PaintContext;
import dev.weft.session.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Of thousands of lines each gets what lets the picture through; nothing is left out.
class CrowdTest {
    private static final double LONG = 900;

    private static PaintContext context(Frame frame, double scale) {
        return PaintContext.of(Drawing.of(frame), Views.at(scale));
    }

    private static List<Drawing.PlacedEdge> edges(PaintContext context) {
        return context.detail() == Detail.TILES ? context.drawing().merged() : context.drawing().edges();
    }

    private static double strength(PaintContext context, boolean urgent, double length) {
        var seen = edges(context);
        var one = seen.stream()
                .filter(placed -> Detail.isUrgent(placed.edge().state()) == urgent)
                .findFirst()
                .orElseThrow();
        return Crowd.of(context, seen).strength(one, length);
    }

    @Test
    void fewLinesAreDrawnAsTheyAre() {
        var context = context(DemoScenes.large(200, 700), 0.2);
        assertThat(Crowd.of(context, edges(context)).room()).isEqualTo(1);
        assertThat(strength(context, false, LONG)).isEqualTo(1);
        assertThat(strength(context, true, LONG)).isEqualTo(1);
    }

    @Test
    void inACrowdLongLinesFadeAndShortOnesStayWithTheirNodes() {
        var context = context(DemoScenes.large(2_000, 10_000), 0.2);
        assertThat(strength(context, false, LONG)).isBetween(0.1, 0.3);
        assertThat(strength(context, false, 60)).isEqualTo(1);
    }

    @Test
    void whatIsDeniedFadesLessThanTheRestAndNeverAway() {
        for (double scale : new double[] {0.2, 0.4}) {
            var context = context(DemoScenes.large(2_000, 10_000), scale);
            assertThat(strength(context, true, LONG)).isGreaterThan(strength(context, false, LONG)).isGreaterThan(0.1);
        }
    }

    @Test
    void mergedLineThatStandsForMostIsDrawnInFullHoweverLong() {
        var scene = SceneFixture.scene();
        for (int i = 0; i < 32; i++) {
            scene.group("n" + i, new Box(i * 400.0, i % 7 * 900.0, 200, 120))
                    .workload("n" + i + "/a", i * 400.0 + 20, i % 7 * 900.0 + 40);
        }
        scene.workload("n0/b", 20, 90);
        for (int i = 0; i < 32; i++) {
            for (int j = 0; j < 32; j++) {
                if (i != j) {
                    scene.allowed("n" + i + "/a", "n" + j + "/a", 80, 1);
                }
            }
        }
        var context = context(scene.allowed("n0/b", "n31/a", 80, 1).frame(), 0.1);
        var seen = edges(context);
        var crowd = Crowd.of(context, seen);
        assertThat(seen).hasSizeGreaterThan(900).allSatisfy(placed -> assertThat(crowd.strength(placed, LONG) == 1)
                .isEqualTo(placed.edge().pairs().total() == 2));
    }

    @Test
    void inACrowdOneMarkerStandsForThoseItWouldCover() {
        var context = context(DemoScenes.large(2_000, 10_000), 0.2);
        var crowd = Crowd.of(context, edges(context));
        double middle = 2.2 * 4 * 10.5;
        assertThat(crowd.takes(middle, middle, 4)).isTrue();
        assertThat(crowd.takes(middle, middle, 4)).isFalse();
        assertThat(crowd.takes(middle + 40, middle, 4)).isTrue();
    }
}
