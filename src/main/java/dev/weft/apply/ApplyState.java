package dev.weft.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How far a run is, object by object in the order of the plan. `note` is one line about the whole run, or empty.
public record ApplyState(Phase phase, List<Item> items, String note) {
    public static final ApplyState NONE = new ApplyState(Phase.CHECKING, List.of(), "");

    public enum Phase {
        CHECKING,
        /// Something stands in the way: nothing is written.
        BLOCKED,
        READY,
        WRITING,
        DONE,
        /// Some objects are written, some are not: see [#report].
        STOPPED
    }

    public record Item(Checked checked, Progress progress, String said) {
        public ApplyWish wish() {
            return checked.wish();
        }

        Item with(Progress other, String line) {
            return new Item(checked, other, line);
        }
    }

    public enum Progress {
        WAITING,
        WRITING,
        WRITTEN,
        /// The server refused: it is as it was.
        FAILED,
        /// No answer came, and the live object could not be read either.
        UNCERTAIN,
        /// The run had stopped before.
        NOT_TRIED,
        /// The cluster had it already.
        NOTHING_TO_DO,
        /// Changed by somebody since: a revert leaves it alone.
        LEFT_OUT
    }

    public ApplyState {
        items = List.copyOf(items);
    }

    ApplyState with(int at, Item item) {
        var changed = new ArrayList<>(items);
        changed.set(at, item);
        return new ApplyState(phase, changed, note);
    }

    ApplyState with(Phase other, String line) {
        return new ApplyState(other, items, line);
    }

    public boolean ended() {
        return phase == Phase.DONE || phase == Phase.STOPPED;
    }

    public Stream<Item> items(Progress progress) {
        return items.stream().filter(item -> item.progress() == progress);
    }

    /// Did anything reach the cluster, or may it have?
    public boolean touched() {
        return items(Progress.WRITTEN).findAny().isPresent() || items(Progress.UNCERTAIN).findAny().isPresent();
    }

    /// What is applied and what is not, one line for each object.
    public List<String> report() {
        return items.stream().map(ApplyState::line).toList();
    }

    private static String line(Item item) {
        var word = switch (item.progress()) {
            case WAITING -> "waits";
            case WRITING -> "is being written";
            case WRITTEN -> "applied";
            case FAILED -> "not applied";
            case UNCERTAIN -> "not known whether applied";
            case NOT_TRIED -> "not applied, not tried";
            case NOTHING_TO_DO -> "nothing to do, the cluster has it already";
            case LEFT_OUT -> "left alone";
        };
        return item.wish().title() + ": " + word + (item.said().isEmpty() ? "" : ": " + item.said());
    }
}
