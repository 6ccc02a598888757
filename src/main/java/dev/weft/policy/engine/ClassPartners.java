package dev.weft.policy.engine;

import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Reachability;
import dev.weft.policy.Reachability.Partners;
import dev.weft.policy.classes.ClassSet;
import dev.weft.policy.classes.KindCrowd;
import dev.weft.policy.classes.KindCrowds;
import dev.weft.policy.row.Ground;
import dev.weft.policy.row.Outcomes.Outcome;
import dev.weft.policy.row.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Partners asked by the groups of rows: those of one class are one, those of many classes that a row does not tell
/// apart are one too. Crowds that are seen in more than one way are asked one by one.
///
/// Cost of a question: the groups of the crowd's row times the different rows of the partners, a pass over a set of
/// classes for each.
final class ClassPartners implements Partners {
    /// Partners whose other direction is one row.
    private record Side(Row row, ClassSet classes) {}

    private final Ground ground;
    private final KindCrowds crowds;
    private final Direction direction;
    private final List<Side> sides = new ArrayList<>();
    private final BitSet chosen;
    /// How many partners are of a class.
    private final int[] counts;
    private final Partners oneByOne;
    private final Partners everyone;

    ClassPartners(Ground ground, Reachability reachability, KindCrowds crowds, BitSet chosen, Direction direction) {
        this.ground = ground;
        this.crowds = crowds;
        this.direction = direction;
        this.chosen = chosen;
        this.counts = new int[ground.classes().settled()];
        var special = new BitSet();
        var byRow = new IdentityHashMap<Row, BitSet>();
        var opposite = direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS;
        chosen.stream().forEach(number -> {
            int column = column(number);
            if (column < 0 || column >= counts.length) {
                special.set(number);
            } else {
                counts[column]++;
                byRow.computeIfAbsent(ground.rows(opposite).row(column), _ -> new BitSet()).set(column);
            }
        });
        byRow.forEach((row, columns) -> sides.add(new Side(row, ClassSet.of(columns))));
        this.oneByOne = Reachability.oneByOne(reachability, crowds, special, direction);
        this.everyone = Reachability.oneByOne(reachability, crowds, chosen, direction);
    }

    /// The class of a crowd of running pods that are all seen as one class and in one way; -1 for others.
    private int column(int number) {
        var crowd = (KindCrowd) crowds.get(number);
        return crowd.isSimple() && ground.classes().isPod(crowd.plainColumn()) ? crowd.plainColumn() : -1;
    }

    @Override
    public Set<Cell> cells(int crowd) {
        int column = column(crowd);
        if (column < 0) {
            return everyone.cells(crowd);
        }
        boolean alone = column < counts.length && chosen.get(crowd) && counts[column] == 1;
        var cells = oneByOne.cells(crowd);
        var own = ground.rows(direction).row(column);
        for (var side : sides) {
            var partners = alone ? side.classes.minus(ClassSet.range(column, column + 1)) : side.classes;
            if (!partners.isEmpty()) {
                meet(own, side.row.at(column, ground.classes()), partners, cells);
            }
        }
        return cells;
    }

    /// `theirs` is what the partners let through in their own direction.
    private void meet(Row own, Outcome theirs, ClassSet partners, Set<Cell> cells) {
        var rest = new ClassSet[] {partners};
        own.groups((outcome, classes) -> {
            if (classes.meets(partners)) {
                rest[0] = rest[0].minus(classes);
                cells.add(both(outcome, theirs));
            }
        });
        if (!rest[0].isEmpty()) {
            cells.add(both(own.rest(), theirs));
        }
    }

    private Cell both(Outcome mine, Outcome theirs) {
        return (direction == Direction.INGRESS
                        ? ground.outcomes().both(theirs, mine)
                        : ground.outcomes().both(mine, theirs))
                .cell();
    }
}
