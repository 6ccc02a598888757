package dev.weft.apply;

import dev.weft.apply.ApplyState.Item;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyState.Progress;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.yaml.Wishes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One run against a cluster: first [#check], which stores nothing, then, once the user has confirmed, [#write].
///
/// Threads: confined to one, which blocks; `progress` is told every step on it. [#stop] comes from any thread and lets
/// nothing more begin; an interrupt beside it ends what waits for the server: [#check] throws, [#write] reports.
public final class ApplyRun {
    private final PolicyCluster cluster;
    private final Kind kind;
    private final Consumer<ApplyState> progress;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// What the run is for.
    public enum Kind {
        /// All of it or nothing: one obstacle blocks the run.
        APPLY,
        /// As much as can be: what somebody changed since is left alone.
        REVERT
    }

    /// Keeps what was there before on disk.
    @FunctionalInterface
    public interface Keeper {
        void keep(List<Revert.Undo> undos) throws IOException;
    }

    public ApplyRun(PolicyCluster cluster, Kind kind, Consumer<ApplyState> progress) {
        this.cluster = cluster;
        this.kind = kind;
        this.progress = progress;
    }

    public void stop() {
        stopped.set(true);
    }

    /// Asks for the live object, the rights and a dry run of each wish. `takenOver` are the objects to replace whole.
    public ApplyState check(ApplyPlan plan, Set<ObjectRef> takenOver) throws InterruptedException {
        var items = new ArrayList<Item>();
        for (var wish : plan.order()) {
            var way = takenOver.contains(wish.ref()) ? Attempt.Way.REPLACE : Attempt.Way.APPLY;
            items.add(new Item(Checked.open(wish, way), Progress.WAITING, ""));
        }
        var state = new ApplyState(Phase.CHECKING, items, "");
        progress.accept(state);
        for (int at = 0; at < items.size(); at++) {
            var checked = new ObjectCheck(cluster, kind).check(state.items().get(at).checked());
            boolean leftOut = kind == Kind.REVERT && checked.verdict() == Checked.Verdict.CONFLICT;
            state = state.with(at, leftOut
                    ? new Item(checked, Progress.LEFT_OUT, checked.why())
                    : new Item(checked, Progress.WAITING, ""));
            progress.accept(state);
        }
        var ended = state.items().stream().allMatch(ApplyRun::isClear)
                ? state.with(Phase.READY, "")
                : state.with(Phase.BLOCKED, "Nothing can be applied as long as something stands in the way.");
        progress.accept(ended);
        return ended;
    }

    private static boolean isClear(Item item) {
        return item.progress() == Progress.LEFT_OUT || item.checked().passes();
    }

    /// Writes what was checked, in order, up to the first failure.
    public ApplyState write(ApplyState ready, Keeper keeper) {
        if (ready.phase() != Phase.READY) {
            throw new IllegalStateException("written before it was checked");
        }
        try {
            keeper.keep(undos(ready));
        } catch (IOException unwritable) {
            return told(rest(ready, 0).with(Phase.STOPPED, "Nothing was applied: what is there now cannot be kept: "
                    + unwritable.getMessage() + "; make room, or check the folder's permissions."));
        }
        var state = told(ready.with(Phase.WRITING, ""));
        for (int at = 0; at < state.items().size(); at++) {
            var item = state.items().get(at);
            if (item.progress() == Progress.LEFT_OUT) {
                continue;
            }
            if (item.checked().verdict() == Checked.Verdict.DONE_ALREADY) {
                state = told(state.with(at, item.with(Progress.NOTHING_TO_DO, "")));
                continue;
            }
            if (stopped.get()) {
                return told(rest(state, at).with(Phase.STOPPED, "Stopped on request."));
            }
            state = told(state.with(at, item.with(Progress.WRITING, "")));
            var written = write(item);
            state = told(state.with(at, written));
            if (written.progress() != Progress.WRITTEN) {
                return told(rest(state, at + 1).with(Phase.STOPPED, "Stopped at " + item.wish().ref().label() + "."));
            }
        }
        return told(state.with(Phase.DONE, ""));
    }

    /// What a revert must know, of what will be written alone, in the order of the writing.
    private static List<Revert.Undo> undos(ApplyState ready) {
        return ready.items().stream()
                .filter(item -> item.checked().verdict() == Checked.Verdict.READY)
                .map(item -> Revert.Undo.of(item.checked()))
                .toList();
    }

    private static ApplyState rest(ApplyState state, int from) {
        var rest = state;
        for (int at = from; at < state.items().size(); at++) {
            var item = state.items().get(at);
            if (item.progress() == Progress.WAITING) {
                rest = rest.with(at, item.with(Progress.NOT_TRIED, ""));
            }
        }
        return rest;
    }

    private ApplyState told(ApplyState state) {
        progress.accept(state);
        return state;
    }

    private Item write(Item item) {
        try {
            return switch (cluster.write(item.checked().attempt())) {
                case ServerAnswer.Accepted(var object) -> stored(item, object);
                case ServerAnswer.Refused refused when refused.reason() == ServerAnswer.Reason.SILENT ->
                    uncertain(item, refused.line());
                case ServerAnswer.Refused refused -> item.with(Progress.FAILED, refused.line());
            };
        } catch (InterruptedException cancelled) {
            return uncertain(item, "cancelled while the server had it");
        }
    }

    /// Between the dry run and the writing somebody may have created the very object: then both are merged into one.
    private static Item stored(Item item, Optional<Manifest> object) {
        var promised = item.checked().dryRun().orElseThrow();
        if (object.isPresent()
                && promised instanceof ServerAnswer.Accepted(var other)
                && other.isPresent()
                && !Wishes.same(object.get(), other.get())) {
            return item.with(Progress.UNCERTAIN, "the server stored something else than it promised in the dry run, "
                    + "somebody wrote at the same moment; look at the object");
        }
        return item.with(Progress.WRITTEN, "");
    }

    /// No answer came. The live object tells, if it can be read.
    private Item uncertain(Item item, String why) {
        try {
            var wish = item.wish();
            return switch (cluster.live(wish.kind(), wish.ref())) {
                case Live.There(var now) when item.checked().isAsPromised(now) ->
                    item.with(Progress.WRITTEN, "");
                case Live.Absent _ when wish instanceof ApplyWish.Remove -> item.with(Progress.WRITTEN, "");
                case Live.There _, Live.Absent _ -> item.with(Progress.FAILED, why);
                case Live.NotServed _, Live.Unknown _ -> item.with(Progress.UNCERTAIN, why);
            };
        } catch (InterruptedException again) {
            return item.with(Progress.UNCERTAIN, why);
        }
    }
}
