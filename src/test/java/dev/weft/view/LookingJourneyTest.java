package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Looking for things without a mouse: palette, objects, keys, search, paths, neighbours.
class LookingJourneyTest extends WindowTest {
    private Frame frame() {
        return session().frame().orElseThrow();
    }

    private static NodeId deployment(String name) {
        return NodeId.ofWorkload(new ObjectRef("apps", "Deployment", "shop", name));
    }

    private boolean floats(String selector) {
        return fx(() -> find("#floating").isVisible() && find("#floating").lookup(selector) != null);
    }

    private String text(String selector) {
        return fx(() -> ((Label) find(selector)).getText());
    }

    private long nodes() {
        return frame().scene().topology().nodes().size();
    }

    private void select(NodeId id) {
        press(KeyCode.CONTROL, KeyCode.K);
        until("the objects", () -> floats("#objects"));
        write(id.key().substring(0, id.key().indexOf('[')));
        press(KeyCode.ENTER);
        until("the selection", () -> graph().selection().equals(java.util.Optional.of(new Pick.OfNode(id))));
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    void everythingIsFoundWithoutAMouse(Theme theme) {
        openDemo(new Look(theme, 1024, 700));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        until("the palette", () -> floats("#palette"));
        write("fold");
        shoot("palette-" + theme);
        press(KeyCode.ENTER);
        until("all folded", () -> frame().request().folded().size() > 1);
        assertThat(floats("#palette")).isFalse();

        press(KeyCode.CONTROL, KeyCode.K);
        until("the objects", () -> floats("#objects"));
        write("shop web");
        until("lines", () -> fx(() -> !((ListView<?>) find("#objects-list")).getItems().isEmpty()));
        shoot("objects-" + theme);
        press(KeyCode.ESCAPE);
        select(deployment("web"));
        assertThat(frame().request().folded()).doesNotContain("shop");

        long all = nodes();
        press(KeyCode.N);
        until("the neighbours of web", () -> frame().request().filter().near().isPresent() && nodes() < all);
        shoot("near-" + theme);
        press(KeyCode.ESCAPE);
        press(KeyCode.ESCAPE);
        until("everything again", () -> frame().request().filter().near().isEmpty());

        press(KeyCode.F1);
        until("the keys", () -> floats("#key-sheet"));
        shoot("keys-" + theme);
        press(KeyCode.ESCAPE);
    }

    @ParameterizedTest
    @EnumSource(value = Theme.class, names = {"LIGHT", "DARK"})
    void aSearchMarksOrHidesAndAnArrowAsksForTheWay(Theme theme) {
        openDemo(new Look(theme, 1024, 700));
        press(KeyCode.CONTROL, KeyCode.F);
        write("label:");
        until("completions", () -> javafx.stage.Window.getWindows().size() > 1);
        shoot("completion-" + theme);
        replace("ns:shop");
        until("marks", () -> text("#search-count").matches("\\d+"));
        press(KeyCode.ENTER);
        until("the first match", () -> text("#search-count").startsWith("1 of "));
        shoot("search-" + theme);
        long all = nodes();

        click("#toggle-only");
        until("the rest hidden", () -> nodes() < all && frame().scene().topology().nodes().stream()
                .anyMatch(node -> node.namespace().equals("shop")));
        click("#toggle-only");
        until("all again", () -> nodes() == all);

        click("#filter-text");
        replace("shop/web -> shop/db");
        press(KeyCode.ENTER);
        until("the way", () -> fx(() -> find("#path-pane").isVisible()));
        assertThat(text("#path-title")).isEqualTo("shop/web → shop/db");
        shoot("path-" + theme);
        replace("pot:1");
        until("the mistake", () -> fx(() -> find("#filter-text").getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("wrong"))));
        shoot("mistake-in-search-" + theme);
        click("#path-close");
        until("no way any more", () -> !fx(() -> find("#path-pane").isVisible()));
    }

    private void replace(String text) {
        fx(() -> {
            var field = (TextField) find("#filter-text");
            field.requestFocus();
            field.setText(text);
            field.end();
            return true;
        });
    }
}
