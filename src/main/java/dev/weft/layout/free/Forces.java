package dev.weft.layout.free;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Springs between things that pull, and a push between all: who talks together comes together.
///
/// The forces are those of Fruchterman and Reingold, with a distance for each pair that fits the sizes of both, and a
/// weak pull to the middle that keeps what talks to nobody. They act on middles; then what still overlaps is pushed
/// apart along the shorter way, and where that does not end the whole is spread a little first, which ends it. The
/// first places lie on a spiral in the order given, so that the same things stand in the same places each time.
///
/// Cost: O(n²) for each of some hundred rounds: 0.1 s for 500 things. Meant for the members of one box, and for boxes;
/// for thousands of single nodes a tree of squares (Barnes and Hut) would have to stand for those far away.
/// Source: T. Fruchterman, E. Reingold, "Graph Drawing by Force-directed Placement", 1991.
public final class Forces {
    private static final int ROUNDS = 160;
    /// A screen is wider than high.
    private static final double ASPECT = 1.5;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double TO_THE_MIDDLE = 0.15;
    /// The same for what nobody pulls.
    private static final double HOME = 0.8;
    /// Further apart than so many times the distance wanted nobody pushes: what talks to nobody does not drift away.
    private static final double REACH = 2.5;
    /// The step of the first round, as a part of the distance between two; it falls to nothing.
    private static final double FIRST_STEP = 0.9;
    private static final int PUSHES = 60;
    private static final double SPREAD = 1.08;

    private final List<Box> sizes;
    private final double gap;
    private final double[] x;
    private final double[] y;
    private final double[] dx;
    private final double[] dy;
    private final double[] inwards;

    private Forces(List<Box> sizes, List<Pull> pulls, double gap) {
        this.sizes = sizes;
        this.inwards = new double[sizes.size()];
        Arrays.fill(inwards, HOME);
        pulls.forEach(pull -> {
            inwards[pull.one()] = TO_THE_MIDDLE;
            inwards[pull.other()] = TO_THE_MIDDLE;
        });
        this.gap = gap;
        this.x = new double[sizes.size()];
        this.y = new double[sizes.size()];
        this.dx = new double[sizes.size()];
        this.dy = new double[sizes.size()];
    }

    /// Boxes as large as `sizes`, at least `gap` apart; where those stand does not matter.
    public static List<Box> place(List<Box> sizes, List<Pull> pulls, double gap) {
        var forces = new Forces(sizes, pulls, gap);
        forces.begin();
        for (int round = 0; round < ROUNDS; round++) {
            forces.push();
            pulls.forEach(forces::pull);
            forces.move(FIRST_STEP * (1 - round / (double) ROUNDS));
        }
        forces.separate();
        return forces.boxes();
    }

    private double mean() {
        return sizes.stream().mapToDouble(Forces::diagonal).average().orElse(1) + gap;
    }

    private static double diagonal(Box box) {
        return Math.hypot(box.width() / ASPECT, box.height());
    }

    /// How far apart two would stand.
    private double distance(int i, int j) {
        return (diagonal(sizes.get(i)) + diagonal(sizes.get(j))) / 2 + gap;
    }

    private void begin() {
        double step = mean() * 0.7;
        for (int i = 0; i < x.length; i++) {
            double radius = step * Math.sqrt(i + 0.5);
            x[i] = radius * Math.cos(i * GOLDEN_ANGLE);
            y[i] = radius * Math.sin(i * GOLDEN_ANGLE);
        }
    }

    private void push() {
        for (int i = 0; i < x.length; i++) {
            dx[i] = -inwards[i] * x[i];
            dy[i] = -inwards[i] * y[i];
        }
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double ax = x[i] - x[j];
                double ay = y[i] - y[j];
                double square = Math.max(ax * ax + ay * ay, 1);
                double wanted = distance(i, j);
                double far = REACH * wanted;
                double force = wanted * wanted / square * Math.max(0, 1 - square / (far * far));
                dx[i] += ax * force;
                dy[i] += ay * force;
                dx[j] -= ax * force;
                dy[j] -= ay * force;
            }
        }
    }

    private void pull(Pull pull) {
        int i = pull.one();
        int j = pull.other();
        double ax = x[i] - x[j];
        double ay = y[i] - y[j];
        double far = Math.sqrt(ax * ax + ay * ay);
        double force = far / distance(i, j) * (1 + Math.log(Math.max(1, pull.weight())));
        dx[i] -= ax * force;
        dy[i] -= ay * force;
        dx[j] += ax * force;
        dy[j] += ay * force;
    }

    private void move(double share) {
        double most = mean() * share;
        for (int i = 0; i < x.length; i++) {
            double length = Math.max(Math.hypot(dx[i], dy[i]), 1e-9);
            double step = Math.min(length, most);
            x[i] += dx[i] / length * step;
            y[i] += dy[i] / length * step;
        }
    }

    private void separate() {
        for (int i = 0; i < x.length; i++) {
            x[i] *= ASPECT;
        }
        while (true) {
            for (int round = 0; round < PUSHES; round++) {
                if (!apart()) {
                    return;
                }
            }
            for (int i = 0; i < x.length; i++) {
                x[i] *= SPREAD;
                y[i] *= SPREAD;
            }
        }
    }

    /// Pushes every two that overlap half the way each; false where none do.
    private boolean apart() {
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double across = (sizes.get(i).width() + sizes.get(j).width()) / 2 + gap - Math.abs(x[i] - x[j]);
                double down = (sizes.get(i).height() + sizes.get(j).height()) / 2 + gap - Math.abs(y[i] - y[j]);
                if (across > 0.01 && down > 0.01) {
                    any = true;
                    if (across < down) {
                        double half = (across / 2 + 0.01) * (x[i] < x[j] ? -1 : 1);
                        x[i] += half;
                        x[j] -= half;
                    } else {
                        double half = (down / 2 + 0.01) * (y[i] < y[j] ? -1 : 1);
                        y[i] += half;
                        y[j] -= half;
                    }
                }
            }
        }
        return any;
    }

    private List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < x.length; i++) {
            var size = sizes.get(i);
            boxes.add(new Box(
                    Math.rint(x[i] - size.width() / 2), Math.rint(y[i] - size.height() / 2), size.width(),
                    size.height()));
        }
        return boxes;
    }
}
