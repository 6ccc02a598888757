package dev.weft.view.draft;

import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Workload;
import dev.weft.view.draft.LabelInput.Read;
import dev.weft.view.panel.Tone;
import dev.weft.whatif.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The small forms for edits that are no policy: labels, a new workload, a branch's name; and two texts side by side.
/// What is wrong is said in one line while it is written, and the button waits for it.
///
/// Threads: confined to the FX thread; each waits for its answer.
record Forms(Supplier<Window> owner) {
    private static final String KIND = "Deployment";

    /// Absent when the user cancels.
    Optional<Edit> relabel(ObjectRef object, Labels now) {
        var text = new TextArea(now.map().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining("\n")));
        text.setId("label-text");
        text.setPrefRowCount(5);
        return form(
                "Label " + object.path(), "Labels, one to a line: key=value", "Relabel", List.of(row("Labels", text)),
                () -> relabelled(object, text.getText()));
    }

    private static Read<Edit> relabelled(ObjectRef object, String text) {
        return switch (LabelInput.labels(text)) {
            case Read.Ok<Labels>(var labels) -> new Read.Ok<>(new Edit.Relabel(object, labels));
            case Read.Wrong<Labels>(var line) -> new Read.Wrong<>(line);
        };
    }

    /// A Deployment with one replica.
    Optional<Edit> workload(String namespace, List<ObjectRef> taken) {
        var name = field("workload-name", "queue");
        var labels = field("workload-labels", "app=queue");
        var ports = field("workload-ports", "8080, 53/UDP");
        return form(
                "Add a workload to " + namespace,
                "A supposed Deployment: policies are asked about the pods it would have.",
                "Add",
                List.of(row("Name", name), row("Labels", labels), row("Ports", ports)),
                () -> workload(namespace, taken, name.getText(), labels.getText(), ports.getText()));
    }

    private static Read<Edit> workload(
            String namespace, List<ObjectRef> taken, String name, String labels, String ports) {
        var readName = LabelInput.name(name);
        if (readName instanceof Read.Wrong<String>(var line)) {
            return new Read.Wrong<>(line);
        }
        var ref = new ObjectRef("apps", KIND, namespace, name.strip());
        if (taken.contains(ref)) {
            return new Read.Wrong<>(ref.label() + " is there already; use another name");
        }
        var readLabels = LabelInput.labels(labels);
        var readPorts = LabelInput.ports(ports);
        if (readLabels instanceof Read.Wrong<Labels>(var line)) {
            return new Read.Wrong<>(line);
        }
        return switch (readPorts) {
            case Read.Wrong<List<dev.weft.cluster.ContainerPort>>(var line) -> new Read.Wrong<>(line);
            case Read.Ok<List<dev.weft.cluster.ContainerPort>>(var known) -> {
                var wished = readLabels instanceof Read.Ok<Labels>(var given) ? given : Labels.NONE;
                yield new Read.Ok<>(new Edit.PutWorkload(new Workload(
                        ref, Optional.empty(), 1, Optional.of(new Workload.Template(wished, known, false)))));
            }
        };
    }

    Optional<String> branchName(String now, List<String> taken) {
        var name = field("branch-name", "");
        name.setText(now);
        return form("Rename branch " + now, "", "Rename", List.of(row("Name", name)), () -> {
            var clean = name.getText().strip();
            if (clean.isEmpty()) {
                return new Read.Wrong<>("a branch needs a name");
            }
            return taken.contains(clean) && !clean.equals(now)
                    ? new Read.Wrong<>("\"%s\" is the name of another branch; use another one".formatted(clean))
                    : new Read.Ok<>(clean);
        });
    }

    private static TextField field(String id, String prompt) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private static Node row(String title, TextInputControl field) {
        var label = new Label(title);
        label.setLabelFor(field);
        label.getStyleClass().add("fact-name");
        HBox.setHgrow(field, Priority.ALWAYS);
        var row = new HBox(label, field);
        row.getStyleClass().add("fact");
        return row;
    }

    private <T> Optional<T> form(
            String title, String hint, String button, List<Node> rows, Supplier<Read<T>> reading) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner.get());
        dialog.setTitle("Weft");
        dialog.setHeaderText(title);
        var wrong = new Label();
        wrong.setId("form-wrong");
        wrong.setWrapText(true);
        wrong.setMinHeight(40);
        wrong.getStyleClass().add(Tone.BAD.style());
        var box = new VBox();
        box.getStyleClass().add("dialog-box");
        if (!hint.isEmpty()) {
            box.getChildren().add(new Label(hint));
        }
        box.getChildren().addAll(rows);
        box.getChildren().add(wrong);
        var done = new ButtonType(button, ButtonBar.ButtonData.OK_DONE);
        var pane = dialog.getDialogPane();
        pane.setContent(box);
        pane.setPrefWidth(480);
        pane.getButtonTypes().setAll(done, ButtonType.CANCEL);
        var press = pane.lookupButton(done);
        press.setId("form-done");
        Runnable read = () -> {
            var said = reading.get() instanceof Read.Wrong<T>(var line) ? line : "";
            wrong.setText(said);
            press.setDisable(!said.isEmpty());
        };
        rows.stream()
                .flatMap(row -> ((HBox) row).getChildren().stream())
                .filter(TextInputControl.class::isInstance)
                .forEach(field -> ((TextInputControl) field).textProperty().addListener((_, _, _) -> read.run()));
        read.run();
        return dialog.showAndWait()
                .filter(done::equals)
                .flatMap(_ -> reading.get() instanceof Read.Ok<T>(var value) ? Optional.of(value) : Optional.empty());
    }

    /// Two texts to read, not to write.
    void sideBySide(String title, String leftTitle, String left, String rightTitle, String right) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner.get());
        dialog.setTitle("Weft");
        dialog.setHeaderText(title);
        var texts = new HBox(text("difference-mine", leftTitle, left), text("difference-theirs", rightTitle, right));
        texts.getStyleClass().add("side-by-side");
        dialog.getDialogPane().setContent(texts);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setResizable(true);
        dialog.show();
    }

    private static Node text(String id, String title, String text) {
        var area = new TextArea(text);
        area.setId(id);
        area.setEditable(false);
        area.getStyleClass().add("export-text");
        area.setPrefSize(380, 360);
        var head = new Label(title);
        head.setLabelFor(area);
        VBox.setVgrow(area, Priority.ALWAYS);
        var box = new VBox(head, area);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
