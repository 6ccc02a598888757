package dev.weft.view.twin;

import dev.weft.cluster.ObjectRef;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.view.editor.Latest;
import dev.weft.view.look.StyleClasses;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.view.traffic.DrawnEdge;
import dev.weft.view.twin.PolicyTableModel.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The policies, and below them the workloads whose pods the chosen one selects, which it lights in the picture. With a
/// workload selected in the picture, its policies alone on demand. Enter or a double click opens a policy.
final class PolicyTablePane extends VBox {
    private record Ask(Frame frame, PolicyTableModel known) {}

    private final Twins.Doors doors;
    private final TextField search = new TextField();
    private final CheckBox only = new CheckBox();
    private final ListView<Row> list = new ListView<>();
    private final ListView<Map.Entry<NodeId, Integer>> pods = new ListView<>();
    private final Label chosen = new Label();
    private final Button open = new Button("Open");
    private final Latest<Ask, PolicyTableModel> models;
    private PolicyTableModel model = PolicyTableModel.EMPTY;
    private Topology topology = Topology.EMPTY;
    private Optional<NodeId> workload = Optional.empty();
    private boolean filling;

    PolicyTablePane(Twins.Doors doors) {
        this.doors = doors;
        this.models = new Latest<>(
                doors.work(), ask -> PolicyTableModel.of(ask.frame(), ask.known()), (ask, made) -> made(ask, made));
        getStyleClass().add("policies");
        search.setId("policy-search");
        search.setPromptText("Find a policy");
        search.textProperty().addListener((_, _, _) -> fill());
        only.setId("policy-only");
        only.setMnemonicParsing(false);
        only.setOnAction(_ -> fill());
        makeList();
        makePods();
        open.setId("policy-open");
        open.setMinWidth(USE_PREF_SIZE);
        open.setTooltip(new Tooltip("Open the policy in the draft (Enter)"));
        open.setOnAction(_ -> open());
        chosen.setId("policy-chosen");
        chosen.getStyleClass().add("section-title");
        chosen.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        var head = new HBox(chosen, open);
        head.getStyleClass().add("draft-head");
        getChildren().addAll(search, only, list, head, pods);
        fill();
    }

    private void makeList() {
        list.setId("policy-list");
        list.setAccessibleText("Policies");
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!filling) {
                light(row);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private void makePods() {
        pods.setId("policy-pods");
        pods.setAccessibleText("Workloads whose pods the policy selects");
        pods.setPlaceholder(new Label("It selects no pod."));
        pods.setCellFactory(_ -> new PodsCell());
        pods.setPrefHeight(150);
        pods.setMinHeight(60);
        pods.getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (!filling && entry != null) {
                doors.select().accept(new Pick.OfNode(DrawnEdge.end(topology, entry.getKey())));
            }
        });
    }

    private void open() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .ifPresent(row -> doors.edit().accept(row.rule()));
    }

    void show(Frame frame) {
        models.ask(new Ask(frame, model));
    }

    private void made(Ask ask, PolicyTableModel made) {
        topology = ask.frame().scene().topology();
        model = made;
        fill();
    }

    /// A workload, whose policies may be asked for.
    void selected(Optional<Pick> pick) {
        workload = pick.filter(Pick.OfNode.class::isInstance)
                .map(node -> ((Pick.OfNode) node).id())
                .filter(id -> id.kind() == NodeId.Kind.WORKLOAD);
        fill();
    }

    private void fill() {
        only.setDisable(workload.isEmpty());
        only.setText(workload.map(id -> "Only policies of " + MatrixLines.label(id))
                .orElse("Only policies of the selected workload"));
        var rows = model.matching(search.getText(), only.isSelected() ? workload : Optional.empty());
        list.setPlaceholder(placeholder(model.rows().isEmpty()));
        if (!rows.equals(list.getItems())) {
            var before = selectedPolicy();
            filling = true;
            list.getItems().setAll(rows);
            list.getSelectionModel().clearSelection();
            before.ifPresent(this::reselect);
            filling = false;
        }
        list.refresh(); // whose policies are marked may be another workload
        tell();
    }

    private Optional<ObjectRef> selectedPolicy() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(row -> row.rule().policy());
    }

    private void reselect(ObjectRef policy) {
        list.getItems().stream()
                .filter(row -> row.rule().policy().equals(policy))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    private static Label placeholder(boolean none) {
        var label = new Label(none
                ? "No policy here. Without one, every pod may talk to every other."
                : "No policy fits.");
        label.setWrapText(true);
        label.getStyleClass().add("placeholder");
        return label;
    }

    private void tell() {
        var row = list.getSelectionModel().getSelectedItem();
        chosen.setText(row == null ? "Choose a policy to see its pods" : "Pods of " + row.name());
        open.setDisable(row == null);
        var entries = row == null ? List.<Map.Entry<NodeId, Integer>>of() : List.copyOf(row.pods().entrySet());
        pods.setVisible(row != null);
        pods.setManaged(row != null);
        if (!entries.equals(pods.getItems())) {
            filling = true;
            pods.getItems().setAll(entries);
            filling = false;
        }
    }

    private void light(@Nullable Row row) {
        tell();
        doors.light().accept(
                row == null
                        ? Set.of()
                        : row.pods().keySet().stream()
                                .map(node -> DrawnEdge.end(topology, node))
                                .collect(Collectors.toSet()),
                Optional.ofNullable(row).map(chosen -> chosen.rule().policy()));
    }

    private final class Cell extends ListCell<Row> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final VBox box = new VBox(name, detail);

        Cell() {
            detail.getStyleClass().add("status-detail");
            box.setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0); // as wide as the list, so that it never scrolls sideways
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean marked = workload.filter(row.pods()::containsKey).isPresent();
            var state = row.state().isEmpty() ? "" : " (" + row.state() + ")";
            name.setText((marked ? "● " : "") + row.name() + state);
            StyleClasses.set(name, "label", row.state().isEmpty() ? Tone.PLAIN.style() : Tone.LOST.style());
            detail.setText(row.detail());
            detail.setTooltip(new Tooltip(row.rule().policy().label() + ", " + row.detail()));
            setGraphic(box);
            setAccessibleText(row.rule().policy().label() + state + ", " + row.detail()
                    + (marked ? ", of the selected workload" : ""));
        }
    }

    private static final class PodsCell extends ListCell<Map.Entry<NodeId, Integer>> {
        @Override
        protected void updateItem(Map.@Nullable Entry<NodeId, Integer> entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null
                    ? null
                    : entry.getKey().key() + ": " + Wording.count(entry.getValue(), "pod"));
        }
    }
}
