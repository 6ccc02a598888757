package dev.weft.view.search;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

/// The filters that were kept, to be chosen again or forgotten, and the one in the field to be kept.
public final class SavedMenu extends MenuButton {
    private final SavedFilters kept;
    private final Supplier<String> text;
    private final Consumer<String> choose;

    public SavedMenu(SavedFilters kept, Supplier<String> text, Consumer<String> choose) {
        super("★");
        this.kept = kept;
        this.text = text;
        this.choose = choose;
        setId("saved-filters");
        setAccessibleText("Filters that were kept");
        setTooltip(new Tooltip("Filters that were kept"));
        getItems().setAll(none()); // an empty menu never opens
        setOnShowing(_ -> fill());
    }

    /// Keeps what stands in the field; nothing while it is empty.
    public void keep() {
        if (!text.get().isEmpty()) {
            kept.keep(text.get());
        }
    }

    private void fill() {
        var keep = item(text.get().isEmpty() ? "Keep this filter" : "Keep " + text.get(), this::keep);
        keep.setDisable(text.get().isEmpty());
        getItems().setAll(keep, new SeparatorMenuItem());
        kept.all().forEach(saved -> getItems().add(item(saved, () -> choose.accept(saved))));
        if (kept.all().isEmpty()) {
            getItems().add(none());
            return;
        }
        var forget = new Menu("Forget");
        kept.all().forEach(saved -> forget.getItems().add(item(saved, () -> kept.forget(saved))));
        getItems().addAll(new SeparatorMenuItem(), forget);
    }

    private static MenuItem none() {
        var none = new MenuItem("None is kept yet");
        none.setDisable(true);
        return none;
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
