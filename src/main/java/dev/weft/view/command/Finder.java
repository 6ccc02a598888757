package dev.weft.view.command;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A field to type in, and below it what fits: Up and Down walk, Enter chooses, Esc closes.
///
/// What fits is found aside; an answer that comes after something else was typed is passed over. Enter before the
/// answer is there takes its first line when it comes.
///
/// Threads: confined to the FX thread.
public final class Finder<C> extends VBox {
    /// `rows` is asked on the thread that `aside` runs it on; `onScreen` brings its answer back.
    public record Doors<C>(
            Function<String, List<FinderRow<C>>> rows,
            Consumer<Runnable> aside,
            Consumer<Runnable> onScreen,
            Consumer<C> chosen) {}

    private static final double ROW = 30;
    private static final int ROWS = 12;
    private static final int LEAST_ROWS = 4;

    private final Doors<C> doors;
    private final TextField text = new TextField();
    private final ListView<FinderRow<C>> list = new ListView<>();
    private final Label nothing = new Label();
    private long asked;
    private boolean waiting;
    private boolean hurried;

    /// `id` names the pane and its parts for tests and styles: `ID`, `ID-text`, `ID-list`.
    public Finder(String id, String prompt, String hint, Doors<C> doors) {
        this.doors = doors;
        setId(id);
        getStyleClass().addAll("floating", "finder");
        text.setId(id + "-text");
        text.setPromptText(prompt);
        text.setAccessibleText(prompt);
        text.getStyleClass().add("finder-text");
        text.textProperty().addListener((_, _, _) -> ask());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId(id + "-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 4);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Line<>());
        list.setOnMouseClicked(_ -> choose());
        nothing.getStyleClass().add("placeholder");
        list.setPlaceholder(nothing);
        var below = new Label(hint);
        below.getStyleClass().add("finder-hint");
        getChildren().addAll(text, list, below);
    }

    /// Begins with this text typed.
    public void open(String typed) {
        text.setText(typed);
        text.requestFocus();
        text.end();
        ask();
    }

    /// Asks once more for what is typed: more is known now.
    public void refresh() {
        ask();
    }

    private void ask() {
        long number = ++asked;
        var typed = text.getText();
        waiting = true;
        doors.aside().accept(() -> {
            var rows = doors.rows().apply(typed);
            doors.onScreen().accept(() -> arrived(number, rows));
        });
    }

    private void arrived(long number, List<FinderRow<C>> rows) {
        if (number != asked) {
            return;
        }
        waiting = false;
        nothing.setText("Nothing fits.");
        list.getItems().setAll(rows);
        list.setPrefHeight(ROW * Math.clamp(rows.size(), LEAST_ROWS, ROWS) + 4);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        if (hurried) {
            hurried = false;
            choose();
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case KeyCode.DOWN -> list.getSelectionModel().selectNext();
            case KeyCode.UP -> list.getSelectionModel().selectPrevious();
            case KeyCode.PAGE_DOWN -> walk(ROWS - 1);
            case KeyCode.PAGE_UP -> walk(1 - ROWS);
            case KeyCode.ENTER -> choose();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS / 2));
        event.consume();
    }

    private void walk(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            list.getSelectionModel().select(Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last));
        }
    }

    private void choose() {
        if (waiting) {
            hurried = true;
            return;
        }
        var row = list.getSelectionModel().getSelectedItem();
        if (row != null && row.enabled()) {
            doors.chosen().accept(row.choice());
        }
    }

    private static final class Line<C> extends ListCell<FinderRow<C>> {
        private final Label kind = new Label();
        private final TextFlow title = new TextFlow();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox box;

        Line() {
            kind.getStyleClass().add("finder-kind");
            detail.getStyleClass().add("finder-detail");
            detail.setMinWidth(0);
            keys.getStyleClass().add("finder-keys");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            title.setMinWidth(Region.USE_PREF_SIZE);
            title.setMaxHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            detail.setMaxWidth(Double.MAX_VALUE);
            box = new HBox(kind, title, detail, keys);
            box.setAlignment(Pos.CENTER_LEFT);
            box.getStyleClass().add("finder-row");
            setPrefWidth(0); // as wide as the list, never wider
        }

        @Override
        protected void updateItem(FinderRow<C> row, boolean empty) {
            super.updateItem(row, empty);
            setText("");
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            kind.setText(row.kind());
            title.getChildren().setAll(letters(row.title()));
            detail.setText(row.detail());
            keys.setText(row.keys());
            keys.setVisible(!row.keys().isEmpty());
            box.setOpacity(row.enabled() ? 1 : 0.45);
            setAccessibleText(String.join(" ", row.kind(), row.title().text(), row.detail(), row.keys())
                    + (row.enabled() ? "" : ", not possible now"));
            setGraphic(box);
        }

        private static List<Text> letters(FinderRow.Title title) {
            var parts = new java.util.ArrayList<Text>();
            int from = 0;
            for (int i = 1; i <= title.text().length(); i++) {
                if (i == title.text().length() || title.lit().contains(i) != title.lit().contains(from)) {
                    var part = new Text(title.text().substring(from, i));
                    part.getStyleClass().add(title.lit().contains(from) ? "finder-lit" : "finder-plain");
                    parts.add(part);
                    from = i;
                }
            }
            return parts;
        }
    }
}
