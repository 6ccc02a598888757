package dev.weft.view.arrange;

import dev.weft.layout.Box;
import dev.weft.layout.Pins;
import dev.weft.session.Arrangement;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.topology.scope.Scope;
import dev.weft.view.command.Command;
import dev.weft.view.command.WindowCommands;
import dev.weft.view.editor.Aside;
import dev.weft.view.graph.GraphPane;
import dev.weft.view.graph.PinDoors;
import dev.weft.view.lens.LensDesk;
import dev.weft.view.lens.LensHome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// The desk for arranging the picture: what is said over it and beside it, and what the user wishes of it.
///
/// Threads: confined to the FX thread.
public final class Arranging {
    /// `wish` changes what is asked of the analysis; `unfoldAll` opens every namespace; `deselect` forgets what is
    /// selected; `beside` works off this thread.
    public record Doors(
            Consumer<UnaryOperator<ViewRequest>> wish, Runnable unfoldAll, Runnable deselect, Aside beside) {}

    private final Doors doors;
    private final FoldBanner banner;
    private final Button tidy = new Button();
    private final LensDesk lenses;
    private final ScopeMenu scopes = new ScopeMenu(this::divide, this::findKeys);
    private Optional<Frame> newest = Optional.empty();
    private Runnable fit = () -> {};

    public Arranging(Doors doors, LensHome home) {
        this.doors = doors;
        this.lenses = new LensDesk(home, doors.wish(), doors.beside());
        this.banner = new FoldBanner(
                doors.unfoldAll(), () -> doors.wish().accept(wished -> wished.with(FoldWish.NONE)));
        tidy.setId("tidy");
        tidy.getStyleClass().add("status-button");
        tidy.setMinWidth(Button.USE_PREF_SIZE);
        tidy.setTooltip(new Tooltip("Draw everything anew: what came lately stands where there was room"));
        tidy.setOnAction(_ -> tidy());
        show(Optional.empty(), Scope.WORKLOADS);
    }

    /// Lines go `over` the picture, buttons `beside` the status, and what lies over it is explained in the `legend`.
    public void attach(
            GraphPane graph, Consumer<Node> over, Consumer<Node> beside, Consumer<List<Node>> legend) {
        fit = graph::fit;
        over.accept(banner);
        lenses.attach(graph, legend);
        beside.accept(tidy);
        graph.pin(new PinDoors(
                pin -> arrange(arrangement -> arrangement.with(arrangement.pins().with(pin))),
                node -> toggle(graph, node)));
    }

    private static boolean isOther(Frame before, Frame now) {
        var opened = before.scene().topology().groups().opened().keySet();
        return !scope(before).equals(scope(now))
                || !before.request().arrangement().layout().equals(now.request().arrangement().layout())
                || !opened.containsAll(now.scene().topology().groups().opened().keySet());
    }

    private static Scope scope(Frame frame) {
        return frame.request().arrangement().scope();
    }

    /// The choices of what the picture is divided by, and of what lies over it, the last one first.
    public List<Node> tools() {
        return List.of(lenses.tool(), scopes);
    }

    /// These behind the others.
    public List<Command> with(List<Command> others) {
        return lenses.with(others);
    }

    public void show(Optional<Frame> frame, Scope wished) {
        boolean divided = newest.flatMap(before -> frame.map(now -> isOther(before, now))).orElse(false);
        newest = frame;
        scopes.chosen(wished);
        lenses.show(frame);
        if (divided) {
            fit.run(); // another picture, in another place; or what came out of a group, beside it
        }
        banner.show(frame.map(FoldModel::of).orElse(FoldModel.NOTHING));
        var offer = frame.map(TidyModel::of).orElse(TidyModel.NOTHING);
        tidy.setText(offer.text());
        tidy.setVisible(offer.offered());
        tidy.setManaged(offer.offered());
    }

    /// Everything is drawn from nothing; pins stay.
    private void tidy() {
        arrange(Arrangement::tidiedOnceMore);
    }

    /// Boxes of something else; who is drawn may change with it.
    private void divide(Scope scope) {
        doors.deselect().run();
        arrange(arrangement -> arrangement.in(scope));
    }

    /// Opens the choice of what to divide by; `byLabel` ready to type the key of a label.
    private void openScopes(boolean byLabel) {
        scopes.requestFocus();
        if (byLabel) {
            scopes.askForKey();
        } else {
            scopes.show();
        }
    }

    private void findKeys() {
        newest.map(frame -> frame.meaning().snapshot()).ifPresent(snapshot -> doors.beside().aside().accept(() -> {
            var found = ScopeModel.of(snapshot);
            doors.beside().back().accept(() -> scopes.show(found));
        }));
    }

    /// By the layout of that name, from nothing.
    private void layout(String name) {
        arrange(arrangement -> arrangement.by(name));
    }

    public WindowCommands.Arranged commands() {
        return new WindowCommands.Arranged(
                this::layout, this::tidy, this::divide, this::openScopes, this::toggleBadges);
    }

    /// What nearly all talk to: as badges on their cards, or as lines.
    private void toggleBadges() {
        arrange(arrangement -> arrangement.withBadges(!arrangement.badges()));
    }

    private void toggle(GraphPane graph, NodeId node) {
        graph.frame()
                .map(frame -> frame.scene().positions().nodes().get(node))
                .ifPresent(box -> arrange(
                        arrangement -> arrangement.with(toggled(arrangement.pins(), node, box))));
    }

    static Pins toggled(Pins pins, NodeId node, Box box) {
        return pins.of(node).isPresent() ? pins.without(node) : pins.with(new Pins.Pin(node, box.x(), box.y()));
    }

    private void arrange(UnaryOperator<Arrangement> change) {
        doors.wish().accept(wished -> wished.with(change.apply(wished.arrangement())));
    }
}
