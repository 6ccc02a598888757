package dev.weft.view.editor;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.Draft;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The editor of one policy, and what the whole draft would change. Nothing here touches a cluster.
public final class DraftPane extends VBox {
    /// Where the pane's wishes go, and what it must know when the user types. `namespace` is meant where a text names
    /// none. `export` gets the YAML of the whole draft.
    public record Doors(
            Supplier<Optional<Frame>> frame,
            Supplier<Draft> draft,
            Consumer<Draft> wish,
            Consumer<Pick> select,
            Consumer<String> export,
            List<ResourceKind> kinds) {}

    private final Doors doors;
    private final YamlEditor editor = new YamlEditor(this::typed);
    private final Label bar = new Label("Draft, not applied");
    private final Label title = new Label("No policy open");
    private final VBox mistakes = new VBox();
    private final Label summary = new Label();
    private final VBox impact = new VBox();
    private final Label steps = new Label();
    private final Button undo = button("Undo", "draft-undo", this::undo);
    private final Button redo = button("Redo", "draft-redo", this::redo);
    private final Button discard = button("Discard", "draft-discard", this::discard);
    private final Button remove = button("Remove policy", "draft-remove", this::remove);
    private final Button export = button("Export YAML…", "draft-export", this::export);
    private Optional<ObjectRef> open = Optional.empty();
    private final Burst burst = new Burst();
    private List<Problem> typedMistakes = List.of();
    private String defaultNamespace = "default";

    public DraftPane(Doors doors) {
        this.doors = doors;
        setId("draft");
        getStyleClass().add("draft-pane");
        bar.getStyleClass().add("draft-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        title.getStyleClass().add("panel-title");
        title.setId("draft-title");
        title.setWrapText(true);
        mistakes.setId("draft-mistakes");
        mistakes.getStyleClass().add("mistakes");
        summary.setId("draft-summary");
        summary.getStyleClass().add("draft-summary");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        steps.getStyleClass().add("status-detail");
        steps.setWrapText(true);
        var buttons = new FlowPane(undo, redo, discard, remove, export);
        buttons.getStyleClass().add("draft-buttons");
        var split = new SplitPane(editor, below());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar, title, buttons, split);
        showMistakes(List.of());
    }

    private Node below() {
        impact.setId("draft-impact");
        impact.getStyleClass().add("impact");
        var scroll = new ScrollPane(new VBox(summary, impact, steps));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return new VBox(mistakes, scroll);
    }

    private static Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Another source: nothing stays open.
    public void forget() {
        close();
        burst.end();
    }

    /// Opens a policy at the line of a rule.
    public void open(RuleRef rule) {
        openText(rule.policy());
        editor.goTo(EditorText.line(editor.text(), rule.path()));
    }

    /// Opens a text for a policy that is not there yet: a draft from the first moment.
    public void openNew(String text, String namespace) {
        burst.end();
        defaultNamespace = namespace;
        open = Optional.empty();
        editor.text(text);
        title.setText("New policy");
        typed();
        editor.goTo(EditorText.line(text, "metadata.name"));
    }

    private void openText(ObjectRef policy) {
        var text = doors.frame().get().flatMap(frame -> EditorText.of(frame, doors.draft().get(), policy));
        if (text.isEmpty()) {
            close();
            return;
        }
        if (!open.equals(Optional.of(policy)) || !editor.text().equals(text.get())) {
            editor.text(text.get());
        }
        burst.end();
        open = Optional.of(policy);
        defaultNamespace = policy.namespace();
        title.setText(policy.label());
        showMistakes(List.of());
    }

    private void close() {
        open = Optional.empty();
        editor.text("");
        title.setText("No policy open");
        showMistakes(List.of());
    }

    /// Shows what the draft would change; the text stays the user's.
    public void show(DraftModel model) {
        boolean drafting = model.can().discard();
        bar.setVisible(drafting);
        bar.setManaged(drafting);
        undo.setDisable(!model.can().undo());
        redo.setDisable(!model.can().redo());
        discard.setDisable(!drafting);
        export.setDisable(!model.can().undo());
        remove.setDisable(open.isEmpty());
        summary.setText(model.summary());
        impact.getChildren().setAll(model.impact().stream().map(this::line).toList());
        steps.setText(model.steps().isEmpty() ? "" : "Steps: " + String.join(" · ", model.steps()));
        mark(Stream.concat(typedMistakes.stream(), model.problems().stream()).toList());
    }

    private Node line(DraftModel.Line line) {
        if (line.target().isEmpty()) {
            var label = new Label(line.text());
            label.setWrapText(true);
            label.getStyleClass().add(line.tone().style());
            return label;
        }
        var link = new Hyperlink(line.text());
        link.setWrapText(true);
        link.getStyleClass().addAll("line-link", line.tone().style());
        link.setOnAction(_ -> {
            link.setVisited(false);
            doors.select().accept(line.target().get());
        });
        return link;
    }

    private void typed() {
        if (editor.text().isBlank() && open.isEmpty()) {
            showMistakes(List.of());
            return;
        }
        switch (DraftYaml.read(editor.text(), doors.kinds(), defaultNamespace)) {
            case DraftYaml.Reading.Policy(var edit, var warnings) -> {
                showMistakes(warnings);
                boolean renamed = !open.equals(Optional.of(edit.object()));
                open = Optional.of(edit.object());
                title.setText(edit.object().label());
                step(edit, burst.goesOn(renamed));
                burst.typed();
            }
            case DraftYaml.Reading.Mistakes(var problems) -> showMistakes(problems);
        }
    }

    private void showMistakes(List<Problem> problems) {
        typedMistakes = problems;
        mark(problems);
    }

    private void mark(List<Problem> problems) {
        editor.mark(problems.stream().map(problem -> problem.place().line()).filter(line -> line > 0).toList());
        mistakes.getChildren().setAll(problems.stream().map(DraftPane::mistake).toList());
        mistakes.setVisible(!problems.isEmpty());
        mistakes.setManaged(!problems.isEmpty());
    }

    private static Node mistake(Problem problem) {
        var place = problem.place();
        var told = problem.message().startsWith("line ");
        var where = place.line() > 0 && !told ? "Line " + place.line() + ": " : "";
        var path = place.path().isEmpty() ? "" : place.path() + ": ";
        var label = new Label(Wording.sentence(where + path + problem.message() + "; " + problem.remedy()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(
                problem.severity() == Problem.Severity.ERROR ? Tone.BAD.style() : Tone.WARNING.style());
        return label;
    }

    /// One step back, or forward; the text follows.
    public void undo() {
        var draft = doors.draft().get();
        step(draft.undo(), draft.last());
    }

    public void redo() {
        var next = doors.draft().get().redo();
        step(next, next.last());
    }

    private void step(Draft next, Optional<Step> about) {
        wish(next);
        about.map(step -> step.edits().getFirst())
                .filter(Edit::ofPolicy)
                .ifPresent(edit -> openText(edit.object()));
    }

    /// The draft ends; the text shows what the cluster has.
    public void discard() {
        wish(Draft.EMPTY);
        open.ifPresent(this::openText);
    }

    private void remove() {
        open.ifPresent(policy -> {
            burst.end();
            step(new Edit.RemovePolicy(policy), false);
        });
    }

    private void step(Edit edit, boolean continues) {
        doors.frame().get().map(frame -> frame.meaning().snapshot()).ifPresent(live -> {
            var draft = doors.draft().get();
            wish(
                    continues && edit instanceof Edit.PutPolicy put
                            ? draft.typed(put, live)
                            : draft.with(Step.of(edit), live));
        });
    }

    private void export() {
        doors.export().accept(DraftYaml.export(doors.draft().get()));
    }

    private void wish(Draft next) {
        if (!next.equals(doors.draft().get())) {
            doors.wish().accept(next);
        }
    }
}
