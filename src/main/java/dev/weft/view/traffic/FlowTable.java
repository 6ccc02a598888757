package dev.weft.view.traffic;

import dev.weft.session.FlowRows;
import dev.weft.session.TableWish;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The rows as they come, sorted and filtered elsewhere; a click on a header wishes another order. The selection stays
/// with its flow while rows come and go.
final class FlowTable extends TableView<FlowRows.Row> {
    /// New rows are shown at most so often: faster nobody reads, and each time the visible cells are made anew.
    private static final Duration REST = Duration.millis(300);

    private record News(FlowRows rows, Topology topology) {}

    private final ObservableList<FlowRows.Row> rows = FXCollections.observableArrayList();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable News waiting;
    private Topology topology = Topology.EMPTY;
    private boolean filling;

    FlowTable(Consumer<EdgeId> select, BiConsumer<TableWish.Column, Boolean> sort) {
        setId("flow-table");
        setItems(rows);
        setPlaceholder(new Label("No flow fits."));
        for (var column : TableWish.Column.values()) {
            getColumns().add(column(column));
        }
        setSortPolicy(_ -> {
            if (!filling && !getSortOrder().isEmpty()) {
                var first = getSortOrder().getFirst();
                sort.accept(
                        TableWish.Column.valueOf(first.getId().substring("flow-".length())),
                        first.getSortType() == TableColumn.SortType.DESCENDING);
            }
            return true;
        });
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!filling && row != null) {
                select.accept(DrawnEdge.of(topology, row.edge()));
            }
        });
        rest.setOnFinished(_ -> {
            var next = waiting;
            waiting = null;
            if (next != null) {
                take(next);
            }
        });
    }

    private static TableColumn<FlowRows.Row, String> column(TableWish.Column column) {
        var shown = new TableColumn<FlowRows.Row, String>(FlowCells.title(column));
        shown.setId("flow-" + column.name());
        shown.setPrefWidth(FlowCells.width(column));
        shown.setCellValueFactory(cell -> new ReadOnlyStringWrapper(FlowCells.text(column, cell.getValue())));
        if (column == TableWish.Column.VERDICT || column == TableWish.Column.POLICY) {
            shown.setCellFactory(_ -> new Toned(column));
        }
        return shown;
    }

    private static final class Toned extends TableCell<FlowRows.Row, String> {
        private final TableWish.Column column;

        Toned(TableWish.Column column) {
            this.column = column;
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
            getStyleClass().removeIf(style -> style.startsWith("tone-"));
            var row = getTableRow() == null ? null : getTableRow().getItem();
            if (!empty && row != null) {
                getStyleClass().add(FlowCells.tone(column, row).style());
            }
        }
    }

    void show(FlowRows news, Topology drawn) {
        waiting = new News(news, drawn);
        if (rest.getStatus() != Animation.Status.RUNNING) {
            var next = waiting;
            waiting = null;
            take(next);
        }
    }

    private void take(News news) {
        topology = news.topology();
        rest.playFromStart();
        if (rows.equals(news.rows().rows())) {
            return;
        }
        var chosen = Optional.ofNullable(getSelectionModel().getSelectedItem());
        filling = true;
        rows.setAll(news.rows().rows());
        chosen.ifPresent(row -> getSelectionModel().clearAndSelect(find(row)));
        filling = false;
    }

    private int find(FlowRows.Row wanted) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).seen().key().equals(wanted.seen().key())) {
                return i;
            }
        }
        return -1;
    }

    /// The first flow of an edge that was selected in the picture; none when nothing of it is in the table.
    void selectEdge(Optional<EdgeId> drawn) {
        var before = Optional.ofNullable(getSelectionModel().getSelectedItem())
                .map(row -> DrawnEdge.of(topology, row.edge()));
        if (before.equals(drawn)) {
            return;
        }
        filling = true;
        getSelectionModel().clearSelection();
        drawn.ifPresent(edge -> {
            for (int i = 0; i < rows.size(); i++) {
                if (DrawnEdge.of(topology, rows.get(i).edge()).equals(edge)) {
                    getSelectionModel().clearAndSelect(i);
                    scrollTo(Math.max(0, i - 2));
                    break;
                }
            }
        });
        filling = false;
    }

    Optional<FlowRows.Row> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    List<FlowRows.Row> shown() {
        return List.copyOf(rows);
    }
}
