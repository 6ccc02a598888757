package dev.weft.view.traffic;

import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.FlowFilter.Field;
import dev.weft.flow.FlowFilter.Side;
import dev.weft.flow.FlowFilter.Term;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.filter.FilterCommand;
import dev.weft.flow.filter.FlowFilterText;
import dev.weft.session.FlowRows;
import dev.weft.session.Frame;
import dev.weft.session.TableWish;
import dev.weft.topology.EdgeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// The flow table, the picture's twin: a filter, what fits it, and ways to take it elsewhere.
public final class FlowTablePane extends BorderPane {
    /// Where clicks go. `export` writes the rows to a file that the user chooses; `close` hides the pane.
    public record Doors(
            Consumer<TableWish> wish,
            Consumer<EdgeId> select,
            Consumer<String> copy,
            BiConsumer<FlowExport, List<FlowRows.Row>> export,
            Runnable close) {}

    private static final Duration PAUSE = Duration.millis(180);

    private final Doors doors;
    private final TextField text = new TextField();
    private final Label mistake = new Label();
    private final Label count = new Label();
    private final FlowTable table;
    private TableWish wished = TableWish.DEFAULT;

    public FlowTablePane(Doors doors) {
        this.doors = doors;
        this.table = new FlowTable(doors.select(), (column, down) -> wish(wished.sorted(column, down)));
        setId("flows");
        getStyleClass().add("flow-pane");
        text.setId("flow-filter");
        text.setPromptText("from-pod:shop/web port:5432 verdict:dropped -source:sockets");
        text.setTooltip(new Tooltip("Words that must hold: key:value, a part of a name, - before either for \"not\""));
        HBox.setHgrow(text, Priority.ALWAYS);
        var rest = new PauseTransition(PAUSE);
        rest.setOnFinished(_ -> typed());
        text.textProperty().addListener((_, _, _) -> rest.playFromStart());
        text.setOnAction(_ -> typed());
        mistake.setId("flow-filter-mistake");
        mistake.getStyleClass().add("tone-bad");
        mistake.setVisible(false);
        mistake.setManaged(false);
        count.setId("flow-count");
        count.setMinWidth(USE_PREF_SIZE);
        var close = new Button("✕");
        close.setId("flow-close");
        close.setTooltip(new Tooltip("Hide the flow table"));
        close.setOnAction(_ -> doors.close().run());
        var bar = new HBox(text, mistake, count, copies(), exports(), close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("flow-bar");
        setTop(bar);
        setCenter(table);
        table.setContextMenu(rowMenu());
    }

    private MenuButton copies() {
        var menu = new MenuButton("Copy as command");
        menu.setId("flow-copy");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems().setAll(
                item("weft flows", "flow-copy-weft", () -> doors.copy()
                        .accept(FilterCommand.asWeftCommand(wished.filter()))),
                item("hubble observe", "flow-copy-hubble", () -> doors.copy()
                        .accept(FilterCommand.asHubbleCommand(wished.filter()))));
        return menu;
    }

    private MenuButton exports() {
        var menu = new MenuButton("Export");
        menu.setId("flow-export");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems().setAll(
                item("CSV…", "flow-export-csv", () -> doors.export().accept(FlowExport.CSV, table.shown())),
                item("JSON lines…", "flow-export-json", () -> doors.export()
                        .accept(FlowExport.JSON_LINES, table.shown())));
        return menu;
    }

    private ContextMenu rowMenu() {
        return new ContextMenu(
                item("Copy row", "row-copy", () -> table.selected().ifPresent(row -> doors.copy()
                        .accept(FlowExport.csv(row)))),
                item("Copy as weft command", "row-weft", () -> table.selected().ifPresent(row -> doors.copy()
                        .accept(FilterCommand.asWeftCommand(filter(row))))),
                item("Copy as hubble command", "row-hubble", () -> table.selected().ifPresent(row -> doors.copy()
                        .accept(FilterCommand.asHubbleCommand(filter(row))))),
                item("Only flows like this", "row-only", () -> table.selected().ifPresent(row ->
                        text.setText(FlowFilterText.print(filter(row))))));
    }

    private static MenuItem item(String words, String id, Runnable action) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// What tells this row from others, as far as filters can say it.
    static FlowFilter filter(FlowRows.Row row) {
        var key = row.seen().key();
        var terms = new ArrayList<Term>();
        end(Side.FROM, key.source()).ifPresent(terms::add);
        end(Side.TO, key.destination()).ifPresent(terms::add);
        if (key.traffic().port() != FlowTraffic.NO_PORT) {
            terms.add(new Term(Side.TO, Field.PORT, String.valueOf(key.traffic().port()), false));
        }
        terms.add(new Term(Side.ANY, Field.PROTOCOL, key.traffic().protocol().name(), false));
        return new FlowFilter(terms);
    }

    private static Optional<Term> end(Side side, FlowEnd end) {
        return switch (end) {
            case FlowEnd.OfPod(var pod) -> Optional.of(new Term(side, Field.POD, pod.path(), false));
            case FlowEnd.OfWorkload(var workload) ->
                Optional.of(new Term(side, Field.WORKLOAD, workload.path(), false));
            case FlowEnd.OfService(var service) ->
                Optional.of(new Term(side, Field.SERVICE, service.path(), false));
            case FlowEnd.OfAddress(var address) ->
                Optional.of(new Term(side, Field.IP, address.toString(), false));
            case FlowEnd.OfName(var name) -> Optional.of(new Term(side, Field.FQDN, name, false));
            case FlowEnd.OfNode _, FlowEnd.Unknown _ -> Optional.empty();
        };
    }

    private void typed() {
        switch (FlowFilterText.parse(text.getText().strip())) {
            case FlowFilterText.Reading.Filter(var filter) -> {
                tell("");
                if (!filter.equals(wished.filter())) {
                    wish(wished.withFilter(filter));
                }
            }
            case FlowFilterText.Reading.Mistake wrong -> tell(wrong.line());
        }
    }

    private void tell(String wrong) {
        mistake.setText(wrong);
        mistake.setVisible(!wrong.isEmpty());
        mistake.setManaged(!wrong.isEmpty());
    }

    private void wish(TableWish next) {
        wished = next;
        doors.wish().accept(next);
    }

    /// What the table wishes while it is open.
    public TableWish wished() {
        return wished;
    }

    public void focusFilter() {
        text.requestFocus();
    }

    public void show(Frame frame) {
        var rows = frame.scene().beside().rows();
        count.setText(rows.rows().size() == rows.total()
                ? "%,d flows".formatted(rows.total())
                : "%,d of %,d flows".formatted(rows.rows().size(), rows.total()));
        table.show(rows, frame.scene().topology());
    }

    /// What is selected in the picture.
    public void selectEdge(Optional<EdgeId> drawn) {
        table.selectEdge(drawn);
    }
}
