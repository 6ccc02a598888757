package dev.weft.view.twin;

import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.view.editor.Latest;
import dev.weft.view.panel.Tone;
import dev.weft.view.twin.ConnectionsModel.Column;
import dev.weft.view.twin.ConnectionsModel.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// The table of what the picture draws as lines. Its selection is the picture's.
final class ConnectionsPane extends BorderPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Twins.Doors doors;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final SortedList<Row> sorted = new SortedList<>(rows);
    private final TableView<Row> table = new TableView<>();
    private final Label summary = new Label("Reading…");
    private final Latest<Frame, ConnectionsModel> models;
    private Optional<Pick> selection = Optional.empty();
    private boolean filling;

    ConnectionsPane(Twins.Doors doors) {
        this.doors = doors;
        this.models = new Latest<>(doors.work(), ConnectionsModel::of, (_, made) -> show(made));
        setId("connections-pane");
        getStyleClass().addAll("twin-pane", "flow-pane");
        summary.setId("connections-summary");
        setTop(new TwinBar(
                summary,
                List.of(
                        TwinBar.button("connections-copy", "Copy", "Copy the rows as CSV", () -> copy(sorted)),
                        TwinBar.button("connections-csv", "CSV…", "Save the rows as CSV", this::save)),
                doors.hide()));
        table.setId("connections");
        table.setAccessibleText("Connections of the picture");
        table.setPlaceholder(new Label("The picture draws no connection."));
        for (var column : Column.values()) {
            table.getColumns().add(column(column));
        }
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!filling && row != null) {
                doors.select().accept(new Pick.OfEdge(row.id()));
            }
        });
        table.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copy(List.copyOf(table.getSelectionModel().getSelectedItems()));
                event.consume();
            }
        });
        setCenter(table);
    }

    private static TableColumn<Row, Row> column(Column column) {
        var shown = new TableColumn<Row, Row>(column.title());
        shown.setId("connections-" + column.name());
        shown.setPrefWidth(column.width());
        shown.setComparator(column.order());
        shown.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        shown.setCellFactory(_ -> new Cell(column));
        return shown;
    }

    private static final class Cell extends TableCell<Row, Row> {
        private final Column column;

        Cell(Column column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeIf(style -> style.startsWith("tone-"));
            if (empty || row == null) {
                setText(null);
                return;
            }
            setText(column.text(row));
            setAccessibleText(column.title() + " " + column.text(row));
            if (column == Column.STATE) {
                getStyleClass().add(Tone.of(row.state()).style());
            }
        }
    }

    private void copy(List<Row> chosen) {
        doors.files().copy(ConnectionsModel.csv(chosen).collect(Collectors.joining("\n", "", "\n")));
    }

    private void save() {
        var saved = List.copyOf(sorted);
        doors.files().save("Save the connections", "connections.csv", () -> ConnectionsModel.csv(saved));
    }

    void show(Frame frame) {
        models.ask(frame);
    }

    private void show(ConnectionsModel model) {
        summary.setText(model.summary());
        if (!rows.equals(model.rows())) {
            filling = true;
            rows.setAll(model.rows());
            filling = false;
        }
        mark();
    }

    void focusTable() {
        table.requestFocus();
    }

    void selected(Optional<Pick> pick) {
        selection = pick;
        mark();
    }

    /// The row of the selected edge; none when another thing is selected.
    private void mark() {
        var wanted = selection.filter(Pick.OfEdge.class::isInstance).map(pick -> ((Pick.OfEdge) pick).id());
        var chosen = Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(Row::id);
        if (wanted.equals(chosen)) {
            return;
        }
        filling = true;
        table.getSelectionModel().clearSelection();
        wanted.ifPresent(this::choose);
        filling = false;
    }

    private void choose(EdgeId id) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).id().equals(id)) {
                table.getSelectionModel().select(i);
                table.scrollTo(Math.max(0, i - 2));
                return;
            }
        }
    }
}
