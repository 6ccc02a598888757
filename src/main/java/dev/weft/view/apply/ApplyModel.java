package dev.weft.view.apply;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyState.Progress;
import dev.weft.view.panel.Tone;
import dev.weft.view.panel.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the apply window says: a headline, a card for each object, what must be typed, and what came of it.
public record ApplyModel(
        String title, List<Line> lead, List<ApplyCard> cards, Confirm confirm, Can can, List<Line> after) {
    private static final int MOST_DROPS = 8;

    public record Line(String text, Tone tone) {}

    /// `prompt` asks for the context's name; `button` is what will be done. `staging` is there where Calico could stage
    /// in place of applying: whether it is chosen.
    public record Confirm(boolean shown, boolean ready, String prompt, String button, Optional<Boolean> staging) {}

    public record Can(boolean checkAgain, boolean stop, boolean revert, boolean close) {}

    public ApplyModel {
        lead = List.copyOf(lead);
        cards = List.copyOf(cards);
        after = List.copyOf(after);
    }

    public static ApplyModel of(RunView run) {
        var state = run.state();
        boolean busy = state.phase() == Phase.WRITING;
        boolean checked = state.phase() == Phase.READY || state.phase() == Phase.BLOCKED
                || (!run.watched().failure().isEmpty() && !busy);
        boolean reverting = run.kind() == ApplyRun.Kind.REVERT;
        return new ApplyModel(
                title(run),
                lead(run),
                state.items().stream().map(item -> ApplyCard.of(item, run)).toList(),
                confirm(run),
                new Can(
                        checked || (state.ended() && !state.touched()),
                        busy || (state.phase() == Phase.CHECKING && !state.items().isEmpty()),
                        state.ended() && state.touched() && !reverting,
                        !busy),
                after(run));
    }

    private static String title(RunView run) {
        var count = Wording.count(run.state().items().size(), "change");
        if (run.kind() == ApplyRun.Kind.REVERT) {
            return "Revert the last apply to context " + run.context();
        }
        return run.choice().staged() ? "Stage " + count + " in context " + run.context()
                : "Apply " + count + " to context " + run.context();
    }

    private static List<Line> lead(RunView run) {
        var lines = new ArrayList<Line>();
        if (!run.watched().failure().isEmpty()) {
            lines.add(new Line(run.watched().failure(), Tone.BAD));
        }
        if (run.watched().failure().isEmpty() || run.state().phase() != Phase.CHECKING) {
            lines.add(phase(run));
        }
        run.plan().filter(plan -> plan.order().size() > 1 && !run.choice().staged()).ifPresent(plan ->
                lines.add(order(plan, run.kind())));
        if (run.choice().staged()) {
            lines.add(new Line("Calico evaluates what is staged and reports it in its flow logs; nothing is enforced.",
                    Tone.MUTED));
        }
        for (var left : run.choice().left()) {
            lines.add(new Line(left + ": not written, Weft applies policies alone.", Tone.WARNING));
        }
        return lines;
    }

    private static Line phase(RunView run) {
        var state = run.state();
        var note = state.note().isEmpty() ? "" : " " + state.note();
        return switch (state.phase()) {
            case CHECKING ->
                new Line("Asking the server: live object, rights, dry run. Nothing is written.", Tone.MUTED);
            case BLOCKED -> new Line("Something stands in the way, nothing is written: see below.", Tone.BAD);
            case READY -> new Line("The server would accept all of it. Nothing is written yet.", Tone.GOOD);
            case WRITING -> new Line("Writing, one object after the other.", Tone.WARNING);
            case DONE -> new Line(done(run) + note, Tone.GOOD);
            case STOPPED -> new Line("Stopped." + note, Tone.BAD);
        };
    }

    private static String done(RunView run) {
        if (run.kind() == ApplyRun.Kind.REVERT) {
            return run.state().items(Progress.LEFT_OUT).findAny().isEmpty()
                    ? "Reverted: the cluster has what it had before."
                    : "Reverted, but for what somebody changed since.";
        }
        return run.choice().staged() ? "Staged." : "Applied.";
    }

    private static Line order(ApplyPlan plan, ApplyRun.Kind kind) {
        var way = kind == ApplyRun.Kind.REVERT ? "Back the way it came: " : "In this order: ";
        if (plan.toll().isEmpty()) {
            return new Line(
                    way + "what allows before what isolates. What is cut on the way is not known.", Tone.WARNING);
        }
        var toll = plan.toll().get();
        if (toll.cut() == 0 && toll.opened() == 0) {
            return new Line(way + "on the way nothing is cut or opened for a moment that the end does not change.",
                    Tone.PLAIN);
        }
        var parts = new ArrayList<String>();
        if (toll.cut() > 0) {
            parts.add("traffic of " + Wording.count(toll.cut(), "pair") + " is cut for a moment");
        }
        if (toll.opened() > 0) {
            parts.add("traffic of " + Wording.count(toll.opened(), "pair") + " is open for a moment");
        }
        return new Line(
                way + String.join(", ", parts) + (plan.least() ? "; no order does better." : "."), Tone.WARNING);
    }

    private static Confirm confirm(RunView run) {
        boolean ready = run.state().phase() == Phase.READY;
        var verb = run.kind() == ApplyRun.Kind.REVERT ? "Revert" : run.choice().staged() ? "Stage" : "Apply";
        boolean before = ready || run.state().phase() == Phase.BLOCKED;
        return new Confirm(
                ready,
                ready && run.choice().typed().equals(run.context()),
                "To confirm, type the name of the context: " + run.context(),
                verb,
                before && run.choice().stageable() ? Optional.of(run.choice().staged()) : Optional.empty());
    }

    private static List<Line> after(RunView run) {
        var lines = new ArrayList<Line>();
        if (run.state().phase() == Phase.STOPPED) {
            run.state().items().forEach(item -> lines.add(new Line(
                    line(run.state(), item), item.progress() == Progress.WRITTEN ? Tone.GOOD : Tone.BAD)));
        }
        run.watched().watch().ifPresent(watch -> watched(lines, watch, run.watched()));
        return lines;
    }

    private static String line(ApplyState state, ApplyState.Item item) {
        return state.report().get(state.items().indexOf(item));
    }

    private static void watched(List<Line> lines, DropWatch watch, RunView.Watched watched) {
        long left = watch.secondsLeft(watched.now());
        var when = left > 0 ? "Watching for drops, " + left + " s left: " : "Watched for a minute: ";
        var seen = watched.seen();
        long fresh = seen.drops().stream().filter(drop -> !drop.before()).count();
        if (!seen.heard()) {
            lines.add(new Line(
                    when + "no flow source is live, so drops cannot be seen; switch one on under Sources.",
                    Tone.WARNING));
        } else if (watch.workloads().isEmpty()) {
            lines.add(new Line(when + "no connection between workloads was to change.", Tone.MUTED));
        } else if (seen.drops().isEmpty()) {
            lines.add(new Line(when + "no drop was observed at the workloads that changed.", Tone.GOOD));
        } else {
            lines.add(new Line(
                    when + Wording.count(fresh, "flow") + " dropped that was not dropped before"
                            + (fresh == seen.drops().size()
                                    ? "."
                                    : ", " + (seen.drops().size() - fresh) + " dropped before too."),
                    fresh > 0 ? Tone.BAD : Tone.WARNING));
        }
        seen.drops().stream().limit(MOST_DROPS).forEach(drop -> lines.add(new Line(
                drop.key().source().text() + " → " + drop.key().destination().text() + " " + drop.key().traffic()
                        + " dropped, last " + Wording.clock(drop.last())
                        + (drop.before() ? ", before the apply too" : ""),
                drop.before() ? Tone.MUTED : Tone.DENIED)));
        if (seen.drops().size() > MOST_DROPS) {
            lines.add(new Line("and " + (seen.drops().size() - MOST_DROPS) + " more", Tone.MUTED));
        }
    }
}
