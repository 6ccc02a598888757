package dev.weft.view.panel;

import dev.weft.policy.RuleRef;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The list of all policies, searchable; a click or Enter opens one.
public final class PoliciesPane extends VBox {
    private final ListView<PoliciesModel.Row> list = new ListView<>();
    private final TextField search = new TextField();

    /// `onSearch` is called with the text whenever it changes.
    public PoliciesPane(Consumer<String> onSearch, Consumer<RuleRef> open) {
        getStyleClass().add("policies");
        search.setId("policy-search");
        search.setPromptText("Find a policy");
        search.textProperty().addListener((_, _, text) -> onSearch.accept(text));
        list.setId("policy-list");
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(placeholder());
        list.setOnMouseClicked(_ -> openSelected(open));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected(open);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(search, list);
    }

    private static Label placeholder() {
        var label = new Label("No policy here. Without one, every pod may talk to every other.");
        label.setWrapText(true);
        label.getStyleClass().add("placeholder");
        return label;
    }

    private void openSelected(Consumer<RuleRef> open) {
        var row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            open.accept(row.rule());
        }
    }

    public String searched() {
        return search.getText();
    }

    public void show(PoliciesModel model) {
        if (!list.getItems().equals(model.rows())) {
            list.getItems().setAll(model.rows());
        }
    }

    private static final class Cell extends ListCell<PoliciesModel.Row> {
        private final Label name = new Label();
        private final Label selects = new Label();
        private final VBox box = new VBox(name, selects);

        Cell() {
            selects.getStyleClass().add("status-detail");
            box.setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0); // as wide as the list, so that it never scrolls sideways
        }

        @Override
        protected void updateItem(PoliciesModel.Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            name.setText(row.state().isEmpty() ? row.name() : row.name() + " (" + row.state() + ")");
            name.getStyleClass().setAll("label", row.state().isEmpty() ? Tone.PLAIN.style() : Tone.LOST.style());
            selects.setText(row.selects());
            selects.setTooltip(new Tooltip(row.rule().policy().label() + ": " + row.selects()));
            setGraphic(box);
        }
    }
}
