package dev.weft.view;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// The menus of other sources: the contexts of the kubeconfig, and what was open lately. Both are asked for each time
/// they open.
final class ContextMenus {
    private ContextMenus() {}

    static List<Menu> of(WindowDoors.Sources sources, Supplier<List<SourceChoice>> recents) {
        return List.of(contexts(sources.contexts(), sources.open()), recents(recents, sources.open()));
    }

    private static Menu recents(Supplier<List<SourceChoice>> recents, Consumer<SourceChoice> open) {
        var menu = new Menu("Recent");
        menu.setId("menu-recent");
        menu.getItems().setAll(says("Nothing was open before")); // as below
        menu.setOnShowing(_ -> {
            var items = recents.get().stream().map(choice -> recent(choice, open)).toList();
            menu.getItems().setAll(items.isEmpty() ? List.of(says("Nothing was open before")) : items);
        });
        return menu;
    }

    private static MenuItem recent(SourceChoice choice, Consumer<SourceChoice> open) {
        var item = new MenuItem(switch (choice) {
            case SourceChoice.Context(var name) -> "Context " + name;
            case SourceChoice.Folder(var path) -> "Folder " + path;
            case SourceChoice.Recording(var path) -> "Recording " + path;
            case SourceChoice.Demo _ -> "Demo cluster";
        });
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> open.accept(choice));
        return item;
    }

    private static Menu contexts(Consumer<Consumer<List<ContextChoice>>> contexts, Consumer<SourceChoice> open) {
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
