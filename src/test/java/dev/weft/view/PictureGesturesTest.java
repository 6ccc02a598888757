package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.cluster.ObjectRef;
import dev.weft.layout.Box;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.picture.Viewport;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Mouse and keyboard on the picture of the demo cluster.
class PictureGesturesTest extends WindowTest {
    private static final NodeId WEB = NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", "web"));

    @BeforeEach
    void open() {
        openDemo(new Look(Theme.LIGHT, 1000, 700));
        fx(() -> {
            graph().requestFocus();
            return true;
        });
    }

    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private Viewport viewport() {
        return fx(() -> graph().viewport());
    }

    private Optional<Pick> selection() {
        return fx(() -> graph().selection());
    }

    @Test
    void theKeyboardIsWithThePictureFromTheStart() {
        assertThat(fx(() -> graph().getScene().getFocusOwner())).isEqualTo(graph());
    }

    @Test
    void theWheelKeepsTheWorldUnderTheCursor() {
        var before = viewport();

        wheel(300, 200, 3);

        var after = viewport();
        assertThat(after.scale()).isGreaterThan(before.scale());
        assertThat(after.toWorldX(300)).isCloseTo(before.toWorldX(300), within(0.5));
        assertThat(after.toWorldY(200)).isCloseTo(before.toWorldY(200), within(0.5));
    }

    @Test
    void draggingPansAndNewFramesNeverMoveTheViewport() {
        var before = viewport();

        drag(20, 20, 120, 70);

        var panned = viewport();
        assertThat(panned.scale()).isEqualTo(before.scale());
        assertThat(panned.left()).isLessThan(before.left());
        long number = frame().number();
        fx(() -> {
            session().request(session().request().withFolded(Set.of("shop")));
            return true;
        });
        until("another frame", () -> frame().number() > number && frame().request().folded().contains("shop"));
        settle();
        assertThat(viewport()).isEqualTo(panned);
    }

    @Test
    void aNodeThatIsDraggedStaysWhereItIsPutAndPTakesThePinAway() {
        select(WEB);
        var box = frame().scene().positions().nodes().get(WEB);
        double x = viewport().toScreenX(box.centerX());
        double y = viewport().toScreenY(box.centerY());
        var before = viewport();

        drag(x, y, x + 30, y + 90);

        until("the pin", () -> frame().request().arrangement().pins().of(WEB).isPresent());
        var pin = frame().request().arrangement().pins().of(WEB).orElseThrow();
        assertThat(viewport()).isEqualTo(before);
        assertThat(pin.y()).isCloseTo(box.y() + 90 / before.scale(), within(2.0));
        assertThat(frame().scene().positions().nodes().get(WEB).y()).isEqualTo(pin.y());

        press(KeyCode.P);
        until("no pin", () -> frame().request().arrangement().pins().of(WEB).isEmpty());
        assertThat(frame().scene().positions().nodes().get(WEB).y()).isEqualTo(pin.y());
    }

    @Test
    void theKeyFFoldsTheNamespaceOfTheSelectionAndUnfoldsIt() {
        select(WEB);

        press(KeyCode.F);
        var folded = NodeId.ofNamespace("shop");
        until("the folded namespace", () -> frame().scene().topology().node(folded).isPresent());
        assertThat(frame().scene().topology().node(WEB)).isEmpty();

        select(folded);
        press(KeyCode.F);
        until("the namespace open again", () -> frame().scene().topology().node(WEB).isPresent());
    }

    @Test
    void aDoubleClickOnAFoldedNamespaceOpensIt() {
        fx(() -> {
            graph().listener().folded(new Pick.OfGroup("shop"));
            return true;
        });
        var folded = NodeId.ofNamespace("shop");
        until("the folded namespace", () -> frame().scene().positions().nodes().containsKey(folded));
        settle();
        Box box = frame().scene().positions().nodes().get(folded);

        double x = viewport().toScreenX(box.centerX());
        double y = viewport().toScreenY(box.centerY());
        var shown = Optional.of((Pick) new Pick.OfNode(folded));
        until("its picture", () -> fx(() -> graph().at(x, y).equals(shown)));
        doubleClickPicture(x, y);

        until("the namespace open again", () -> frame().scene().topology().node(WEB).isPresent());
    }

    @Test
    void arrowsWalkFromNodeToNodeAndEscapeLetsGo() {
        press(KeyCode.RIGHT);
        var first = selection();
        press(KeyCode.DOWN);
        var second = selection();

        assertThat(first).isPresent();
        assertThat(second).isPresent().isNotEqualTo(first);

        press(KeyCode.ESCAPE);
        assertThat(selection()).isEmpty();
    }

    @Test
    void onlyNarrowsThePictureToWhatIsFoundAndItsNeighbours() {
        int before = frame().scene().topology().nodes().size();

        press(KeyCode.CONTROL, KeyCode.F);
        write("batch");
        click("#toggle-only");

        until("the filter", () -> frame().request().filter().text().equals("batch"));
        assertThat(frame().scene().topology().nodes()).hasSizeLessThan(before).isNotEmpty();
    }

    @Test
    void aClickOnTheBackgroundSelectsNothing() {
        select(WEB);

        clickPicture(6, 6);

        assertThat(selection()).isEmpty();
    }

    @Test
    void anotherSourceForgetsWhatWasSelectedAndWished() {
        select(WEB);

        window().opened(new OpenSource("folder x", false));

        until("the card that says what is opened", () -> fx(() -> find("#progress").isVisible()));
        assertThat(selection()).isEmpty();
        assertThat(List.copyOf(chosen)).isEmpty();
    }

    private void select(NodeId id) {
        fx(() -> {
            graph().listener().selected(Optional.of(new Pick.OfNode(id)));
            return true;
        });
    }
}
