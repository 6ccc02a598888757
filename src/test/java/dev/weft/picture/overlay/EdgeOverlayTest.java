package dev.weft.picture.overlay;

import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.fixture.RecordingBrush;
import dev.weft.fixture.SceneFixture;
import dev.weft.fixture.Views;
import dev.weft.layout.Box;
import dev.weft.picture.Colour;
import dev.weft.picture.Palette;
import dev.weft.picture.Pick;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.topology.EdgeState;
import org.junit.jupiter.api.Test;

/// The verdict grammar. Source: `graph-ux` B.6: colour, stroke, marker.
class EdgeOverlayTest {
    private static final Palette PALETTE = Palette.of(Theme.LIGHT);
    private static final Colour DENIED = PALETTE.of(EdgeState.OBSERVED_DENIED);
    private static final Colour ALLOWED = PALETTE.of(EdgeState.OBSERVED_ALLOWED);
    /// The right border of a node at 0 and the left border of a node at 400, on the screen.
    private static final double SOURCE_BORDER = 50 + 132;
    private static final double TARGET_BORDER = 50 + 400;

    private static RecordingBrush paint(SceneFixture scene, ViewState state) {
        return Views.paint(new EdgeOverlay(), scene.frame(), state);
    }

    private static SceneFixture pair() {
        return scene().openWorkload("shop/web", 0, 0).workload("shop/db", 400, 0);
    }

    private static double[] points(Shape shape) {
        return ((Shape.Line) shape).points();
    }

    @Test
    void deniedEdgeStopsShortOfTheIsolatedTargetWithADiscAndACross() {
        var brush = paint(pair().denied("shop/web", "shop/db", 5432), Views.at(1));
        var line = points(brush.lines(DENIED).getFirst().shape());
        assertThat(brush.lines(DENIED)).hasSize(1).allMatch(mark -> mark.stroke().dash() == Stroke.Dash.SOLID);
        assertThat(line[0]).isCloseTo(SOURCE_BORDER + 2, within(1.0));
        assertThat(line[line.length - 2]).isCloseTo(TARGET_BORDER - 25, within(1.5));
        var disc = brush.discs(DENIED).getFirst();
        assertThat(disc.x()).isCloseTo(TARGET_BORDER - 18, within(1.0));
        assertThat(brush.lines(PALETTE.of(dev.weft.picture.Ink.ON_VERDICT))).as("a cross").hasSize(2);
        assertThat(brush.polygons(DENIED)).as("no arrow reaches the target").isEmpty();
    }

    @Test
    void edgeDeniedByItsSourceBeginsBehindTheDisc() {
        var scene = scene().cagedWorkload("shop/web", 0, 0).openWorkload("shop/db", 400, 0);
        var brush = paint(scene.denied("shop/web", "shop/db", 5432), Views.at(1));
        assertThat(brush.discs(DENIED).getFirst().x()).isCloseTo(SOURCE_BORDER + 18, within(1.0));
        assertThat(points(brush.lines(DENIED).getFirst().shape())[0]).isCloseTo(SOURCE_BORDER + 25, within(1.5));
        assertThat(brush.polygons(DENIED)).as("an arrow still says where it wanted to go").hasSize(1);
    }

    @Test
    void dropThatNoPolicyExplainsBlamesNeitherEnd() {
        var brush = paint(pair().dropped("shop/web", "shop/db", 5432), Views.at(1));
        assertThat(brush.discs(DENIED).getFirst().x())
                .isCloseTo((SOURCE_BORDER + TARGET_BORDER) / 2, within(8.0));
    }

    @Test
    void allowedEdgeIsSolidAndEndsInAnArrowAtTheTarget() {
        var brush = paint(pair().allowed("shop/web", "shop/db", 5432, 10), Views.at(1));
        assertThat(brush.lines(ALLOWED)).singleElement()
                .satisfies(mark -> assertThat(mark.stroke())
                        .isEqualTo(new Stroke(ALLOWED, 1.5 + Math.log10(11), Stroke.Dash.SOLID)));
        assertThat(brush.polygons(ALLOWED)).singleElement()
                .satisfies(arrow -> assertThat(arrow.points()[0]).isCloseTo(TARGET_BORDER - 2, within(1.0)));
        assertThat(brush.discs(ALLOWED)).isEmpty();
    }

    @Test
    void unusedPermissionIsDotted() {
        var brush = paint(pair().unused("shop/web", "shop/db", 5432), Views.at(1));
        assertThat(brush.lines(PALETTE.of(EdgeState.UNUSED)))
                .singleElement()
                .satisfies(mark -> assertThat(mark.stroke().dash()).isEqualTo(Stroke.Dash.DOTTED));
    }

    @Test
    void unknownIsDashDottedWithARingInTheMiddleAndNeverBlue() {
        var brush = paint(pair().unknown("shop/web", "shop/db", 5432), Views.at(1));
        var grey = PALETTE.of(EdgeState.UNKNOWN);
        assertThat(brush.lines(grey).getFirst().stroke().dash()).isEqualTo(Stroke.Dash.DASH_DOT);
        assertThat(brush.rings(grey)).hasSize(1);
        assertThat(brush.lines(ALLOWED)).isEmpty();
    }

    @Test
    void draftedEdgesAreDashedWithAnOpenRing() {
        var scene = pair().drafting().workload("shop/queue", 0, 200)
                .gained("shop/web", "shop/db", 5432).lost("shop/queue", "shop/db", 5432);
        var brush = paint(scene, Views.at(1));
        for (var state : new EdgeState[] {EdgeState.WOULD_BE_ALLOWED, EdgeState.WOULD_BE_DENIED}) {
            var colour = PALETTE.of(state);
            assertThat(brush.lines(colour).getFirst().stroke().dash()).isEqualTo(Stroke.Dash.DASHED);
            assertThat(brush.rings(colour)).hasSize(1);
            assertThat(brush.discs(colour)).as("no filled disc: nothing was denied yet").isEmpty();
        }
    }

    @Test
    void lineGrowsAPixelWithEveryTenfoldAndStopsAtSix() {
        assertThat(width(9)).isEqualTo(2.5);
        assertThat(width(999)).isEqualTo(4.5);
        assertThat(width(1_000_000_000)).isEqualTo(6);
    }

    private static double width(long connections) {
        var brush = paint(pair().allowed("shop/web", "shop/db", 5432, connections), Views.at(1));
        return brush.lines(ALLOWED).getFirst().stroke().width();
    }

    @Test
    void hoveredNodeLiftsItsEdgesAndDimsTheRestToFifteenPercent() {
        var scene = pair().workload("shop/queue", 0, 200).workload("shop/worker", 400, 200)
                .allowed("shop/web", "shop/db", 5432, 10).allowed("shop/queue", "shop/worker", 80, 10);
        var brush = paint(scene, Views.hovering(new Pick.OfNode(SceneFixture.id("shop/web"))));
        assertThat(brush.lines(ALLOWED).stream().map(mark -> mark.stroke().colour().alpha()))
                .as("the dimmed one first, the lifted one over it")
                .containsExactly((int) Math.round(255 * 0.15), 255);
    }

    @Test
    void whileADraftIsOpenUnchangedEdgesStepBackToThirtyPercent() {
        var brush = paint(pair().drafting().allowed("shop/web", "shop/db", 5432, 10), Views.at(1));
        assertThat(brush.lines(ALLOWED).getFirst().stroke().colour().alpha()).isEqualTo((int) Math.round(255 * 0.3));
    }

    @Test
    void edgeOutsideTheViewportIsNotPainted() {
        var scene = pair().allowed("shop/web", "shop/db", 5432, 10);
        assertThat(paint(scene, Views.of(new Viewport(2000, 2000, 1, 1000, 600))).marks()).isEmpty();
    }

    @Test
    void fromFarAwayOneLineStandsForAllBetweenTwoNamespaces() {
        var scene = pair().workload("pay/api", 5000, 0).workload("pay/ledger", 5000, 100)
                .group("shop", new Box(-20, -40, 700, 140)).group("pay", new Box(4980, -40, 300, 240))
                .allowed("shop/web", "pay/api", 80, 1).allowed("shop/web", "pay/ledger", 80, 1)
                .denied("shop/db", "pay/ledger", 80).allowed("shop/web", "shop/db", 5432, 1);
        var brush = paint(scene, Views.at(0.1));
        assertThat(brush.lines(DENIED)).as("the worst of three").hasSize(1);
        assertThat(brush.lines(ALLOWED)).as("what stays within a namespace has no line").isEmpty();
    }

    @Test
    void markersOfWhatIsDeniedAreSeenFromAnyDistanceOthersAreNot() {
        var scene = pair().workload("shop/queue", 0, 200)
                .denied("shop/web", "shop/db", 5432).unknown("shop/queue", "shop/db", 80);
        var brush = paint(scene, Views.at(0.25));
        assertThat(brush.discs(DENIED)).hasSize(1);
        assertThat(brush.rings(PALETTE.of(EdgeState.UNKNOWN))).isEmpty();
    }
}
