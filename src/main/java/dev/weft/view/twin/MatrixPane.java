package dev.weft.view.twin;

import dev.weft.picture.Palette;
import dev.weft.picture.Pick;
import dev.weft.picture.Theme;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.view.editor.Latest;
import dev.weft.view.traffic.DrawnEdge;
import dev.weft.view.twin.MatrixCell.Extent;
import dev.weft.view.twin.MatrixGeometry.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The reachability matrix with what it says about the cell under the mouse or the cursor, and its legend.
final class MatrixPane extends BorderPane {
    private record Ask(Frame frame, Set<NodeId> opened, MatrixModel known) {}

    private record Sample(MatrixCell cell, String word) {}

    private static final double SAMPLE = 16;
    private static final List<Sample> SAMPLES = List.of(
            new Sample(new MatrixCell(EdgeState.OBSERVED_ALLOWED, Extent.EVERY_PORT), "allowed, seen"),
            new Sample(new MatrixCell(EdgeState.UNUSED, Extent.EVERY_PORT), "allowed, never seen"),
            new Sample(new MatrixCell(EdgeState.UNUSED, Extent.SOME_PORTS), "some ports"),
            new Sample(new MatrixCell(EdgeState.OBSERVED_DENIED, Extent.NO_PORT), "denied, seen"),
            new Sample(new MatrixCell(EdgeState.UNTRIED, Extent.NO_PORT), "denied, never tried"),
            new Sample(new MatrixCell(EdgeState.UNKNOWN, Extent.NO_PORT), "unknown"),
            new Sample(new MatrixCell(EdgeState.WOULD_BE_ALLOWED, Extent.EVERY_PORT), "draft allows"),
            new Sample(new MatrixCell(EdgeState.WOULD_BE_DENIED, Extent.NO_PORT), "draft denies"));

    /// Samples from here on are of drafts.
    private static final int OF_DRAFTS = 6;

    private final Twins.Doors doors;
    private final MatrixView view;
    private final Label said = new Label("Point at a cell, or move with the arrow keys, to read why.");
    private final Label summary = new Label("Reading…");
    private final FlowPane legend = new FlowPane();
    private final Latest<Ask, MatrixModel> models;
    private final Set<NodeId> opened = new HashSet<>();
    private MatrixModel model = MatrixModel.EMPTY;
    private Theme theme = Theme.LIGHT;
    private Optional<Pick> selection = Optional.empty();
    private @Nullable Frame frame;

    MatrixPane(Twins.Doors doors) {
        this.doors = doors;
        this.view = new MatrixView(
                new MatrixView.Doors(this::choose, this::toggle, words -> said.setText(words.line())), doors.work());
        this.models = new Latest<>(
                doors.work(), ask -> MatrixModel.of(ask.frame(), ask.opened(), ask.known()), (_, made) -> made(made));
        setId("matrix-pane");
        getStyleClass().add("twin-pane");
        summary.setId("matrix-summary");
        setTop(bar());
        setCenter(view);
        setMinHeight(160);
        said.setId("matrix-said");
        said.getStyleClass().add("twin-said");
        said.setMaxWidth(Double.MAX_VALUE);
        legend.getStyleClass().addAll("legend", "matrix-legend");
        setBottom(new VBox(said, legend));
        legend();
    }

    private TwinBar bar() {
        var copy = TwinBar.button("matrix-copy", "Copy", "Copy the lines that are shown as CSV", this::copy);
        var save = TwinBar.button("matrix-csv", "CSV…", "Save the lines that are shown as CSV", () -> {
            var saved = model;
            doors.files().save("Save the matrix", "matrix.csv", () -> MatrixCsv.lines(saved));
        });
        var smaller = TwinBar.button("matrix-smaller", "−", "Smaller cells", () -> view.zoom(-2));
        var larger = TwinBar.button("matrix-larger", "+", "Larger cells", () -> view.zoom(2));
        return new TwinBar(summary, List.<Button>of(smaller, larger, copy, save), doors.hide());
    }

    private void copy() {
        if ((long) model.lines().size() * model.lines().size() > MatrixCsv.MOST_COPIED) {
            said.setText("Too many cells for the clipboard: save them as CSV.");
            return;
        }
        var copied = model;
        doors.work().aside().accept(() -> {
            var text = MatrixCsv.lines(copied).collect(Collectors.joining("\n", "", "\n"));
            doors.work().back().accept(() -> doors.files().copy(text));
        });
    }

    void theme(Theme theme) {
        this.theme = theme;
        view.theme(theme);
        legend();
    }

    /// Of a draft only while one is compared.
    private void legend() {
        legend.getChildren().clear();
        for (var sample : SAMPLES.subList(0, model.sides().then().isPresent() ? SAMPLES.size() : OF_DRAFTS)) {
            var canvas = new Canvas(SAMPLE, SAMPLE);
            new MatrixSigns(canvas.getGraphicsContext2D(), Palette.of(theme)).paint(sample.cell(), 0, 0, SAMPLE);
            var label = new Label(sample.word(), canvas);
            label.getStyleClass().add("matrix-sample");
            legend.getChildren().add(label);
        }
    }

    void show(Frame newest) {
        frame = newest;
        ask();
    }

    private void ask() {
        var known = frame;
        if (known != null) {
            models.ask(new Ask(known, Set.copyOf(opened), model));
        }
    }

    private void made(MatrixModel newest) {
        boolean drafted = newest.sides().then().isPresent() != model.sides().then().isPresent();
        model = newest;
        if (drafted) {
            legend();
        }
        summary.setText(newest.lines().isEmpty() ? "No workload is in the picture." : newest.summary());
        view.show(newest);
        mark();
    }

    void focusCells() {
        view.requestFocus();
    }

    void selected(Optional<Pick> pick) {
        selection = pick;
        mark();
    }

    private void mark() {
        view.mark(selection.flatMap(model::spot));
    }

    private void choose(Spot spot) {
        var known = frame;
        if (known == null) {
            return;
        }
        var topology = known.scene().topology();
        if (spot.row() >= 0 && spot.column() >= 0) {
            model.edge(spot.row(), spot.column()).ifPresent(edge -> {
                var drawn = DrawnEdge.of(topology, edge);
                doors.select().accept(new Pick.OfEdge(drawn));
                if (topology.edge(drawn).isEmpty()) {
                    doors.light().accept(Set.of(drawn.source(), drawn.target()), Optional.empty());
                }
            });
        } else {
            chooseLine(topology, model.lines().get(Math.max(spot.row(), spot.column())));
        }
    }

    private void chooseLine(Topology topology, MatrixLine line) {
        if (line.isHeader()) {
            doors.select().accept(topology.fold(line.namespace())
                    .<Pick>map(node -> new Pick.OfNode(node.id()))
                    .orElseGet(() -> new Pick.OfGroup(line.namespace())));
            return;
        }
        doors.select().accept(new Pick.OfNode(DrawnEdge.end(topology, line.nodes().getFirst())));
        if (line.nodes().size() > 1) {
            doors.light().accept(
                    line.nodes().stream().map(node -> DrawnEdge.end(topology, node)).collect(Collectors.toSet()),
                    Optional.empty());
        }
    }

    /// Of the row, or of the column where the row is a label.
    private void toggle(Spot spot) {
        var line = model.lines().get(spot.row() >= 0 ? spot.row() : spot.column());
        var column = model.lines().get(spot.column() >= 0 ? spot.column() : spot.row());
        var wanted = MatrixModel.isClass(line) ? line : column;
        if (MatrixModel.isClass(wanted)) {
            var first = model.classOf(wanted);
            if (!opened.remove(first)) {
                opened.add(first);
            }
            ask();
        }
    }
}
