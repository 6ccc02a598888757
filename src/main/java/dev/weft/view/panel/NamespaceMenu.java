package dev.weft.view.panel;

import dev.weft.topology.Filter;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The namespace filter: a menu with a search field and one tick for each namespace. None ticked means all.
public final class NamespaceMenu extends MenuButton {
    private final Consumer<Filter> wish;
    private final TextField search = new TextField();
    private final VBox list = new VBox();
    private FilterModel shown = FilterModel.EMPTY;

    public NamespaceMenu(Consumer<Filter> wish) {
        this.wish = wish;
        setId("namespaces");
        search.setId("namespace-search");
        search.setPromptText("Find a namespace");
        search.textProperty().addListener((_, _, _) -> fill());
        list.getStyleClass().add("popup-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(220);
        scroll.setPrefViewportWidth(220);
        scroll.getStyleClass().add("popup-scroll");
        var all = new Button("Show all");
        all.setOnAction(_ -> wish.accept(shown.filter().withNamespaces(Set.of())));
        var box = new VBox(search, scroll, all);
        box.getStyleClass().add("namespace-menu");
        var item = new CustomMenuItem(box, false);
        item.getStyleClass().add("popup-item");
        getItems().add(item);
        setOnShown(_ -> search.requestFocus());
        show(FilterModel.EMPTY);
    }

    public void show(FilterModel model) {
        boolean changed = !model.namespaces().equals(shown.namespaces());
        shown = model;
        setText(model.summary());
        if (changed || list.getChildren().isEmpty()) {
            fill();
        }
    }

    private void fill() {
        list.getChildren().setAll(shown.matching(search.getText()).stream().map(this::tick).toList());
    }

    private CheckBox tick(FilterModel.Choice choice) {
        var box = new CheckBox(choice.namespace());
        box.setMnemonicParsing(false);
        box.setSelected(choice.chosen());
        box.setOnAction(_ -> wish.accept(shown.toggled(choice.namespace())));
        return box;
    }
}
