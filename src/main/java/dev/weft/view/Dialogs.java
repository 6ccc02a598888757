package dev.weft.view;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.ReadPlan;
import dev.weft.session.FlowRows;
import dev.weft.view.traffic.FlowExport;
import dev.weft.view.traffic.SourcesModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The questions that the window asks.
///
/// Threads: confined to the FX thread.
final class Dialogs {
    /// What the agentless source cannot see, said before consent.
    /// Source: the socket tables of a pod are a list of the moment, without counters.
    private static final String LIMITS = "Each pod is asked every few seconds for its list of open connections (cat "
            + "/proc/net/tcp, run by exec). Nothing is written. What it cannot see: connections shorter than the pause "
            + "between two readings, UDP without a connection, and pods without a cat command. Exec calls are audited "
            + "by the cluster.";

    private final Stage owner;

    Dialogs(Stage owner) {
        this.owner = owner;
    }

    Window owner() {
        return owner;
    }

    /// Yes or no; closing the dialog is no.
    boolean ask(Question question) {
        var alert = new Alert(Alert.AlertType.CONFIRMATION);
        alert.initOwner(owner);
        alert.setTitle("Weft");
        alert.setHeaderText(question.title());
        alert.setContentText(question.text());
        var yes = new ButtonType(question.yes(), ButtonBar.ButtonData.OK_DONE);
        alert.getButtonTypes().setAll(yes, new ButtonType("Cancel", ButtonBar.ButtonData.CANCEL_CLOSE));
        alert.getDialogPane().setPrefWidth(520);
        if (!question.detail().isEmpty()) {
            var detail = new TextArea(question.detail());
            detail.setEditable(false);
            detail.setWrapText(true);
            detail.setPrefRowCount(4);
            alert.getDialogPane().setExpandableContent(detail);
            alert.getDialogPane().setExpanded(true);
        }
        return alert.showAndWait().filter(yes::equals).isPresent();
    }

    void tell(String title, String text) {
        var alert = new Alert(Alert.AlertType.INFORMATION);
        alert.initOwner(owner);
        alert.setTitle("Weft");
        alert.setHeaderText(title);
        alert.setContentText(text);
        alert.getDialogPane().setPrefWidth(520);
        alert.show();
    }

    /// A source that needs more than rights: what it would do is said before.
    boolean consents(SourcesModel.Line line) {
        return ask(new Question("Use " + line.label() + "?", String.join("\n", line.details()), "Use it", ""));
    }

    /// As the other, once it is clear that there is something to read.
    Optional<Set<String>> readSockets(MainModel model) {
        if (!model.source().livePods()) {
            tell(
                    "There are no live pods to read",
                    "Sockets are read in running pods of a cluster; " + model.source().name() + " has none. "
                            + "Open a context of your kubeconfig.");
            return Optional.empty();
        }
        return model.frame().flatMap(frame -> readSockets(frame.meaning().snapshot(), model.socketsInMind()));
    }

    /// Which namespaces' pods may be read; absent when the user cancels, empty to stop reading.
    Optional<Set<String>> readSockets(ClusterSnapshot snapshot, Set<String> chosenBefore) {
        var dialog = new Dialog<Set<String>>();
        dialog.initOwner(owner);
        dialog.setTitle("Read sockets");
        dialog.setHeaderText("Which pods may Weft read?");
        var chosen = new TreeSet<>(chosenBefore);
        var plan = new Label();
        plan.setId("read-plan");
        plan.setWrapText(true);
        plan.getStyleClass().add("draft-summary");
        var read = new ButtonType("Read", ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(read, ButtonType.CANCEL);
        var ticks = new VBox();
        ticks.getStyleClass().add("popup-list");
        for (var namespace : snapshot.namespaces().keySet()) {
            ticks.getChildren().add(tick(namespace, chosen, () -> plan.setText(plan(snapshot, chosen))));
        }
        plan.setText(plan(snapshot, chosen));
        var scroll = new ScrollPane(ticks);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(180);
        var limits = new Label(LIMITS);
        limits.setWrapText(true);
        var box = new VBox(scroll, plan, limits);
        box.getStyleClass().add("dialog-box");
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().setPrefWidth(560);
        dialog.setResultConverter(button -> read.equals(button) ? Set.copyOf(chosen) : null);
        return dialog.showAndWait();
    }

    private static CheckBox tick(String namespace, Set<String> chosen, Runnable changed) {
        var box = new CheckBox(namespace);
        box.setMnemonicParsing(false);
        box.setId("read-" + namespace);
        box.setSelected(chosen.contains(namespace));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                chosen.add(namespace);
            } else {
                chosen.remove(namespace);
            }
            changed.run();
        });
        return box;
    }

    private static String plan(ClusterSnapshot snapshot, Set<String> chosen) {
        return chosen.isEmpty() ? "Will read no pod." : "Weft " + ReadPlan.of(snapshot, chosen).sentence() + ".";
    }

    /// Copies a text, or saves it to a file, called `file` unless the user says otherwise; a failure is told.
    void export(String title, String file, String content) {
        var copy = new ButtonType("Copy", ButtonBar.ButtonData.LEFT);
        var save = new ButtonType("Save as…", ButtonBar.ButtonData.OK_DONE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle("Export");
        dialog.setHeaderText(title);
        var text = new TextArea(content);
        text.setId("export-text");
        text.setEditable(false);
        text.getStyleClass().add("export-text");
        text.setPrefSize(640, 380);
        dialog.getDialogPane().setContent(text);
        dialog.getDialogPane().getButtonTypes().setAll(copy, save, ButtonType.CLOSE);
        dialog.showAndWait().ifPresent(button -> {
            if (button.equals(copy)) {
                copy(content);
            } else if (button.equals(save)) {
                saveAs(title, file).ifPresent(place -> write(place, content));
            }
        });
    }

    static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void write(File file, String content) {
        try {
            Files.writeString(file.toPath(), content);
        } catch (IOException refused) {
            tell("Not saved", file + ": " + refused.getMessage() + "; choose another place.");
        }
    }

    /// Writes rows of the flow table where the user says; a failure is told. `aside` writes.
    void export(FlowExport format, List<FlowRows.Row> rows, Consumer<Runnable> aside) {
        saveAs("Export flows", format.file()).ifPresent(file -> aside.accept(() -> {
            try {
                Files.write(file.toPath(), format.lines(rows).toList());
            } catch (IOException refused) {
                FxFrames.run(() -> tell(
                        "Not exported", file + ": " + refused.getMessage() + "; choose another place."));
            }
        }));
    }

    Optional<File> saveAs(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner));
    }

    Optional<File> file(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner));
    }

    Optional<File> folder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of manifests");
        return Optional.ofNullable(chooser.showDialog(owner));
    }
}
