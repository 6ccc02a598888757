package dev.weft.view;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// The menu bar, made from the list of commands; the contexts are asked for each time their menu opens.
final class MenuBars {
    private MenuBars() {}

    static MenuBar of(List<Command> commands, Consumer<Consumer<List<ContextChoice>>> contexts,
            Consumer<SourceChoice> open) {
        var bar = new MenuBar();
        for (var menu : Command.Menu.values()) {
            var shown = new Menu(menu.title());
            shown.setId("menu-" + menu.name().toLowerCase(java.util.Locale.ROOT));
            if (menu == Command.Menu.SOURCE) {
                shown.getItems().addAll(contextMenu(contexts, open), new SeparatorMenuItem());
            }
            var own = commands.stream().filter(command -> command.menu() == menu).toList();
            own.forEach(command -> shown.getItems().add(item(command)));
            shown.setOnShowing(_ -> shown.getItems().forEach(item -> own.stream()
                    .filter(command -> command.id().equals(item.getId()))
                    .forEach(command -> item.setDisable(!command.when().getAsBoolean()))));
            // a key works all the time
            shown.setOnHidden(_ -> shown.getItems().forEach(item -> item.setDisable(false)));
            bar.getMenus().add(shown);
        }
        return bar;
    }

    private static MenuItem item(Command command) {
        var item = new MenuItem(command.title());
        item.setId(command.id());
        item.setMnemonicParsing(false);
        command.key().ifPresent(item::setAccelerator);
        item.setOnAction(_ -> {
            if (command.when().getAsBoolean()) {
                command.run().run();
            }
        });
        return item;
    }

    private static Menu contextMenu(Consumer<Consumer<List<ContextChoice>>> contexts, Consumer<SourceChoice> open) {
        var menu = new Menu("Context");
        menu.setId("menu-context");
        menu.getItems().setAll(says("Reading the kubeconfig…")); // an empty menu never opens, and would never be filled
        menu.setOnShowing(_ -> contexts.accept(choices -> FxFrames.run(() -> fill(menu, choices, open))));
        return menu;
    }

    private static void fill(Menu menu, List<ContextChoice> choices, Consumer<SourceChoice> open) {
        var group = new ToggleGroup();
        menu.getItems().setAll(choices.isEmpty()
                ? List.of(says("No kubeconfig was found"))
                : choices.stream().map(choice -> context(choice, group, open)).toList());
    }

    private static MenuItem says(String words) {
        var item = new MenuItem(words);
        item.setDisable(true);
        return item;
    }

    private static MenuItem context(ContextChoice choice, ToggleGroup group, Consumer<SourceChoice> open) {
        var item = new RadioMenuItem(choice.name());
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(choice.current());
        item.setOnAction(_ -> open.accept(new SourceChoice.Context(choice.name())));
        return item;
    }

    /// Every key, for the help: those of the commands, and those of the picture.
    static List<String> keys(List<Command> commands) {
        var lines = new java.util.ArrayList<String>();
        commands.forEach(command -> command.key()
                .ifPresent(key -> lines.add(key.getDisplayText() + "   " + command.title())));
        lines.addAll(Arrays.asList(
                "In the picture:",
                "Arrows   nearest node in that direction",
                ". and ,   next and previous connection",
                "Enter   details, Esc   let go, F   fold or unfold",
                "Space   before and after of a draft by turns",
                "+ and -   zoom, wheel zooms at the cursor, Shift+wheel goes sideways",
                "Double click   folds a namespace, fits on the background",
                "In the matrix:",
                "Arrows   move, Enter   selects in the picture",
                "Space   lists workloads that are alike, + and -   cells larger and smaller"));
        return lines;
    }
}
