package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The picture before people: large type on a projector, a map of the whole, a legend that comes and goes.
class ShowingJourneyTest extends WindowTest {
    @Test
    void pictureIsShownToARoom() {
        openDemo(new Look(Theme.HIGH_CONTRAST, 1180, 780));
        fx(() -> {
            graph().requestFocus();
            graph().zoom(4);
            return true;
        });
        until("the map, as not everything is in view", () -> isShown("#minimap"));
        double left = fx(() -> graph().viewport().left());
        clickPicture(fx(() -> find("#minimap").getLayoutX()) + 8, fx(() -> find("#minimap").getLayoutY()) + 8);
        until("the picture moved", () -> fx(() -> graph().viewport().left()) != left);
        press(KeyCode.M);
        until("no map", () -> !isShown("#minimap"));
        press(KeyCode.M);
        press(KeyCode.L);
        until("no legend", () -> !isShown("#legend"));
        press(KeyCode.L);
        until("the legend", () -> isShown("#legend"));
        shoot("contrast-map");
        toTheRoom();
    }

    private void toTheRoom() {
        double menu = fx(() -> find(".menu-bar").getLayoutBounds().getHeight());
        assertThat(menu).isPositive();
        double width = fx(() -> graph().getWidth());
        press(KeyCode.F11);
        until("nothing but the picture", () -> fx(() -> graph().getWidth()) > width && !isShown(".toolbar"));
        fx(() -> {
            graph().fit();
            return true;
        });
        shoot("projector");
        press(KeyCode.F11);
        until("the panels again", () -> isShown(".toolbar") && isShown(".panel-tabs"));
    }

    private boolean isShown(String selector) {
        return fx(() -> {
            var node = find(selector);
            for (var at = node; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }
}
