package dev.weft.picture.hub;

import static dev.weft.fixture.SceneFixture.id;
import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Views;
import dev.weft.picture.Drawing;
import dev.weft.picture.Overlay;
import dev.weft.picture.PaintContext;
import dev.weft.picture.Palette;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.overlay.EdgeOverlay;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.lens.Lens;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HubOverlayTest {
    private static final EdgeId FIRST = new EdgeId(id("a/app-0"), id("kube-system/coredns"));
    private final Frame frame = cluster();

    private static Frame cluster() {
        var scene = scene().workload("kube-system/coredns", 700, 100);
        for (int i = 0; i < 5; i++) {
            scene.workload("a/app-" + i, 0, 90.0 * i);
        }
        for (int i = 0; i < 4; i++) {
            scene.allowed("a/app-" + i, "kube-system/coredns", 53, 1);
        }
        return scene.denied("a/app-4", "kube-system/coredns", 53).frame();
    }

    private static long lines(Frame frame, ViewState state) {
        var context = PaintContext.of(Drawing.of(frame), state);
        return context.drawing().edges().stream().filter(placed -> context.isLine(placed.edge().id())).count();
    }

    @Test
    void onlyTheDeniedEdgeOfAHubIsALine() {
        assertThat(lines(frame, Views.at(1))).isEqualTo(1);
        var palette = Palette.of(Theme.LIGHT);
        var painted = Views.paint(new EdgeOverlay(), frame, Views.at(1));
        assertThat(painted.lines(palette.of(EdgeState.OBSERVED_DENIED))).isNotEmpty();
        assertThat(painted.lines(palette.of(EdgeState.OBSERVED_ALLOWED))).isEmpty();
    }

    @Test
    void cardsSayWhichHubAndTheHubSaysHowMany() {
        var texts = Views.paint(new HubOverlay(), frame, Views.at(1)).texts();
        assertThat(texts).filteredOn("DNS"::equals).hasSize(4);
        assertThat(texts).contains("4 in");
    }

    @Test
    void whatFindingsSayOfTheNextCardIsNotCovered() {
        var plain = Views.at(0.48);
        var signs = new ViewState(
                plain.viewport(), plain.focus(), plain.theme(),
                new ViewState.Layers(Set.of(), Set.of(Lens.FINDINGS)), 1, plain.stage());
        assertThat(Views.paint(new HubOverlay(), frame, plain).texts()).contains("DNS");
        assertThat(Views.paint(new HubOverlay(), frame, signs).texts()).isEmpty();
    }

    @Test
    void hubThatIsHoveredOrSelectedShowsItsLines() {
        var hub = new Pick.OfNode(id("kube-system/coredns"));
        assertThat(lines(frame, Views.hovering(hub))).isEqualTo(5);
        assertThat(lines(frame, Views.selecting(hub))).isEqualTo(5);
        assertThat(lines(frame, Views.selecting(new Pick.OfEdge(FIRST)))).isEqualTo(2);
    }

    @Test
    void linesComeBackWhenTheUserWishesThem() {
        var request = frame.request().with(frame.request().arrangement().withBadges(false));
        var plain = new Frame(1, request, frame.meaning(), frame.scene(), frame.draft(), frame.timings());
        assertThat(lines(plain, Views.at(1))).isEqualTo(5);
        assertThat(Views.paint(new HubOverlay(), plain, Views.at(1)).texts()).isEmpty();
    }

    @Test
    void fromFarAwayOnlyWhatIsDeniedLeadsToTheHub() {
        var far = PaintContext.of(Drawing.of(frame), Views.at(0.1));
        assertThat(far.drawing().merged()).hasSize(1);
        Overlay overlay = new HubOverlay();
        assertThat(Views.paint(overlay, frame, Views.at(0.1)).texts()).isEmpty();
    }
}
