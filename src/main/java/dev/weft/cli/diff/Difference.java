package dev.weft.cli.diff;

import dev.weft.policy.Cell;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff.PairChange;
import java.util.ArrayList;
import java.util.Locale;

/// One pair whose connections changed: what was and is allowed, and which of its ends are only on one side.
record Difference(PairChange pair, Kind kind, String workloads) {
    /// In the order of the lists. Source: np-guard's txt.
    enum Kind {
        CHANGED,
        ADDED,
        REMOVED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// By what is surely allowed; where that is the same, by what may be.
        static Kind of(Cell before, Cell after) {
            return before.allowed().equals(after.allowed())
                    ? of(before.isEmpty(), after.isEmpty())
                    : of(before.allowed().isEmpty(), after.allowed().isEmpty());
        }

        private static Kind of(boolean nothingBefore, boolean nothingAfter) {
            if (nothingBefore) {
                return ADDED;
            }
            return nothingAfter ? REMOVED : CHANGED;
        }
    }

    static Difference of(PairChange pair, DiffSides sides) {
        var kind = Kind.of(pair.before(), pair.after());
        return new Difference(pair, kind, workloads(pair, kind, sides));
    }

    /// `workload shop/x[Deployment] and shop/y[Pod] added`; empty when both ends are on both sides.
    private static String workloads(PairChange pair, Kind kind, DiffSides sides) {
        var onOneSide = new ArrayList<String>();
        for (var party : new Party[] {pair.source(), pair.destination()}) {
            if (!sides.isOnBoth(party)) {
                onOneSide.add(party.id());
            }
        }
        return onOneSide.isEmpty() ? "" : "workload " + String.join(" and ", onOneSide) + " " + kind.word();
    }

    /// Does what is surely allowed change?
    boolean sure() {
        return !pair.before().allowed().equals(pair.after().allowed());
    }

    String source() {
        return pair.source().id();
    }

    String destination() {
        return pair.destination().id();
    }
}
