package dev.weft.view.apply;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyWish;
import dev.weft.apply.Harm;
import dev.weft.apply.Revert;
import dev.weft.apply.RevertStore;
import dev.weft.apply.Staging;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.session.Frame;
import dev.weft.whatif.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.stage.Stage;

/// Takes the draft into the cluster, and back: what is lifted, which run is shown, what waits for the server beside the
/// screen.
///
/// Threads: confined to the FX thread; errands come back through `fx`.
public final class Applying {
    /// `frame` and `draft` are those of now; `wish` takes another draft, `fx` runs a task on the FX thread.
    public record Doors(
            Supplier<Optional<Frame>> frame, Supplier<Draft> draft, Consumer<Draft> wish, Consumer<Runnable> fx) {}

    private final Doors doors;
    private final ApplyWindow window;
    private final ApplyBar bar = new ApplyBar(this::lift, this::open);
    private final RevertOffer offer = new RevertOffer(this::openRevert);
    private Optional<ApplyDoors> cluster = Optional.empty();
    private String source = "";
    private boolean lifted;
    private RunView run = nothing(ApplyRun.Kind.APPLY);
    private Optional<ApplyRun> writing = Optional.empty();
    private Runnable cancel = () -> {};
    private boolean hasty;
    private OwnWrites own = OwnWrites.NONE;
    private long generation;

    public Applying(Stage owner, Doors doors) {
        this.doors = doors;
        this.window = new ApplyWindow(owner, new ApplyPane.Doors(
                text -> changed(now -> now.with(now.choice().withTyped(text))),
                this::takeOver,
                this::stage,
                new ApplyPane.Steps(this::write, this::checkAgain, this::stop, this::revertNow, this::close)));
        window.onSecond(this::watch);
    }

    /// For the draft pane.
    public Node bar() {
        return bar;
    }

    /// For the place above the picture.
    public Node offer() {
        return offer;
    }

    /// Another source: what was lifted falls. A run that is writing is shown to its end.
    public void source(String name, Optional<ApplyDoors> other) {
        source = name;
        cluster = other;
        lifted = false;
        own = OwnWrites.NONE;
        if (run.state().phase() != Phase.WRITING) {
            close();
        }
        offer.show(new RevertStore.Found.None());
        other.ifPresent(known -> known.errand().start("revert-offer", () -> {
            var found = known.reverts().find(known.id());
            doors.fx().accept(() -> {
                if (cluster.equals(Optional.of(known))) {
                    offer.show(found);
                }
            });
        }));
        showBar();
    }

    /// A frame, or another draft.
    public void arrived() {
        lookForOwn();
        showBar();
        if (window.isShown()) {
            watch();
        }
    }

    private void lookForOwn() {
        var frame = doors.frame().get();
        if (!own.expected().isEmpty() && frame.isPresent()) {
            var draft = doors.draft().get();
            var seen = own.look(draft, frame.get().meaning().snapshot());
            own = seen.rest();
            if (!seen.draft().equals(draft)) {
                doors.wish().accept(seen.draft());
            }
        }
    }

    private void showBar() {
        int changes = doors.frame().get().map(frame -> wishes(frame).wishes().size()).orElse(0);
        bar.show(ApplyBar.Model.of(source, cluster.isPresent(), lifted, changes));
    }

    private void lift(boolean on) {
        lifted = on;
        showBar();
    }

    private DraftWishes wishes(Frame frame) {
        return DraftWishes.of(doors.draft().get(), frame.meaning().snapshot());
    }

    private RunView nothing(ApplyRun.Kind kind) {
        return new RunView(
                kind, cluster.map(known -> known.id().context()).orElse(""), ApplyState.NONE, Optional.empty(),
                        RunView.Choice.NONE, RunView.Watched.NOTHING);
    }

    /// Checks the draft and shows what the server says. Does nothing while the button is off.
    public void open() {
        if (lifted && cluster.isPresent()) {
            begin(nothing(ApplyRun.Kind.APPLY));
            checkAgain();
        }
    }

    /// Shows what undoing the last apply would do. It is confirmed like an apply, and that is all the lifting it needs:
    /// who reverts after a restart is in a hurry.
    public void openRevert() {
        if (cluster.isEmpty() || run.state().phase() == Phase.WRITING) {
            return;
        }
        hasty = false;
        begin(nothing(ApplyRun.Kind.REVERT));
        checkRevert(cluster.get());
    }

    /// From the watch: no more questions, the server's own checks aside.
    private void revertNow() {
        cluster.ifPresent(known -> {
            hasty = true;
            begin(nothing(ApplyRun.Kind.REVERT));
            checkRevert(known);
        });
    }

    private void begin(RunView fresh) {
        cancel.run();
        generation++;
        run = fresh;
        window.open();
        window.show(ApplyModel.of(run));
    }

    private void checkAgain() {
        var known = cluster;
        var frame = doors.frame().get();
        if (known.isEmpty() || frame.isEmpty()) {
            return;
        }
        if (run.kind() == ApplyRun.Kind.REVERT) {
            checkRevert(known.get());
            return;
        }
        var draft = wishes(frame.get());
        var choice = new RunView.Choice(
                run.choice().takenOver(), run.choice().stageable(), run.choice().staged(), run.choice().typed(),
                        draft.left());
        checkApply(known.get(), frame.get().meaning().snapshot(), draft.wishes(), choice);
    }

    private void checkApply(
            ApplyDoors known, ClusterSnapshot snapshot, List<ApplyWish> wishes, RunView.Choice choice) {
        run = nothing(run.kind()).with(choice);
        check(known, tell -> {
            boolean can = wishes.stream().allMatch(Staging::canStage);
            var kind = can ? Staging.served(known.cluster()) : Optional.<dev.weft.cluster.ResourceKind>empty();
            boolean stages = kind.isPresent() && choice.staged();
            var real = new ArrayList<ApplyWish>();
            for (var wish : wishes) {
                real.add(stages ? Staging.staged(wish, kind.get(), known.cluster()) : wish);
            }
            var plan = ApplyPlan.of(real, stages ? Harm.UNKNOWN : known.harm().apply(snapshot, real));
            tell.accept(now -> now.with(plan).with(now.choice().withStageable(kind.isPresent())));
            return Optional.of(new Prepared(plan, choice.takenOver()));
        });
    }

    private void checkRevert(ApplyDoors known) {
        var snapshot = doors.frame().get().map(frame -> frame.meaning().snapshot());
        run = nothing(ApplyRun.Kind.REVERT).with(run.choice());
        check(known, tell -> switch (known.reverts().find(known.id())) {
            case RevertStore.Found.Kept(Revert revert) -> {
                var wishes = revert.wishes();
                var harm = snapshot.map(now -> known.harm().apply(now, wishes)).orElse(Harm.UNKNOWN);
                var plan = ApplyPlan.asGiven(wishes, harm);
                tell.accept(now -> now.with(plan));
                yield Optional.of(new Prepared(plan, revert.replaced()));
            }
            case RevertStore.Found.None _ -> failed(tell, "There is no apply to this cluster that could be reverted.");
            case RevertStore.Found.Broken(var line) -> failed(tell, line);
        });
    }

    private record Prepared(ApplyPlan plan, Set<ObjectRef> takenOver) {}

    @FunctionalInterface
    private interface Preparation {
        Optional<Prepared> of(Consumer<UnaryOperator<RunView>> tell) throws InterruptedException;
    }

    private static Optional<Prepared> failed(Consumer<UnaryOperator<RunView>> tell, String line) {
        tell.accept(now -> now.with(failure(now, line)));
        return Optional.empty();
    }

    private static RunView.Watched failure(RunView now, String line) {
        return new RunView.Watched(now.watched().watch(), now.watched().seen(), now.watched().now(), line);
    }

    private void check(ApplyDoors known, Preparation preparation) {
        cancel.run();
        long mine = ++generation;
        var kind = run.kind();
        show();
        Consumer<UnaryOperator<RunView>> tell = change -> doors.fx().accept(() -> {
            if (mine == generation) {
                changed(change);
            }
        });
        cancel = known.errand().start("check", () -> {
            try {
                var prepared = preparation.of(tell);
                if (prepared.isPresent()) {
                    var state = new ApplyRun(known.cluster(), kind, step -> tell.accept(now -> now.with(step)))
                            .check(prepared.get().plan(), prepared.get().takenOver());
                    doors.fx().accept(() -> checked(mine, state));
                }
            } catch (InterruptedException cancelled) {
                failed(tell, "The check was cancelled.");
            } catch (RuntimeException bug) {
                failed(tell, "Something is wrong in Weft (W-ERRAND); the log says where. Nothing was written.");
                throw bug;
            }
        });
    }

    private void checked(long mine, ApplyState state) {
        if (mine != generation) {
            return;
        }
        boolean atOnce = hasty && state.phase() == Phase.READY;
        hasty = false;
        if (atOnce) {
            write(state);
        }
    }

    private void write() {
        if (ApplyModel.of(run).confirm().ready()) {
            write(run.state());
        }
    }

    private void write(ApplyState ready) {
        var known = cluster;
        if (known.isEmpty()) {
            return;
        }
        var target = known.get();
        boolean reverting = run.kind() == ApplyRun.Kind.REVERT;
        boolean watched = !reverting && !run.choice().staged();
        long mine = ++generation;
        hasty = false;
        var begun = target.clock().instant();
        var watch = watched ? Optional.of(DropWatch.of(doors.frame().get(), begun)) : Optional.<DropWatch>empty();
        Consumer<ApplyState> tell = state -> doors.fx().accept(() -> {
            if (mine == generation) {
                changed(now -> now.with(state));
            }
        });
        var errand = new ApplyRun(target.cluster(), run.kind(), tell);
        writing = Optional.of(errand);
        changed(now -> now.with(new ApplyState(Phase.WRITING, ready.items(), "")));
        cancel = target.errand().start("write", () -> {
            var ended = reverting
                    ? target.reverts().revert(errand, ready, target.id())
                    : target.reverts().apply(errand, ready, target.id());
            doors.fx().accept(() -> ended(mine, ended, watch));
        });
    }

    private void ended(long mine, ApplyState state, Optional<DropWatch> watch) {
        if (mine != generation) {
            return;
        }
        writing = Optional.empty();
        cancel = () -> {};
        own = own.and(state);
        changed(now -> now.with(state)
                .with(new RunView.Watched(
                        state.touched() ? watch : Optional.empty(), DropWatch.Seen.NOTHING, now.watched().now(), "")));
        watch();
    }

    /// Once a second, and with every frame, for a minute after an apply.
    private void watch() {
        var watched = run.watched();
        var frame = doors.frame().get();
        if (watched.watch().isEmpty() || frame.isEmpty() || cluster.isEmpty()) {
            return;
        }
        var watch = watched.watch().get();
        var now = cluster.get().clock().instant();
        if (watch.secondsLeft(watched.now()) > 0 || watched.now().equals(RunView.Watched.NOTHING.now())) {
            var seen = watch.look(frame.get());
            changed(view -> view.with(new RunView.Watched(view.watched().watch(), seen, now, "")));
        }
    }

    private void takeOver(ObjectRef object, boolean taken) {
        var all = new HashSet<>(run.choice().takenOver());
        boolean changes = taken ? all.add(object) : all.remove(object);
        if (changes) {
            var now = run.choice();
            run = run.with(new RunView.Choice(all, now.stageable(), now.staged(), now.typed(), now.left()));
            checkAgain();
        }
    }

    private void stage(boolean on) {
        var now = run.choice();
        run = run.with(new RunView.Choice(now.takenOver(), now.stageable(), on, now.typed(), now.left()));
        checkAgain();
    }

    /// Lets nothing more begin; the second time the object under way is given up too.
    private void stop() {
        if (writing.isEmpty() || window.stopping()) {
            cancel.run();
        }
        writing.ifPresent(ApplyRun::stop);
    }

    private void close() {
        cancel.run();
        generation++;
        run = nothing(ApplyRun.Kind.APPLY);
        window.close();
    }

    private void changed(UnaryOperator<RunView> change) {
        run = change.apply(run);
        show();
    }

    private void show() {
        window.show(ApplyModel.of(run));
    }
}
