package dev.weft.layout.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The shortest way between two points round what stands there: along corners of what is met.
///
/// Only what is met on the way is looked at (a visibility graph made as it is walked), nearest to the goal first.
/// Not for ever: who needs many steps or a long way round stays straight.
final class Detour {
    private static final int MOST_STEPS = 60;
    /// Corners of so many obstacles are tried from one point.
    private static final int MOST_OBSTACLES = 10;
    /// A bend costs as much as so many world units.
    private static final double BEND = 30;
    /// How long a way round may be: so many times the straight one, and so much more.
    private static final double LONGEST = 1.8;
    private static final double SPARE = 320;

    /// A point of the way, in world units; `round` is what the way bends round there, absent at its ends.
    record Bend(double x, double y, @Nullable Obstacle round) {}

    private record Step(Bend bend, double cost, int number, @Nullable Step before) {
        double bound(Bend goal) {
            return cost + distance(bend, goal);
        }
    }

    private final Terrain.View view;
    private final Bend goal;
    private final double longest;
    private final PriorityQueue<Step> open;
    private int number;

    private Detour(Terrain.View view, Bend start, Bend goal) {
        this.view = view;
        this.goal = goal;
        this.longest = LONGEST * distance(start, goal) + SPARE;
        this.open = new PriorityQueue<>(
                Comparator.<Step>comparingDouble(step -> step.bound(goal)).thenComparingInt(Step::number));
        open.add(new Step(start, 0, number++, null));
    }

    /// With its ends; absent where there is none that is worth it.
    static Optional<List<Bend>> between(Terrain.View view, double[] from, double[] to) {
        return new Detour(view, new Bend(from[0], from[1], null), new Bend(to[0], to[1], null)).search();
    }

    private Optional<List<Bend>> search() {
        Set<Bend> done = new HashSet<>();
        for (int steps = 0; steps < MOST_STEPS && !open.isEmpty();) {
            var step = open.remove();
            if (step.bend().equals(goal)) {
                return Optional.of(way(step));
            }
            if (done.add(step.bend())) {
                steps++;
                expand(step);
            }
        }
        return Optional.empty();
    }

    private void expand(Step step) {
        var bend = step.bend();
        var met = view.first(bend.x(), bend.y(), goal.x(), goal.y());
        if (met == null) {
            reach(step, goal, 0);
            return;
        }
        var seen = new HashSet<Obstacle>();
        var next = new ArrayDeque<Obstacle>();
        seen.add(met);
        next.add(met);
        while (!next.isEmpty()) {
            var block = next.remove();
            for (int corner = 0; corner < 4; corner++) {
                var to = new Bend(block.cornerX(corner), block.cornerY(corner), block);
                var hidden = view.first(bend.x(), bend.y(), to.x(), to.y());
                if (hidden == null) {
                    reach(step, to, BEND);
                } else if (seen.size() < MOST_OBSTACLES && seen.add(hidden)) {
                    next.add(hidden);
                }
            }
        }
    }

    private void reach(Step step, Bend to, double more) {
        var next = new Step(to, step.cost() + distance(step.bend(), to) + more, number++, step);
        if (next.bound(goal) <= longest) {
            open.add(next);
        }
    }

    private static List<Bend> way(Step last) {
        var way = new ArrayList<Bend>();
        for (var step = last; step != null; step = step.before()) {
            way.add(step.bend());
        }
        return List.copyOf(way.reversed());
    }

    private static double distance(Bend one, Bend other) {
        return Math.hypot(other.x() - one.x(), other.y() - one.y());
    }
}
