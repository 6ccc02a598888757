package dev.weft.view;

import dev.weft.picture.Theme;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowLooksTest extends WindowTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 700, LIGHT", "1024, 700, DARK", "1024, 700, HIGH_CONTRAST", "1280, 800, LIGHT", "1280, 800, DARK"
    })
    void nothingIsClipped(int width, int height, Theme theme) {
        openDemo(new Look(theme, width, height));
        var size = width + "x" + height + "-" + theme;
        shoot("look-" + size);

        untilWhole(width, height);
    }

    /// Says at the end what is still cut.
    private void untilWhole(int width, int height) {
        try {
            until("every word in full", () -> cut(width, height).isEmpty());
        } catch (AssertionError waited) {
            throw new AssertionError("cut: " + cut(width, height), waited);
        }
    }

    private List<String> cut(int width, int height) {
        return fx(() -> Stream.concat(
                        find(".weft").lookupAll(".button").stream()
                                .filter(node -> node.isVisible() && node instanceof ButtonBase)
                                .filter(node -> isCut(node, width, height)),
                        find(".status-bar").lookupAll(".label").stream()
                                .filter(node -> node instanceof Label label
                                        && !label.getText().isEmpty()
                                        && isShortened(label)))
                .map(node -> ((Labeled) node).getText())
                .toList());
    }

    private static boolean isCut(Node node, int width, int height) {
        var bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMinX() < 0 || bounds.getMaxX() > width || bounds.getMaxY() > height
                || isShortened((Labeled) node);
    }

    /// The text on the screen is not the text that was set.
    private static boolean isShortened(Labeled labeled) {
        return labeled.lookup(".text") instanceof Text text && !text.getText().equals(labeled.getText());
    }

    @Test
    void everyTabIsWorthLookingAt() {
        openDemo(new Look(Theme.DARK, 1280, 800));
        clickText("Policies");
        shoot("policies");
        until("every policy in a row", () -> rows() > 0 && rows() == policies());

        click("#namespaces");
        press(KeyCode.ESCAPE); // a window that closes under its open menu makes JavaFX complain
    }

    private int rows() {
        return fx(() -> ((ListView<?>) find("#policy-list")).getItems().size());
    }

    private int policies() {
        return session().frame().orElseThrow().meaning().snapshot().manifests().size();
    }
}
