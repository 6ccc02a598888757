package dev.weft.view;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// The menu of the contexts of the kubeconfig, which are asked for each time it opens.
final class ContextMenus {
    private ContextMenus() {}

    static Menu of(Consumer<Consumer<List<ContextChoice>>> contexts, Consumer<SourceChoice> open) {
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
}
