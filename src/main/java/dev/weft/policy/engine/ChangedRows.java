package dev.weft.policy.engine;

import dev.weft.net.IpSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability.SuspectVisitor;
import dev.weft.policy.Reachability.Suspects;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.KindCrowds;
import dev.weft.policy.classes.View;
import dev.weft.policy.row.Ground;
import dev.weft.policy.row.Outcomes.Outcome;
import dev.weft.policy.row.Row;
import dev.weft.policy.row.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changed between two grounds of the same world: an edited policy changes the rows of the classes that it
/// selects,
/// before or after; a relabelled pod moves from one class to another. Only the classes at which an old and a new row
/// differ are looked at, and only pairs whose cells differ are reported.
///
/// Cost: the changed rows, each times the classes at which it changed; for a moved pod one look-up for each class.
final class ChangedRows implements Suspects {
    private final Ground before;
    private final Ground after;
    private final KindCrowds crowds;

    ChangedRows(Ground before, Ground after, KindCrowds crowds) {
        this.before = before;
        this.after = after;
        this.crowds = crowds;
    }

    @Override
    public void visit(SuspectVisitor visitor) {
        for (var direction : Direction.values()) {
            var meetings = new Meetings(visitor, direction);
            int last = Math.min(before.classes().size(), after.classes().size());
            for (int self = after.classes().firstPod(); self < last; self++) {
                var old = before.rows(direction).row(self);
                var young = after.rows(direction).row(self);
                if (!isSame(old, young) && crowds.at(self).length > 0) {
                    changed(visitor, meetings, direction, self);
                    ownNode(visitor, direction, self);
                }
            }
        }
        moved(visitor);
    }

    @SuppressWarnings("ReferenceEquality") // rows are shared, not made twice
    private static boolean isSame(Row one, Row other) {
        return one == other;
    }

    private void changed(SuspectVisitor visitor, Meetings meetings, Direction direction, int self) {
        var old = before.rows(direction).row(self);
        var young = after.rows(direction).row(self);
        var atoms = new ArrayList<Integer>();
        meetings.of(self);
        old.differences(young, (then, now, classes) -> {
            meetings.lets(then, now);
            classes.forEach(other -> {
                int way = meetings.way(other);
                if (way != Meetings.SAME) {
                    report(visitor, direction, self, other, way);
                    if (other < after.classes().atoms().size()) {
                        atoms.add(other);
                    }
                }
            });
        });
        for (int later = after.classes().settled(); later < after.classes().size(); later++) {
            report(visitor, direction, self, later);
        }
        outside(visitor, direction, self, atoms);
    }

    /// Between a pod and its own node only the first-match tiers count, which may differ where the whole rows do not.
    private void ownNode(SuspectVisitor visitor, Direction direction, int self) {
        if (hasFirstMatch(direction, self, self)) {
            for (int other = 0; other < after.classes().firstPod(); other++) {
                if (crowds.at(other).length > 0 && firstMatchDiffers(direction, self, self, other)) {
                    report(visitor, direction, self, other);
                }
            }
        }
    }

    private boolean hasFirstMatch(Direction direction, int old, int self) {
        return before.rows(direction).firstMatch(old).isPresent()
                || after.rows(direction).firstMatch(self).isPresent();
    }

    private boolean firstMatchDiffers(Direction direction, int old, int self, int other) {
        return !isSame(
                before.rows(direction).firstMatch(old, other), after.rows(direction).firstMatch(self, other));
    }

    /// The cell of a class with another, before and after; `old` is the class that `self` was before.
    private boolean differs(Direction direction, int old, int self, int other) {
        if (!isKnown(other)) {
            return true;
        }
        boolean egress = direction == Direction.EGRESS;
        var then = egress ? before.cellOf(old, other) : before.cellOf(other, old);
        var now = egress ? after.cellOf(self, other) : after.cellOf(other, self);
        return !then.equals(now);
    }

    /// The cells of one class after another with others. Most others share few rows: what a row makes of the class is
    /// looked up once, and the way in which their cell changes once for all that the class lets through alike.
    private final class Meetings {
        /// No number of a way: the cells are the same.
        static final int SAME = -1;

        private final SuspectVisitor visitor;
        private final Rows theirsBefore;
        private final Rows theirsAfter;
        private final int firstPod = after.classes().firstPod();
        private final int settled = after.classes().settled();
        /// By the number of a row of others.
        private final @Nullable Outcome[] theirs;
        private final int[] ways;
        /// In which round `theirs` and `ways` were written; those of other rounds count for nothing.
        private final int[] rounds;
        private final int[] waysRounds;
        private int round;
        private int waysRound;
        private int self;
        private Outcome then;
        private Outcome now;

        Meetings(SuspectVisitor visitor, Direction direction) {
            var opposite = direction == Direction.EGRESS ? Direction.INGRESS : Direction.EGRESS;
            this.visitor = visitor;
            this.theirsBefore = before.rows(opposite);
            this.theirsAfter = after.rows(opposite);
            this.theirs = new Outcome[theirsBefore.numbers()];
            this.ways = new int[theirs.length];
            this.rounds = new int[theirs.length];
            this.waysRounds = new int[theirs.length];
            this.then = before.outcomes().all();
            this.now = then;
        }

        /// From here on the cells of this class.
        void of(int other) {
            self = other;
            round++;
        }

        /// From here on others at whom the class lets through `mine` before, and `today` after.
        void lets(Outcome mine, Outcome today) {
            then = mine;
            now = today;
            waysRound++;
        }

        /// How the cell with another changes, by the number of the way; [#SAME] where it does not.
        int way(int other) {
            if (self >= settled
                    || other < firstPod
                    || !isSame(theirsBefore.row(other), theirsAfter.row(other))) {
                return way(theirsBefore.at(/* self= */ other, /* other= */ self),
                        theirsAfter.at(/* self= */ other, /* other= */ self));
            }
            int row = theirsBefore.number(other);
            if (waysRounds[row] != waysRound) {
                waysRounds[row] = waysRound;
                var outcome = outcome(row, other);
                ways[row] = way(outcome, outcome);
            }
            return ways[row];
        }

        private Outcome outcome(int row, int other) {
            var known = theirs[row];
            if (known == null || rounds[row] != round) {
                known = theirsBefore.at(/* self= */ other, /* other= */ self);
                theirs[row] = known;
                rounds[row] = round;
            }
            return known;
        }

        private int way(Outcome theirsThen, Outcome theirsNow) {
            var old = before.outcomes().both(then, theirsThen).cell();
            var young = after.outcomes().both(now, theirsNow).cell();
            return old.equals(young) ? SAME : visitor.way(old, young);
        }
    }

    /// What is known of two classes is known of their crowds where these are of one kind.
    private void report(SuspectVisitor visitor, Direction direction, int self, int other, int way) {
        for (int mine : crowds.at(self)) {
            boolean simple = crowds.isSimple(mine);
            for (int theirs : crowds.at(other)) {
                int source = direction == Direction.EGRESS ? mine : theirs;
                int destination = direction == Direction.EGRESS ? theirs : mine;
                if (simple && mine != theirs && crowds.isSimple(theirs)) {
                    visitor.changed(source, destination, way);
                } else {
                    visitor.inside(source, destination);
                }
            }
        }
    }

    private void report(SuspectVisitor visitor, Direction direction, int self, int other) {
        for (int mine : crowds.at(self)) {
            for (int theirs : crowds.at(other)) {
                if (direction == Direction.EGRESS) {
                    visitor.inside(mine, theirs);
                } else {
                    visitor.inside(theirs, mine);
                }
            }
        }
    }

    private void outside(SuspectVisitor visitor, Direction direction, int self, List<Integer> atoms) {
        if (!atoms.isEmpty()) {
            var addresses = new IpSet(atoms.stream()
                    .flatMap(atom -> after.classes().atoms().atom(atom).ranges().stream())
                    .toList());
            for (int crowd : crowds.at(self)) {
                visitor.outside(crowd, direction, addresses);
            }
        }
    }

    private void moved(SuspectVisitor visitor) {
        for (var endpoint : after.ends().movedSince(before.ends())) {
            var old = before.ends().of(endpoint);
            var young = after.ends().of(endpoint);
            if (old.isPresent() && young.isPresent() && isOfSameOwner(old.get(), young.get())) {
                moved(visitor, old.get(), young.get());
            } else {
                Stream.of(old, young).flatMap(Optional::stream).forEach(end -> replica(visitor, end));
            }
        }
    }

    private static boolean isOfSameOwner(End old, End young) {
        return old.endpoint() instanceof Endpoint.OfPod(var before)
                && young.endpoint() instanceof Endpoint.OfPod(var now)
                && before.owner().equals(now.owner());
    }

    /// One more or one fewer may change whatever its crowd says.
    private void replica(SuspectVisitor visitor, End end) {
        for (var direction : Direction.values()) {
            var atoms = IntStream.range(0, after.classes().atoms().size()).boxed().toList();
            Stream.concat(end.asPod().stream(), end.asAddress().stream()).map(View::column).forEach(self -> {
                for (int other = 0; other < after.classes().size(); other++) {
                    report(visitor, direction, self, other);
                }
                outside(visitor, direction, self, atoms);
            });
        }
    }

    private void moved(SuspectVisitor visitor, End old, End young) {
        boolean alike = old.finished() == young.finished()
                && old.node().equals(young.node())
                && old.isPlain()
                && young.isPlain();
        int from = old.isPod() ? old.asPod().getFirst().column() : -1;
        int to = young.isPod() ? young.asPod().getFirst().column() : -1;
        if (alike && from == to) {
            return;
        }
        for (var direction : Direction.values()) {
            var atoms = new ArrayList<Integer>();
            boolean tiers = alike && hasFirstMatch(direction, from, to);
            for (int other = 0; other < after.classes().size(); other++) {
                boolean changed = (mayDiffer(direction, from, to, other) && differs(direction, from, to, other))
                        || (tiers && !after.classes().isPod(other) && firstMatchDiffers(direction, from, to, other));
                if (!alike || changed) {
                    if (other < after.classes().atoms().size()) {
                        atoms.add(other);
                    }
                    young.asPod().stream().map(View::column).forEach(reportAt(visitor, direction, other));
                    young.asAddress().stream().map(View::column).forEach(reportAt(visitor, direction, other));
                }
            }
            young.asPod().forEach(view -> outside(visitor, direction, view.column(), atoms));
        }
    }

    private Consumer<Integer> reportAt(SuspectVisitor visitor, Direction direction, int other) {
        return self -> report(visitor, direction, self, other);
    }

    /// Two look-ups, cheaper than two cells.
    private boolean mayDiffer(Direction direction, int old, int self, int other) {
        var opposite = direction == Direction.EGRESS ? Direction.INGRESS : Direction.EGRESS;
        return !isKnown(other)
                || !isSame(before.rows(direction).at(old, other), after.rows(direction).at(self, other))
                || !isSame(before.rows(opposite).at(other, old), after.rows(opposite).at(other, self));
    }

    /// A class that came with the change is compared by the pods that moved there.
    private boolean isKnown(int column) {
        return column < before.classes().size() && column < after.classes().size();
    }

    private static boolean isSame(Outcome one, Outcome other) {
        return one.id() == other.id();
    }
}
