package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import dev.weft.session.lens.Sights;
import dev.weft.topology.lens.Lens;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What lies over the picture is switched on and off by keys, menu and palette, and explained below it.
class LensJourneyTest extends WindowTest {
    private Set<Lens> shown() {
        return fx(() -> graph().look().layers().lenses());
    }

    private Sights sights() {
        return session().frame().orElseThrow().scene().beside().sights();
    }

    private List<String> legend() {
        return fx(() -> find("#legend").lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private boolean checked(String lens) {
        return fx(() -> ((MenuButton) find("#overlays")).getItems().stream()
                .filter(item -> ("overlay-choice-" + lens).equals(item.getId()))
                .anyMatch(item -> ((CheckMenuItem) item).isSelected()));
    }

    @Test
    void lensesAreCombinedAndExplained() {
        openDemo(new Look(Theme.DARK, 1024, 700));
        assertThat(shown()).isEqualTo(Lens.USUAL);

        press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT1);
        press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT2);
        press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT4);
        until("the findings", () -> sights().findings().isPresent() && sights().exposures().isPresent());
        until("the legend", () -> legend().contains("findings, the worst a warning"));
        assertThat(legend()).contains("isolated: left incoming, right outgoing", "policies let nobody in");
        assertThat(checked("isolation")).isTrue();
        settle();
        shoot("lenses-dark");

        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        until("the palette", () -> fx(() -> find("#floating").isVisible()));
        write("overlay: isolation");
        press(KeyCode.ENTER);
        until("no isolation", () -> !shown().contains(Lens.ISOLATION));
        assertThat(checked("isolation")).isFalse();
        until("no walls in the legend", () -> !legend().contains("isolated: left incoming, right outgoing"));

        fx(() -> {
            graph().requestFocus();
            return true;
        });
        press(KeyCode.O);
        until("the menu", () -> fx(() -> ((MenuButton) find("#overlays")).isShowing()));
        shoot("lenses-menu");
    }
}
