package dev.weft.view.traffic;

import dev.weft.topology.Truth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// The truth table: seen or not, allowed or denied. A click draws only that; a second one everything again.
public final class TruthPane extends VBox {
    /// A count and two lines of words.
    private static final double CELL = 78;

    private final Consumer<Optional<Truth>> choose;
    private final Map<Truth, ToggleButton> buttons = new EnumMap<>(Truth.class);
    private final Map<Truth, Label> counts = new EnumMap<>(Truth.class);
    private final Label total = new Label();
    private final Label unseen = new Label();

    public TruthPane(Consumer<Optional<Truth>> choose) {
        this.choose = choose;
        setId("truth");
        getStyleClass().add("truth");
        var title = new Label("Truth table");
        title.getStyleClass().add("panel-title");
        var grid = new GridPane();
        grid.getStyleClass().add("truth-grid");
        for (int i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        grid.add(button(Truth.OBSERVED_ALLOWED, "allowed"), 0, 0);
        grid.add(button(Truth.OBSERVED_DENIED, "denied"), 1, 0);
        grid.add(button(Truth.ALLOWED_UNSEEN, "unused"), 0, 1);
        grid.add(button(Truth.DENIED_UNTRIED, "untried"), 1, 1);
        grid.add(button(Truth.UNKNOWN, "unknown"), 0, 2, 2, 1);
        for (var label : new Label[] {total, unseen}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.getStyleClass().add("panel-subtitle");
        }
        unseen.setId("truth-unseen");
        getChildren().addAll(title, total, grid, unseen);
        show(TruthModel.EMPTY);
    }

    private ToggleButton button(Truth truth, String style) {
        var count = new Label();
        count.getStyleClass().add("truth-count");
        var word = new Label(truth.word());
        word.setWrapText(true);
        word.getStyleClass().add("truth-word");
        var face = new VBox(count, word);
        var button = new ToggleButton();
        button.setId("truth-" + style);
        button.setGraphic(face);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(CELL);
        button.setPrefHeight(CELL);
        button.setMaxHeight(CELL);
        button.getStyleClass().addAll("truth-cell", "truth-" + style);
        button.setOnAction(_ -> choose.accept(button.isSelected() ? Optional.of(truth) : Optional.empty()));
        buttons.put(truth, button);
        counts.put(truth, count);
        return button;
    }

    public void show(TruthModel model) {
        counts.forEach((truth, label) -> label.setText(model.count(truth)));
        buttons.forEach((truth, button) -> {
            button.setSelected(model.chosen().filter(truth::equals).isPresent());
            button.setAccessibleText(model.count(truth) + " pairs " + truth.word());
        });
        total.setText(model.total());
        unseen.setText(model.unseen());
    }
}
