package dev.weft.view;

import dev.weft.picture.Pick;
import dev.weft.policy.RuleRef;
import dev.weft.session.ViewRequest;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.view.editor.DraftModel;
import dev.weft.view.editor.DraftPane;
import dev.weft.view.editor.PolicyTemplate;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Step;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The draft's part of the window: what the user wishes to change becomes steps of the draft, and the panels about it
/// show what that would do.
///
/// Threads: confined to the FX thread.
final class DraftDesk {
    /// What the desk knows of the window and asks of it. `open` brings the tab *Draft* to the front, `select` shows
    /// something in the picture.
    record Doors(
            Supplier<MainModel> model,
            Consumer<UnaryOperator<ViewRequest>> wish,
            Consumer<Pick> select,
            Runnable open,
            Dialogs dialogs,
            WindowDoors window) {}

    private final Doors doors;
    private final DraftPane pane;

    DraftDesk(Doors doors) {
        this.doors = doors;
        this.pane = new DraftPane(new DraftPane.Doors(
                () -> doors.model().get().frame(),
                () -> doors.model().get().wish().draft(),
                this::draft,
                doors.select(),
                doors.dialogs()::export,
                doors.window().policyKinds()));
    }

    DraftPane pane() {
        return pane;
    }

    /// Another source: nothing stays open.
    void forget() {
        pane.forget();
    }

    /// The panels about the draft, while they are seen.
    void show() {
        var model = doors.model().get();
        model.frame().ifPresent(frame -> pane.show(DraftModel.of(frame, model.wish().draft())));
    }

    private void draft(Draft next) {
        doors.wish().accept(wished -> wished.withDraft(next));
    }

    /// One more step, made elsewhere.
    void step(Step step) {
        doors.model().get().frame().ifPresent(frame -> doors.wish().accept(
                wished -> wished.withDraft(wished.draft().with(step, frame.meaning().snapshot()))));
        doors.open().run();
        show();
    }

    void undo() {
        pane.undo();
    }

    void redo() {
        pane.redo();
    }

    void discard() {
        pane.discard();
    }

    void edit(RuleRef rule) {
        doors.open().run();
        pane.open(rule);
        show();
    }

    void newPolicy(TopologyNode node) {
        doors.model().get().frame().ifPresent(frame ->
                newPolicy(PolicyTemplate.ofWorkload(frame, node), node.namespace()));
    }

    void newNamespacePolicy(String namespace) {
        newPolicy(PolicyTemplate.ofNamespace(namespace), namespace);
    }

    private void newPolicy(String text, String namespace) {
        doors.open().run();
        pane.openNew(text, namespace);
        show();
    }

    /// For what is selected; else for the first namespace that is shown.
    void newPolicy() {
        var model = doors.model().get();
        var frame = model.frame();
        var node = model.selection()
                .filter(Pick.OfNode.class::isInstance)
                .flatMap(pick -> frame.flatMap(known -> known.scene().topology().node(((Pick.OfNode) pick).id())))
                .filter(found -> found.id().kind() == NodeId.Kind.WORKLOAD);
        if (node.isPresent()) {
            newPolicy(node.get());
            return;
        }
        model.selection()
                .flatMap(model::namespaceOf)
                .or(() -> model.wish().filter().namespaces().stream().sorted().findFirst())
                .or(() -> frame.flatMap(known -> known.scene().topology().nodes().stream()
                        .map(TopologyNode::namespace)
                        .filter(name -> !name.isEmpty())
                        .findFirst()))
                .ifPresent(this::newNamespacePolicy);
    }
}
