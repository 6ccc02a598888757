package dev.weft.view.traffic;

import dev.weft.session.FlowWish;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/// How far back the picture looks.
public final class WindowMenu extends MenuButton {
    /// One of the choices; `word` stands in menus.
    public record Choice(String id, String word, Duration window) {}

    public static final List<Choice> CHOICES = List.of(
            new Choice("1", "1 min", Duration.ofMinutes(1)),
            new Choice("15", "15 min", Duration.ofMinutes(15)),
            new Choice("60", "1 h", Duration.ofHours(1)),
            new Choice("start", "since start", FlowWish.SINCE_START));

    private final ToggleGroup group = new ToggleGroup();

    public WindowMenu(Consumer<Duration> wish) {
        setId("flow-window");
        setTooltip(new Tooltip("How far back observed traffic is shown"));
        for (var choice : CHOICES) {
            var item = new RadioMenuItem(choice.word());
            item.setId("flow-window-" + choice.id());
            item.setToggleGroup(group);
            item.setUserData(choice);
            item.setOnAction(_ -> wish.accept(choice.window()));
            getItems().add(item);
        }
        show(FlowWish.NONE);
    }

    public void show(FlowWish wish) {
        for (var toggle : group.getToggles()) {
            if (toggle.getUserData() instanceof Choice choice && choice.window().equals(wish.window())) {
                toggle.setSelected(true);
                setText(choice.word());
            }
        }
    }
}
