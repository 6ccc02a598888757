package dev.weft.view.twin;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.view.editor.Latest;
import dev.weft.view.traffic.DrawnEdge;
import dev.weft.view.twin.OutlineModel.Item;
import dev.weft.view.twin.OutlineModel.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The outline of the cluster. A row selects in the picture what it stands for; a policy lights its pods there, and
/// Enter opens it.
final class OutlinePane extends VBox {
    private record Ask(Frame frame, String text, Optional<PolicySubjects> known) {}

    private record Made(OutlineModel model, PolicySubjects subjects) {}

    private static final Duration PAUSE = Duration.millis(180);
    /// With more matches than this the tree stays closed: nobody reads them one by one.
    private static final int MOST_OPENED = 200;

    private final Twins.Doors doors;
    private final TextField search = new TextField();
    private final OutlineItem root =
            new OutlineItem(new Item("", new Words("", "", 0), Optional.empty(), Optional.empty(), List.of()));
    private final TreeView<Item> tree = new TreeView<>(root);
    private final Latest<Ask, Made> models;
    private OutlineModel model = OutlineModel.EMPTY;
    private Optional<PolicySubjects> subjects = Optional.empty();
    private Topology topology = Topology.EMPTY;
    private Optional<Pick> selection = Optional.empty();
    private @Nullable Frame frame;
    private boolean filling;

    OutlinePane(Twins.Doors doors) {
        this.doors = doors;
        this.models = new Latest<>(doors.work(), OutlinePane::answer, this::made);
        getStyleClass().add("policies");
        search.setId("outline-search");
        search.setPromptText("Find in the outline");
        var rest = new PauseTransition(PAUSE);
        rest.setOnFinished(_ -> ask());
        search.textProperty().addListener((_, _, _) -> rest.playFromStart());
        tree.setId("outline");
        tree.setAccessibleText("Outline of the cluster");
        tree.setShowRoot(false);
        root.setExpanded(true);
        tree.setCellFactory(_ -> new Cell());
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!filling && row != null) {
                choose(row);
            }
        });
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        tree.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(search, tree);
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while nothing has changed
    private static Made answer(Ask ask) {
        var reachability = ask.frame().meaning().reachability();
        var subjects = ask.known().filter(known -> known.source() == reachability)
                .orElseGet(() -> PolicySubjects.of(reachability));
        return new Made(OutlineModel.of(ask.frame(), ask.text()), subjects);
    }

    void focusTree() {
        tree.requestFocus();
    }

    void show(Frame newest) {
        frame = newest;
        ask();
    }

    private void ask() {
        var known = frame;
        if (known != null) {
            models.ask(new Ask(known, search.getText(), subjects));
        }
    }

    private void made(Ask ask, Made made) {
        topology = ask.frame().scene().topology();
        subjects = Optional.of(made.subjects());
        if (made.model().equals(model)) {
            return;
        }
        model = made.model();
        filling = true;
        root.become(new Item("", root.getValue().words(), Optional.empty(), Optional.empty(), model.roots()));
        if (!ask.text().isBlank() && matches(model.roots()) <= MOST_OPENED) {
            root.openAll();
        }
        filling = false;
        mark();
    }

    private static int matches(List<Item> items) {
        return items.stream().mapToInt(item -> 1 + matches(item.children())).sum();
    }

    void selected(Optional<Pick> pick) {
        selection = pick;
        mark();
    }

    /// The row of what is selected in the picture; the one that led there stays.
    private void mark() {
        var now = tree.getSelectionModel().getSelectedItem();
        if (selection.isEmpty() || (now != null && selection.equals(pick(now)))) {
            return;
        }
        var path = model.path(selection.get());
        filling = true;
        if (path.isEmpty()) {
            tree.getSelectionModel().clearSelection();
        } else {
            var row = root.find(path);
            tree.getSelectionModel().select(row);
            tree.scrollTo(Math.max(0, tree.getRow(row) - 3));
        }
        filling = false;
    }

    /// What a row selects: its own, else that of the row above it, as a pod is drawn in its workload.
    private Optional<Pick> pick(TreeItem<Item> row) {
        var item = row.getValue();
        if (item.policy().isPresent()) {
            return Optional.empty();
        }
        return item.pick()
                .or(() -> Optional.ofNullable(row.getParent()).flatMap(above -> above.getValue().pick()))
                .map(this::drawn);
    }

    /// The namespace in place of what is folded in it.
    private Pick drawn(Pick pick) {
        return pick instanceof Pick.OfNode(var id) ? new Pick.OfNode(DrawnEdge.end(topology, id)) : pick;
    }

    private void choose(TreeItem<Item> row) {
        row.getValue().policy().ifPresentOrElse(
                rule -> light(rule.policy()), () -> pick(row).ifPresent(doors.select()));
    }

    private void light(ObjectRef policy) {
        doors.light().accept(nodes(policy), Optional.of(policy));
    }

    private Set<NodeId> nodes(ObjectRef policy) {
        return subjects.map(known -> known.workloads(policy)).orElse(List.of()).stream()
                .map(node -> DrawnEdge.end(topology, node))
                .collect(Collectors.toSet());
    }

    private void open() {
        var row = tree.getSelectionModel().getSelectedItem();
        if (row != null) {
            row.getValue().policy().ifPresent(doors.edit());
        }
    }

    private static final class Cell extends TreeCell<Item> {
        private final Label text = new Label();
        private final Label denied = new Label();
        private final Label detail = new Label();
        private final HBox box = new HBox(text, denied, detail);

        Cell() {
            box.getStyleClass().add("outline-row");
            denied.getStyleClass().add("tone-denied");
            denied.setMinWidth(USE_PREF_SIZE);
            detail.getStyleClass().add("status-detail");
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            text.setText(item.words().text());
            denied.setText(item.words().marker());
            detail.setText(item.words().detail());
            setGraphic(box);
            setAccessibleText(item.words().line());
        }
    }
}
