package dev.weft.picture.overlay;

import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.RecordingBrush;
import dev.weft.fixture.SceneFixture;
import dev.weft.fixture.Views;
import dev.weft.layout.Box;
import dev.weft.picture.Ink;
import dev.weft.picture.Overlay;
import dev.weft.picture.Palette;
import dev.weft.picture.Pick;
import dev.weft.picture.Shape;
import dev.weft.picture.Stroke;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.topology.EdgeId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What stands beside the nodes and edges: legend, draft frame, empty sentence, rings, headers, labels.
class ScreenOverlaysTest {
    private static final Palette PALETTE = Palette.of(Theme.LIGHT);

    @Test
    void overlaysHaveUniqueNames() {
        assertThat(Overlays.all()).extracting(Overlay::name).doesNotHaveDuplicates();
    }

    @Test
    void legendNamesOnlyWhatOccurs() {
        var scene = scene().workload("shop/web", 0, 0).workload("shop/db", 400, 0).denied("shop/web", "shop/db", 80);
        assertThat(Views.paint(new LegendOverlay(), scene.frame(), Views.at(1)).texts())
                .containsExactly("denied", "incoming traffic isolated");
    }

    @Test
    void legendSaysEveryStateWithItsWord() {
        assertThat(Views.paint(new LegendOverlay(), DemoScenes.draft(), Views.at(1)).texts())
                .startsWith("denied", "would be denied", "would be allowed", "unknown", "allowed", "allowed, unused");
    }

    @Test
    void nothingToDrawNeedsNoLegend() {
        assertThat(Views.paint(new LegendOverlay(), scene().frame(), Views.at(1)).marks()).isEmpty();
    }

    @Test
    void openDraftPutsAFrameWithWordsRoundThePicture() {
        var brush = Views.paint(new DraftOverlay(), DemoScenes.draft(), Views.at(1));
        assertThat(brush.texts()).containsExactly("Draft, not applied");
        assertThat(brush.of(RecordingBrush.Mark.Stroked.class).getFirst().shape())
                .isEqualTo(new Shape.RoundBox(2, 2, 996, 596, 0));
        assertThat(Views.paint(new DraftOverlay(), DemoScenes.shop().frame(), Views.at(1)).marks()).isEmpty();
    }

    @Test
    void emptyClusterSaysSoAndWhatToDo() {
        assertThat(Views.paint(new EmptyOverlay(), scene().frame(), Views.at(1)).texts())
                .containsExactly(
                        "No workloads here yet",
                        "Open a cluster or a folder with workloads, or wait: they appear by themselves.");
    }

    @Test
    void filterThatHidesEverythingIsNamed() {
        var cluster = ClusterFixture.cluster(ClusterFixture.pod("shop/web", "app=web"));
        assertThat(Views.paint(new EmptyOverlay(), scene().cluster(cluster).frame(), Views.at(1)).texts())
                .contains("The filter hides everything. Clear it to see the whole cluster.");
    }

    @Test
    void selectedNodeGetsARingOfThreePixelsOutsideItsBox() {
        var frame = scene().workload("shop/web", 0, 0).frame();
        var state = Views.selecting(new Pick.OfNode(SceneFixture.id("shop/web")));
        assertThat(Views.paint(new SelectionOverlay(), frame, state).of(RecordingBrush.Mark.Stroked.class))
                .singleElement()
                .satisfies(mark -> {
                    assertThat(mark.stroke().width()).isEqualTo(3);
                    assertThat(mark.stroke().colour()).isEqualTo(PALETTE.of(Ink.FOCUS));
                    assertThat(((Shape.RoundBox) mark.shape()).x()).isLessThan(50 - 3);
                });
    }

    @Test
    void namespaceBoxHasItsNameAndCountInTheHeader() {
        var frame = scene().workload("shop/web", 20, 50).group("shop", new Box(0, 0, 400, 120)).frame();
        assertThat(Views.paint(new HeaderOverlay(), frame, Views.at(1)).texts()).containsExactly("shop", "1 workload");
        assertThat(Views.paint(new HeaderOverlay(), frame, Views.at(0.1)).texts()).as("too small to read").isEmpty();
        assertThat(Views.paint(new TileOverlay(), frame, Views.at(0.1)).texts()).containsExactly("shop", "1");
    }

    @Test
    void selectedEdgeSaysItsPorts() {
        var frame = scene().workload("shop/web", 0, 0).workload("shop/db", 400, 0)
                .allowed("shop/web", "shop/db", 5432, 1).frame();
        var edge = new EdgeId(SceneFixture.id("shop/web"), SceneFixture.id("shop/db"));
        assertThat(Views.paint(new LabelOverlay(), frame, Views.selecting(new Pick.OfEdge(edge))).texts())
                .containsExactly("TCP 5432");
        assertThat(Views.paint(new LabelOverlay(), frame, Views.at(1)).texts()).isEmpty();
    }

    @Test
    void whatTheEditorMeansHasADashedRing() {
        var scene = scene().workload("shop/web", 0, 0).workload("shop/db", 400, 0);
        var view = Views.at(1);
        var focus = new ViewState.Focus(Optional.empty(), Optional.empty(), Set.of(SceneFixture.id("shop/db")));
        var state = new ViewState(view.viewport(), focus, Theme.LIGHT, Set.of(), 1);
        assertThat(Views.paint(new SelectionOverlay(), scene.frame(), state).of(RecordingBrush.Mark.Stroked.class))
                .singleElement()
                .satisfies(ring -> assertThat(ring.stroke().dash()).isEqualTo(Stroke.Dash.DASHED));
    }
}
