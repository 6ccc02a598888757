package dev.weft.view.draft;

import dev.weft.view.look.StyleClasses;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The history: a click or Enter jumps to a step, its box (or Space) counts it or not. Only the rows that are seen are
/// made, so that hundreds of steps stay fast.
final class StepsPane extends VBox {
    /// `jump` gets how many steps shall be done; `turn` the step, from 0, and whether it shall count.
    record Doors(IntConsumer jump, BiConsumer<Integer, Boolean> turn) {}

    private final Doors doors;
    private final ListView<StepsModel.Row> list = new ListView<>();

    StepsPane(Doors doors) {
        this.doors = doors;
        getStyleClass().add("steps-pane");
        list.setId("draft-steps");
        list.setAccessibleText("Steps of the draft");
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getTarget() instanceof Node node && isOnRow(node)) {
                jump();
            }
        });
        list.setOnKeyPressed(event -> {
            var row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER) {
                jump();
                event.consume();
            } else if (event.getCode() == KeyCode.SPACE && row != null && canTurn(row)) {
                doors.turn().accept(row.number() - 1, !row.on());
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    private static boolean isOnRow(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at instanceof CheckBox) {
                return false;
            }
            if (at instanceof Cell cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }

    private void jump() {
        var row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            doors.jump().accept(row.number());
        }
    }

    private static boolean canTurn(StepsModel.Row row) {
        return row.number() > 0 && row.state() != StepsModel.State.UNDONE;
    }

    void show(StepsModel model) {
        if (!list.getItems().equals(model.rows())) {
            boolean longer = model.rows().size() > list.getItems().size();
            list.getItems().setAll(model.rows());
            list.getSelectionModel().select(model.current());
            if (longer) {
                list.scrollTo(model.current());
            }
        }
    }

    private final class Cell extends ListCell<StepsModel.Row> {
        private final CheckBox counts = new CheckBox();
        private final Label title = new Label();
        private final Label place = new Label();
        private final HBox box = new HBox(counts, title, place);

        Cell() {
            counts.setOnAction(_ -> {
                var row = getItem();
                if (row != null && canTurn(row)) {
                    doors.turn().accept(row.number() - 1, counts.isSelected());
                }
            });
            counts.setFocusTraversable(false);
            title.setMinWidth(0);
            title.setMaxWidth(Double.MAX_VALUE);
            place.setMinWidth(USE_PREF_SIZE);
            place.getStyleClass().add("status-detail");
            HBox.setHgrow(title, Priority.ALWAYS);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("step");
            setPrefWidth(0); // as wide as the list, so that it never scrolls sideways
        }

        @Override
        protected void updateItem(StepsModel.Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            counts.setVisible(row.number() > 0);
            counts.setDisable(!canTurn(row));
            counts.setSelected(row.on());
            counts.setAccessibleText("Count step " + row.number() + ": " + row.title());
            title.setText(row.number() == 0 ? row.title() : row.number() + ". " + row.title());
            title.setTooltip(new Tooltip(row.title()));
            boolean faint = row.state() == StepsModel.State.UNDONE || !row.on();
            StyleClasses.set(title, "label", faint ? "step-undone" : "step-done");
            place.setText(switch (row.state()) {
                case CURRENT -> row.on() ? "◂ here" : "◂ here, off";
                case DONE -> row.on() ? "" : "off";
                case UNDONE -> "undone";
            });
            setGraphic(box);
        }
    }
}
