package dev.weft.view.arrange;

import dev.weft.topology.scope.LabelKeys;
import dev.weft.topology.scope.Scope;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// By what the picture is divided: a choice of ways, and a field for the key of a label with those that the cluster
/// knows.
///
/// Threads: confined to the FX thread.
final class ScopeMenu extends MenuButton {
    private final Consumer<Scope> wish;
    private final ToggleGroup group = new ToggleGroup();
    private final TextField key = new TextField();
    private final VBox keys = new VBox();
    private ScopeModel known = ScopeModel.EMPTY;
    private Scope shown = Scope.WORKLOADS;

    /// `opening` asks for the keys, which come by [#show].
    ScopeMenu(Consumer<Scope> wish, Runnable opening) {
        this.wish = wish;
        setId("scope");
        setTooltip(new Tooltip("What the picture is divided by: boxes of namespaces, nodes, Services, … (G)"));
        setAccessibleText("Divide the picture by");
        setMaxWidth(150);
        for (var kind : Scope.Kind.values()) {
            if (kind != Scope.Kind.LABEL) {
                getItems().add(item(Scope.of(kind)));
            }
        }
        getItems().addAll(new SeparatorMenuItem(), byLabel());
        setOnShowing(_ -> opening.run());
        chosen(Scope.WORKLOADS);
    }

    private RadioMenuItem item(Scope scope) {
        var item = new RadioMenuItem(scope.title());
        item.setId("scope-of-" + scope.word());
        item.setToggleGroup(group);
        item.setUserData(scope);
        item.setOnAction(_ -> choose(scope));
        return item;
    }

    private CustomMenuItem byLabel() {
        var title = new Label("Workloads by a label");
        title.setLabelFor(key);
        key.setId("scope-key");
        key.setPromptText("Key of a label");
        key.setAccessibleText("Key of the label to divide the picture by");
        key.textProperty().addListener((_, _, _) -> fill());
        key.setOnAction(_ -> known.matching(key.getText()).stream().findFirst().ifPresent(this::choose));
        keys.setId("scope-keys");
        keys.getStyleClass().add("popup-list");
        var box = new VBox(title, key, keys);
        box.getStyleClass().add("namespace-menu");
        var item = new CustomMenuItem(box, false);
        item.getStyleClass().add("popup-item");
        return item;
    }

    private void choose(LabelKeys.Choice choice) {
        choose(Scope.byLabel(choice.key()));
    }

    private void choose(Scope scope) {
        hide();
        wish.accept(scope);
    }

    /// Opens ready to type the key of a label.
    void askForKey() {
        show();
        key.requestFocus();
    }

    void show(ScopeModel model) {
        known = model;
        fill();
    }

    private void fill() {
        keys.getChildren().setAll(known.matching(key.getText()).stream().map(this::button).toList());
        if (keys.getChildren().isEmpty()) {
            keys.getChildren().add(new Label(known.keys().isEmpty() ? "No labels known yet" : "No such label"));
        }
    }

    private Button button(LabelKeys.Choice choice) {
        var button = new Button(ScopeModel.words(choice));
        button.setMnemonicParsing(false);
        button.getStyleClass().add("flat");
        button.setOnAction(_ -> choose(choice));
        return button;
    }

    /// What is wished now.
    void chosen(Scope scope) {
        if (scope.equals(shown) && !getText().isEmpty()) {
            return;
        }
        shown = scope;
        setText(ScopeModel.button(scope));
        group.selectToggle(null);
        for (var toggle : group.getToggles()) {
            if (scope.equals(toggle.getUserData())) {
                group.selectToggle(toggle);
            }
        }
    }
}
