package dev.weft.picture.overlay;

import static dev.weft.fixture.SceneFixture.isolated;
import static dev.weft.fixture.SceneFixture.open;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.RecordingBrush;
import dev.weft.fixture.SceneFixture;
import dev.weft.fixture.Views;
import dev.weft.picture.Detail;
import dev.weft.picture.Drawing;
import dev.weft.picture.Ink;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Palette;
import dev.weft.picture.Shape;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.policy.Isolation;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a node shows. Source: `graph-ux` A.7 (levels of detail) and B.6 (isolation on the frame).
class NodeOverlayTest {
    private static final Palette PALETTE = Palette.of(Theme.LIGHT);
    private static final double LEFT = 50;
    private static final double RIGHT = 50 + 132;

    private static RecordingBrush paint(TopologyNode.Facts facts, ViewState state) {
        return paint(scene().workload("StatefulSet", "shop/db", 0, 0, facts), state);
    }

    private static RecordingBrush paint(SceneFixture scene, ViewState state) {
        return Views.paint(new NodeOverlay(), scene.frame(), state);
    }

    private static TopologyNode.Facts facts(int members, int ready, Optional<Isolation> isolation) {
        return new TopologyNode.Facts(members, ready, List.of("5432"), isolation);
    }

    private static List<Double> isolationLines(RecordingBrush brush) {
        return brush.lines(PALETTE.of(Ink.ISOLATED)).stream()
                .map(mark -> ((Shape.Line) mark.shape()).points()[0])
                .toList();
    }

    @Test
    void workloadSaysItsNameItsKindItsPodsAndItsPorts() {
        var scene = scene().workload("StatefulSet", "shop/orders-database-eu", 0, 0, facts(3, 3, isolated(true, true)));
        assertThat(paint(scene, Views.at(1.5)).texts())
                .containsExactly("orders-database-eu", "5432", "statefulset 3/3");
    }

    @Test
    void whereThereIsLittleRoomTheKindIsSaidAsKubectlAbbreviatesIt() {
        assertThat(paint(facts(3, 3, isolated(true, true)), Views.at(1)).texts()).contains("sts 3/3");
    }

    @Test
    void ingressIsolationDoublesTheLeftBorder() {
        var lines = isolationLines(paint(facts(1, 1, isolated(true, false)), Views.at(1)));
        assertThat(lines).hasSize(2).allMatch(x -> x >= LEFT && x < LEFT + 8);
    }

    @Test
    void egressIsolationDoublesTheRightBorder() {
        var lines = isolationLines(paint(facts(1, 1, isolated(false, true)), Views.at(1)));
        assertThat(lines).hasSize(2).allMatch(x -> x <= RIGHT && x > RIGHT - 8);
    }

    @Test
    void openPadlockOnlyWhereNoPolicySelectsTheNode() {
        assertThat(paint(facts(1, 1, open()), Views.at(1)).lines(PALETTE.of(Ink.WARNING))).hasSize(1);
        assertThat(paint(facts(1, 1, isolated(true, false)), Views.at(1)).lines(PALETTE.of(Ink.WARNING))).isEmpty();
        assertThat(paint(facts(1, 1, Optional.empty()), Views.at(1)).lines(PALETTE.of(Ink.WARNING)))
                .as("policies say nothing about such a node")
                .isEmpty();
    }

    @Test
    void podsThatAreNotReadyAskForALook() {
        var brush = paint(facts(3, 2, isolated(true, true)), Views.at(1));
        assertThat(brush.of(RecordingBrush.Mark.Written.class))
                .filteredOn(mark -> mark.text().contains("2/3"))
                .singleElement()
                .satisfies(mark -> assertThat(mark.style().colour()).isEqualTo(PALETTE.of(Ink.WARNING)));
    }

    @Test
    void fromFarAwayNodesHaveNoText() {
        assertThat(paint(facts(1, 1, open()), Views.at(0.25)).texts()).isEmpty();
    }

    @Test
    void betweenThereIsANameButNoSecondLine() {
        assertThat(paint(facts(1, 1, open()), Views.at(0.5)).texts()).containsExactly("db");
    }

    @Test
    void longNameStandsOnTwoLinesBrokenAtADash() {
        var scene = scene().workload("shop/recommendations-canary", 0, 0);
        assertThat(paint(scene, Views.at(0.5)).texts()).containsExactly("recommendations-", "canary");
    }

    @Test
    void nameTooLongForTwoLinesKeepsBothItsEnds() {
        var scene = scene().workload("shop/payments-api-with-a-very-long-name-for-the-old-world-canary", 0, 0);
        assertThat(String.join("|", paint(scene, Views.at(0.4)).texts())).startsWith("pay").contains("…")
                .endsWith("ary");
    }

    @Test
    void longWordIsNeverBrokenOntoASecondLine() {
        var scene = scene().workload("shop/productcatalogservicecanary", 0, 0);
        assertThat(paint(scene, Views.at(0.4)).texts()).singleElement().asString().startsWith("prod").contains("…")
                .endsWith("ary");
    }

    @Test
    void cardFromADistanceTakesSomeOfTheGapAndNeverTouchesItsNeighbour() {
        for (double scale = 0.32; scale < 3; scale += 0.07) {
            var context = PaintContext.of(Drawing.of(scene().workload("shop/a", 0, 0).frame()), Views.at(scale));
            assertThat(2 * context.swell()).as("at %s", scale).isLessThan(Detail.NODE_GAP * scale * 0.7);
        }
    }

    @Test
    void largeTypeMakesNamesLarger() {
        var scene = scene().workload("shop/db", 0, 0);
        var desk = Views.at(0.6);
        var hall = new ViewState(
                desk.viewport(), desk.focus(), desk.theme(), Set.of(), 1, new ViewState.Stage(1.5, 0));
        assertThat(size(scene, hall)).isEqualTo(1.5 * size(scene, desk));
    }

    private static double size(SceneFixture scene, ViewState state) {
        return paint(scene, state).of(RecordingBrush.Mark.Written.class).getFirst().style().size();
    }

    @Test
    void foldedNamespaceShowsCountsAndTheMixInside() {
        var inside = new Tally(Map.of(EdgeState.OBSERVED_DENIED, 1, EdgeState.OBSERVED_ALLOWED, 3));
        var facts = new TopologyNode.Facts(7, 7, List.of(), Optional.empty()).withInside(inside);
        var node = new TopologyNode(NodeId.ofNamespace("legacy"), "legacy-systems-of-old", "", Optional.empty(), facts);
        var brush = paint(scene().node(node, 0, 0), Views.at(2));
        assertThat(brush.texts()).containsExactly("legacy-systems-of-old", "7 workloads");
        assertThat(brush.discs(PALETTE.of(EdgeState.OBSERVED_DENIED))).as("something inside is denied").hasSize(1);
        assertThat(share(brush, EdgeState.OBSERVED_ALLOWED) / share(brush, EdgeState.OBSERVED_DENIED)).isEqualTo(3);
    }

    private static double share(RecordingBrush brush, EdgeState state) {
        return brush.of(RecordingBrush.Mark.Filled.class).stream()
                .filter(mark -> mark.colour().equals(PALETTE.of(state)))
                .filter(mark -> mark.shape() instanceof Shape.RoundBox)
                .mapToDouble(mark -> ((Shape.RoundBox) mark.shape()).width())
                .sum();
    }
}
