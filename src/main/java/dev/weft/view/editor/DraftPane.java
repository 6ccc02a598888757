package dev.weft.view.editor;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.whatif.Draft;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The editor of one policy: its text, and what is wrong in it. Each good text is a step of the draft. Nothing here
/// touches a cluster.
public final class DraftPane extends VBox {
    /// Where the pane's wishes go, and what it must know when the user types. `namespace` is meant where a text names
    /// none.
    public record Doors(
            Supplier<Optional<Frame>> frame, Supplier<Draft> draft, Consumer<Draft> wish, Help help) {}

    /// What the text needs: `light` gets the nodes that it selects, `work` runs what is worked out about it, `kinds`
    /// are those that can be written.
    public record Help(Consumer<Set<NodeId>> light, Aside work, List<PolicyKind> kinds) {}

    private final Doors doors;
    private final PolicyEditor editor;
    private final Label title = new Label("No policy open");
    private final Button remove = button("Remove policy", "draft-remove", this::remove);
    private Optional<ObjectRef> open = Optional.empty();
    private final Burst burst = new Burst();

    public DraftPane(Doors doors) {
        this.doors = doors;
        this.editor = new PolicyEditor(new PolicyEditor.Doors(
                doors.frame(), doors.help().light(), this::read, this::openNew, doors.help().work(),
                doors.help().kinds()));
        setId("draft");
        getStyleClass().add("draft-pane");
        title.getStyleClass().add("panel-title");
        title.setId("draft-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        remove.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(title, remove);
        head.getStyleClass().add("draft-head");
        VBox.setVgrow(editor, Priority.ALWAYS);
        getChildren().addAll(head, editor);
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
        open = Optional.empty();
        title.setText("New policy");
        editor.begin(text, namespace);
        editor.goTo(EditorText.line(text, "metadata.name"));
    }

    /// The draft changed elsewhere: the open policy is read from it again.
    public void refresh() {
        open.ifPresent(this::openText);
    }

    /// As [#refresh], when the step is about the open policy.
    public void follow(Step step) {
        if (step.edits().stream().map(Edit::object).anyMatch(object -> open.equals(Optional.of(object)))) {
            refresh();
        }
    }

    private void openText(ObjectRef policy) {
        var text = doors.frame().get().flatMap(frame -> EditorText.of(frame, doors.draft().get(), policy));
        if (text.isEmpty()) {
            close();
            return;
        }
        if (!open.equals(Optional.of(policy)) || !editor.text().equals(text.get())) {
            editor.text(text.get(), policy.namespace());
        }
        burst.end();
        open = Optional.of(policy);
        title.setText(policy.label());
    }

    private void close() {
        open = Optional.empty();
        editor.text("", "default");
        title.setText("No policy open");
    }

    /// Is this where policies are written, which has an undo of its own?
    public static boolean isEditor(Object target) {
        return target instanceof Node node && "editor".equals(node.getId());
    }

    /// Is there a text, of a policy that is there or of one that is just being written?
    public boolean isOpen() {
        return open.isPresent() || !editor.text().isEmpty();
    }

    /// Shows what is wrong in the drafted policies; the text stays the user's.
    public void show(List<Problem> problems) {
        remove.setDisable(open.isEmpty());
        editor.show(problems);
    }

    private void read(DraftYaml.Reading reading) {
        if (reading instanceof DraftYaml.Reading.Policy(var edit, _)) {
            boolean renamed = !open.equals(Optional.of(edit.object()));
            open = Optional.of(edit.object());
            title.setText(edit.object().label());
            step(edit, burst.goesOn(renamed));
            burst.typed();
        }
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

    private void wish(Draft next) {
        if (!next.equals(doors.draft().get())) {
            doors.wish().accept(next);
        }
    }
}
