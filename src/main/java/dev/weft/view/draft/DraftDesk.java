package dev.weft.view.draft;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.net.Traffic;
import dev.weft.picture.Pick;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Reachability;
import dev.weft.policy.RuleRef;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.session.WhatIf;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.view.editor.Aside;
import dev.weft.view.editor.DraftPane;
import dev.weft.view.editor.PolicyTemplate;
import dev.weft.view.export.ExportDoors;
import dev.weft.view.export.ExportMenu;
import dev.weft.view.recovery.DraftHome;
import dev.weft.view.recovery.RecoveryBar;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Drafts;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Expectation;
import dev.weft.whatif.Step;
import dev.weft.yaml.ManifestYaml;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// The draft's part of the window: what the user wishes to change becomes steps of the draft, and the panels about it
/// show what that would do.
///
/// Threads: confined to the FX thread.
public final class DraftDesk {
    /// What is shown and wished now, and the way to wish something else.
    public record State(
            Supplier<Optional<Frame>> frame, Supplier<ViewRequest> wish, Consumer<UnaryOperator<ViewRequest>> change) {}

    /// `select` shows something in the picture, `explain` opens *Why* for a packet, `open` brings the tab *Draft* to
    /// the
    /// front, `light` makes nodes of the picture stand out.
    public record Views(
            Consumer<Pick> select, BiConsumer<Pick, Traffic> explain, Runnable open, Consumer<Set<NodeId>> light) {}

    /// `export` shows a text that can be copied or saved: title, name of the file, text. `tell` says one thing.
    public record Dialogs(Supplier<Window> owner, Export export, BiConsumer<String, String> tell) {}

    /// A text that leaves the window.
    public interface Export {
        void show(String title, String file, String text);
    }

    /// Which policies the editor understands, how a supposed cluster is evaluated, and how a draft leaves.
    public record Rules(
            List<PolicyKind> kinds, Function<ClusterSnapshot, Reachability> evaluation, ExportDoors exports) {}

    public record Doors(State state, Views views, Dialogs dialogs, Aside beside, Rules rules) {}

    private final Doors doors;
    private final Forms forms;
    private final DraftPane text;
    private final DraftBoard board;
    private final DraftMenu menu;
    private final SideBar sides;
    private final ImpactPane impact;
    private final StepsPane steps;
    private final BranchBar branches;
    private final ComparePane compare;
    private final PinsPane pins;
    private final PinStatus pinStatus = new PinStatus(this::openPins);
    private final Impacts impacts;
    private final ExportMenu export;
    private final RecoveryBar recovery;

    public DraftDesk(Doors doors) {
        this.doors = doors;
        this.export = new ExportMenu(new ExportMenu.Doors(
                () -> doors.state().frame().get().map(frame -> new ExportMenu.Subject(frame, wish().whatIf())),
                doors.dialogs().owner(),
                doors.rules().exports(),
                doors.beside().aside(),
                doors.beside().back()));
        this.recovery = new RecoveryBar(new RecoveryBar.Doors(
                () -> wish().whatIf(),
                whatIf -> whatIf(_ -> whatIf),
                doors.views().open(),
                doors.rules().exports().clock(),
                doors.beside().back()));
        this.forms = new Forms(doors.dialogs().owner());
        this.text = text();
        this.impacts = new Impacts(doors.beside(), this::showImpact);
        this.impact = new ImpactPane(new ImpactPane.Doors(doors.views().select(), doors.views().explain(), this::done));
        this.steps = new StepsPane(new StepsPane.Doors(this::jump, this::turn));
        this.branches = new BranchBar(new BranchBar.Doors(
                this::choose, () -> drafts(Drafts::fork), this::rename, this::removeBranch, this::compare));
        this.compare = new ComparePane(this::choose);
        this.pins = new PinsPane(new PinsPane.Doors(
                doors.views().select(), pin -> whatIf(whatIf -> whatIf.unpinned(pin)), this::exportPins));
        this.board = new DraftBoard(
                text,
                new DraftBoard.Parts(branches, impact, steps, pins, compare, export),
                new DraftBoard.Doors(this::undo, this::redo, this::discard));
        this.sides = new SideBar(this::side, this::openImpact);
        this.menu = new DraftMenu(new DraftMenu.Doors(forms, this::step, this::pin));
    }

    private DraftPane text() {
        var help = new DraftPane.Help(
                doors.views().light(),
                doors.beside(),
                doors.rules().kinds());
        return new DraftPane(new DraftPane.Doors(doors.state().frame(), () -> wish().draft(), this::wish, help));
    }

    /// The content of the tab *Draft*.
    public Node board() {
        return board;
    }

    /// One more row below the buttons of the board.
    public void tool(Node row) {
        board.tool(row);
    }

    /// The strip above the picture.
    public Node sides() {
        return sides;
    }

    /// How the pinned verdicts fare, for the status bar.
    public Button pinStatus() {
        return pinStatus;
    }

    private ViewRequest wish() {
        return doors.state().wish().get();
    }

    private Optional<ClusterSnapshot> live() {
        return doors.state().frame().get().map(frame -> frame.meaning().snapshot());
    }

    /// Another source: nothing stays open, and its drafts are kept there.
    public void attach(DraftHome home) {
        text.forget();
        recovery.attach(home);
    }

    /// What is supposed now is kept for the next start.
    public void keep() {
        recovery.keep(wish().whatIf());
    }

    /// Asks whether to go on with what an earlier window left.
    public Node recovery() {
        return recovery;
    }

    /// Undo and redo by their usual keys wherever no text is written: a text has its own.
    public void keys(Node root) {
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean writes = event.getTarget() instanceof TextInputControl || DraftPane.isEditor(event.getTarget());
            if (event.isConsumed() || !event.isShortcutDown() || event.isAltDown() || writes) {
                return;
            }
            if (event.getCode() == KeyCode.Z && !event.isShiftDown()) {
                undo();
                event.consume();
            } else if (event.getCode() == KeyCode.Y || event.getCode() == KeyCode.Z) {
                redo();
                event.consume();
            }
        });
    }

    private void showImpact() {
        var known = doors.state().frame().get().map(shown -> impacts.of(shown, wish().draft()));
        sides.show(SideModel.of(wish(), known.orElse(Impacts.NOTHING)));
        known.ifPresent(impact::show);
    }

    /// Everything about the draft that is seen, and its tab too while `open`.
    public void show(boolean open) {
        impact.seen(open);
        showImpact();
        var frame = doors.state().frame().get();
        var pinned = PinsModel.of(frame, wish().whatIf());
        pinStatus.show(pinned);
        if (!open) {
            return;
        }
        var draft = wish().draft();
        var history = StepsModel.of(draft);
        steps.show(history);
        pins.show(pinned);
        var side = BranchesModel.of(frame, wish().whatIf());
        branches.show(side);
        compare.show(side);
        text.show(frame.flatMap(Frame::draft).map(Frame.Outcome::problems).orElse(List.<Problem>of()));
        export.show(draft);
        boolean undone = !draft.undone().isEmpty();
        board.show(
                new DraftBoard.Can(!draft.isEmpty(), undone, !draft.isEmpty() || undone),
                history, pinned, wish().whatIf().comparing());
    }

    /// `Draft (3)`: the steps done; `Draft ✗ 1`: the pins that are broken, which matter more.
    public String title() {
        int done = wish().draft().done().size();
        long broken = PinsModel.of(doors.state().frame().get(), wish().whatIf()).broken();
        return broken > 0 ? "Draft ✗ " + broken : done == 0 ? "Draft" : "Draft (" + done + ")";
    }

    private void wish(Draft next) {
        doors.state().change().accept(wished -> wished.withDraft(next));
    }

    private void whatIf(UnaryOperator<WhatIf> change) {
        doors.state().change().accept(wished -> wished.withWhatIf(change.apply(wished.whatIf())));
    }

    private void drafts(UnaryOperator<Drafts> change) {
        whatIf(whatIf -> whatIf.with(change.apply(whatIf.drafts())));
        text.refresh();
    }

    public void undo() {
        text.undo();
    }

    public void redo() {
        text.redo();
    }

    public void discard() {
        text.discard();
    }

    private void jump(int number) {
        wish(wish().draft().jump(number));
        text.refresh();
    }

    private void turn(int step, boolean on) {
        wish(wish().draft().switched(step, on));
        text.refresh();
    }

    private void choose(int branch) {
        drafts(drafts -> drafts.choose(branch));
    }

    private void rename() {
        var drafts = wish().whatIf().drafts();
        var names = drafts.branches().stream().map(Drafts.Branch::name).toList();
        forms.branchName(drafts.name(), names).ifPresent(name -> drafts(all -> all.renamed(all.current(), name)));
    }

    private void removeBranch() {
        drafts(drafts -> drafts.without(drafts.current()));
    }

    private void compare() {
        whatIf(whatIf -> whatIf.comparing(!whatIf.comparing()));
    }

    /// One more step.
    public void step(Edit edit) {
        step(Step.of(edit));
    }

    /// As [#step(Edit)], for edits that belong together.
    public void step(Step step) {
        live().ifPresent(live -> {
            wish(wish().draft().with(step, live));
            text.follow(step);
        });
    }

    /// A verdict that must stay so, or that need no more.
    public void pin(Expectation pin) {
        whatIf(whatIf -> whatIf.pins().contains(pin) ? whatIf.unpinned(pin) : whatIf.pinned(pin));
    }

    private void exportPins() {
        doors.dialogs().export().show(
                "Pinned verdicts, for weft check --expect FILE", "expectations.yaml",
                Expectation.intents(wish().whatIf().pins()));
    }

    private void done(Deed deed) {
        switch (deed) {
            case Deed.Keep keep -> keep(keep);
            case Deed.Fix(var finding, var patch) ->
                step(new Step("Fix " + finding.place().label() + ": " + finding.code(), List.of(Keeping.put(patch))));
            case Deed.Open(var rule) -> edit(rule);
            case Deed.KeepMine(var conflict) ->
                live().ifPresent(live -> wish(wish().draft().keepingMine(conflict.policy(), live)));
            case Deed.TakeTheirs(var conflict) -> {
                wish(wish().draft().takingTheirs(conflict.policy()));
                text.refresh();
            }
            case Deed.ShowDifference(var conflict) -> forms.sideBySide(
                    conflict.policy().label(),
                    "As drafted",
                    drafted(wish().draft().effective().get(conflict.policy())),
                    "In the cluster now",
                    conflict.live().map(ManifestYaml::write).orElse("(removed)"));
        }
    }

    private static String drafted(@org.jspecify.annotations.Nullable Edit edit) {
        return edit instanceof Edit.PutPolicy(var manifest, var written)
                ? written.isEmpty() ? ManifestYaml.write(manifest) : written
                : "(removed)";
    }

    /// Worked out beside the screen; the step is added to what is drafted by then.
    private void keep(Deed.Keep keep) {
        var drafted = doors.state().frame().get().flatMap(Frame::draft).map(draft -> draft.after().reachability());
        drafted.ifPresent(reachability -> doors.beside().aside().accept(() -> {
            var exception = new Keeping(doors.rules().evaluation()).step(reachability, keep);
            doors.beside().back().accept(() -> exception.ifPresentOrElse(
                    this::step,
                    () -> doors.dialogs().tell().accept(
                            "No exception was made",
                            keep.title() + ": no new policy could let just this through."
                                    + " Edit the policy that denies it.")));
        }));
    }

    /// Which side of the change is drawn; nothing happens while nothing is drafted.
    public void side(WhatIf.Side side) {
        if (isDrafting()) {
            whatIf(whatIf -> whatIf.with(side));
        }
    }

    /// Before and after by turns.
    public void flip() {
        side(wish().whatIf().side() == WhatIf.Side.BEFORE ? WhatIf.Side.AFTER : WhatIf.Side.BEFORE);
    }

    public boolean isDrafting() {
        return !wish().draft().isEmpty();
    }

    /// What the context menu of the picture offers for the draft.
    public List<MenuItem> menu(Pick pick) {
        return doors.state().frame().get().map(frame -> menu.of(frame, pick)).orElse(List.of());
    }

    private void openImpact() {
        doors.views().open().run();
        board.openImpact();
    }

    private void openPins() {
        doors.views().open().run();
        board.openPins();
    }

    public void edit(RuleRef rule) {
        doors.views().open().run();
        text.open(rule);
        show(true);
    }

    public void newPolicy(TopologyNode node) {
        doors.state().frame().get().ifPresent(frame ->
                newPolicy(PolicyTemplate.ofWorkload(frame, node), node.home()));
    }

    public void newNamespacePolicy(String namespace) {
        newPolicy(PolicyTemplate.ofNamespace(namespace), namespace);
    }

    private void newPolicy(String template, String namespace) {
        doors.views().open().run();
        text.openNew(template, namespace);
        show(true);
    }
}
