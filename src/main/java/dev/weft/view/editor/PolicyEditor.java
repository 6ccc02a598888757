package dev.weft.view.editor;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.lint.check.Checks;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Reachability;
import dev.weft.session.Frame;
import dev.weft.topology.NodeId;
import dev.weft.view.panel.Wording;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.editing.Completion;
import dev.weft.whatif.editing.Completion.Proposal;
import dev.weft.whatif.editing.Selections.Selected;
import dev.weft.whatif.editing.TextDiff;
import dev.weft.whatif.mistake.Mistake;
import dev.weft.whatif.mistake.Mistakes;
import dev.weft.whatif.mistake.Typed;
import dev.weft.yaml.ManifestYaml;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The text side of a draft: the editor with its proposals, what is wrong in the text, whom the place at the caret
/// selects, and how the text differs from the live object.
///
/// Threads: confined to the FX thread; everything is worked out aside, of what is asked the newest.
public final class PolicyEditor extends VBox {
    /// `frame` is the newest; `light` gets the nodes that the place at the caret or under the mouse selects; `read`
    /// gets what the text says whenever typing has paused; `another` opens the text of another policy for a namespace.
    public record Doors(
            Supplier<Optional<Frame>> frame,
            Consumer<Set<NodeId>> light,
            Consumer<DraftYaml.Reading> read,
            BiConsumer<String, String> another,
            Aside work,
            List<PolicyKind> kinds) {}

    private static final Duration LEAVING = Duration.millis(450);

    private final Doors doors;
    private final EditorHelp help;
    private final YamlEditor editor;
    private final CompletionPopup completion = new CompletionPopup(this::complete);
    private final FixPopup fixes;
    private final MistakeList list;
    private final Label selects = new Label(" ");
    private final DiffView beside = new DiffView(DiffView.Manner.BESIDE);
    private final DiffView unified = new DiffView(DiffView.Manner.UNIFIED);
    private final TabPane tabs = new TabPane();
    private final PauseTransition leaving = new PauseTransition(LEAVING);
    private final Latest<EditorHelp.Asked, EditorHelp.Read> reading;
    private final Latest<EditorHelp.Asked, List<Proposal>> proposing;
    private final Latest<EditorHelp.Asked, Optional<Selected>> selecting;
    private final Latest<Checked, List<Mistake>> checking;
    private final Latest<Compared, TextDiff> comparing;
    private String namespace = "default";
    private boolean pauseDue;
    private boolean typing;
    private boolean asked;
    private List<Mistake> found = List.of();
    private List<Mistake> shown = List.of();
    private List<Problem> told = List.of();
    private @Nullable Typed typed;
    private @Nullable Checked checked;

    /// What the checks were asked about.
    private record Checked(Typed typed, Reachability after) {}

    private record Compared(String live, String text) {}

    public PolicyEditor(Doors doors) {
        this.doors = doors;
        this.help = new EditorHelp(doors.kinds(), Checks.all());
        this.reading = new Latest<>(doors.work(), help::read, this::read);
        this.proposing = new Latest<>(doors.work(), help::proposals, this::propose);
        this.selecting = new Latest<>(doors.work(), help::selected, this::selected);
        this.checking = new Latest<>(doors.work(), it -> help.evaluated(it.typed(), it.after()), this::checked);
        this.comparing = new Latest<>(doors.work(), it -> TextDiff.between(it.live(), it.text()), this::compared);
        this.editor = new YamlEditor(new Heard());
        var rows = new MistakeRows(this::fix, mistake -> editor.goTo(mistake.place().line()));
        this.list = new MistakeList(rows);
        this.fixes = new FixPopup(rows, leaving);
        EditorKeys.install(editor, completion, new Keyed());
        layOut();
    }

    private void layOut() {
        setId("policy-editor");
        getStyleClass().add("policy-editor");
        selects.setId("editor-selects");
        selects.getStyleClass().add("status-detail");
        var text = new VBox(editor, selects, list);
        VBox.setVgrow(editor, Priority.ALWAYS);
        editor.setMinHeight(60);
        editor.heightProperty().addListener((_, _, _) -> editor.followCaret());
        tabs.setId("editor-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().addAll(
                tab("Text", "editor-text", text),
                tab("Side by side", "editor-beside", beside),
                tab("Unified", "editor-unified", unified));
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> compare());
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().add(tabs);
        leaving.setOnFinished(_ -> fixes.hide());
        editor.area().focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                select(editor.caret());
            } else {
                doors.light().accept(Set.of());
            }
        });
        showMistakes(List.of());
    }

    private static Tab tab(String title, String id, VBox content) {
        var tab = new Tab(title, content);
        tab.setId(id);
        return tab;
    }

    public String text() {
        return editor.text();
    }

    /// Another text; `home` is the namespace that is meant where it names none. What it says is not told.
    public void text(String text, String home) {
        namespace = home;
        pauseDue = false;
        typing = false;
        typed = null;
        found = List.of();
        completion.hide();
        fixes.hide();
        editor.text(text);
        showMistakes(List.of());
        tabs.getSelectionModel().selectFirst();
        selects.setText(" ");
        ask();
    }

    /// Another text, told at once as if it had been typed.
    public void begin(String text, String home) {
        text(text, home);
        pauseDue = true;
        ask();
    }

    /// Puts the cursor on a line, from 1, and shows it.
    public void goTo(int line) {
        tabs.getSelectionModel().selectFirst();
        editor.goTo(line);
    }

    /// The cluster, or what the draft means, is another; `problems` are those of its policies.
    public void show(List<Problem> problems) {
        if (!told.equals(problems)) {
            told = List.copyOf(problems);
            showMistakes(found);
        }
        check();
        compare();
    }

    private final class Heard implements YamlEditor.Listener {
        @Override
        public void typed() {
            typing = true;
            pauseDue = false;
            fixes.hide();
            ask();
            if (isInvited() || completion.isShowing()) {
                asking(proposing);
            }
        }

        @Override
        public void paused() {
            typing = false;
            pauseDue = true;
            list.show(shown);
            check();
            tell();
        }

        @Override
        public void moved() {
            select(editor.caret());
        }

        @Override
        public void rested(int place, double screenX, double screenY) {
            leaving.stop();
            select(place);
            fixes.show(at(place), editor, screenX, screenY + 12);
        }

        @Override
        public void left() {
            leaving.playFromStart();
            select(editor.caret());
        }
    }

    private final class Keyed implements EditorKeys.Wishes {
        @Override
        public void propose() {
            asked = true;
            asking(proposing);
        }

        @Override
        public void fixes() {
            editor.caretBounds().ifPresent(bounds ->
                    fixes.show(onLine(), editor, bounds.getMinX(), bounds.getMaxY() + 4));
        }

        @Override
        public boolean hideFixes() {
            return fixes.hide();
        }
    }

    /// Was a letter typed, or the space behind a colon or dash?
    private boolean isInvited() {
        int caret = editor.caret();
        var text = editor.area().getText(Math.max(0, caret - 2), Math.min(caret, editor.area().getLength()));
        char last = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
        return Character.isLetterOrDigit(last) || ".-/_".indexOf(last) >= 0 || text.equals(": ") || text.equals("- ");
    }

    private Optional<EditorHelp.Asked> question(int place) {
        return doors.frame().get().map(frame ->
                new EditorHelp.Asked(editor.text(), place, namespace, frame.meaning().snapshot()));
    }

    private void ask() {
        asking(reading);
        compare();
    }

    private void asking(Latest<EditorHelp.Asked, ?> latest) {
        question(editor.caret()).ifPresent(latest::ask);
    }

    private void select(int place) {
        question(place).ifPresent(selecting::ask);
    }

    private void read(EditorHelp.Asked question, EditorHelp.Read answer) {
        if (!question.text().equals(editor.text())) {
            return;
        }
        typed = answer.typed();
        found = answer.mistakes();
        checked = null;
        showMistakes(found);
        check();
        tell();
    }

    /// What was read goes out once typing has paused and the reading is that of the text.
    private void tell() {
        var read = typed;
        if (pauseDue && read != null && read.text().equals(editor.text())) {
            pauseDue = false;
            doors.read().accept(read.reading());
        }
    }

    @SuppressWarnings("ReferenceEquality") // what was evaluated once is the same object in every frame
    private void check() {
        var read = typed;
        var last = checked;
        doors.frame().get().filter(_ -> !typing).map(PolicyEditor::after).ifPresent(after -> {
            if (read != null && (last == null || last.typed() != read || last.after() != after)) {
                checked = new Checked(read, after);
                checking.ask(checked);
            }
        });
    }

    private static Reachability after(Frame frame) {
        return frame.draft().map(Frame.Outcome::after).orElse(frame.meaning().reachability()).reachability();
    }

    private void checked(Checked question, List<Mistake> answer) {
        if (question.typed().equals(typed) && question.typed().text().equals(editor.text())) {
            showMistakes(Mistakes.together(found, answer));
        }
    }

    private void showMistakes(List<Mistake> mistakes) {
        var read = typed;
        shown = read == null
                ? mistakes
                : Mistakes.together(mistakes, Mistakes.told(read, told, mistakes));
        editor.mark(shown);
        if (!typing) { // the list would push the text up and down under the hands
            list.show(shown);
        }
    }

    private List<Mistake> at(int place) {
        return shown.stream().filter(mistake -> mistake.place().range().touches(place)).toList();
    }

    private List<Mistake> onLine() {
        int line = editor.area().getCurrentParagraph() + 1;
        return shown.stream().filter(mistake -> mistake.place().line() == line).toList();
    }

    private void fix(Mistake.Fix fix) {
        fixes.hide();
        switch (fix) {
            case Mistake.Fix.Here(_, var edit) -> {
                editor.edit(edit, OptionalInt.empty());
                editor.area().requestFocus();
            }
            case Mistake.Fix.Another(_, var text, var home) -> doors.another().accept(text, home);
        }
    }

    private void propose(EditorHelp.Asked question, List<Proposal> proposals) {
        boolean wished = asked;
        asked = false;
        if (!question.text().equals(editor.text()) || question.caret() != editor.caret()) {
            return;
        }
        boolean done = proposals.isEmpty() || (!wished && Completion.isDone(proposals, question.text()));
        if (done || !editor.area().isFocused()) {
            completion.hide();
        } else {
            editor.caretBounds().ifPresent(bounds -> completion.show(proposals, editor, bounds));
        }
    }

    private void complete(Proposal proposal) {
        editor.edit(proposal.edit(), OptionalInt.of(proposal.caret()));
        asking(proposing); // a field that was opened asks for what is in it
    }

    private void selected(EditorHelp.Asked question, Optional<Selected> answer) {
        if (!question.text().equals(editor.text())) {
            return;
        }
        selects.setText(answer.map(found -> Wording.sentence(found.chosen().sentence())).orElse(" "));
        var nodes = doors.frame().get().flatMap(frame -> answer.map(found -> LitNodes.of(frame, found.chosen())));
        doors.light().accept(editor.area().isFocused() ? nodes.orElse(Set.of()) : Set.of());
    }

    private void compare() {
        if (tabs.getSelectionModel().getSelectedIndex() > 0) {
            live().ifPresentOrElse(
                    live -> comparing.ask(new Compared(ManifestYaml.write(live), editor.text())),
                    () -> List.of(beside, unified).forEach(view ->
                            view.nothing("The cluster has no such policy; the whole text is new.")));
        }
    }

    private Optional<Manifest> live() {
        return doors.frame().get().flatMap(frame -> policy().flatMap(frame.meaning().snapshot()::manifest));
    }

    private Optional<ObjectRef> policy() {
        var read = typed;
        return read != null && read.reading() instanceof DraftYaml.Reading.Policy(var edit, _)
                ? Optional.of(edit.object())
                : Optional.empty();
    }

    private void compared(Compared question, TextDiff answer) {
        var name = live().map(live -> live.ref().label() + " in the cluster").orElse("the cluster");
        List.of(beside, unified).forEach(view -> view.show(answer, name));
    }
}
