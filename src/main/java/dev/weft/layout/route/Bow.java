package dev.weft.layout.route;

import dev.weft.layout.Box;

/// A line straight over, softly: it leans to one side of its direction, so that two lines between the same nodes keep
/// apart.
public final class Bow {
    /// Straight pieces of it.
    public static final int PIECES = 12;

    private static final double LEAN = 0.10;
    private static final double LARGEST_LEAN = 34;

    private Bow() {}

    /// Its points as x, y, x, y, from the border of its source to the border of its target. Not for a line from a node
    /// to itself.
    public static double[] between(Box source, Box target) {
        double dx = target.centerX() - source.centerX();
        double dy = target.centerY() - source.centerY();
        double length = Math.max(Math.hypot(dx, dy), 1);
        double lean = Math.min(LEAN * length, LARGEST_LEAN);
        double cx = (source.centerX() + target.centerX()) / 2 + dy / length * lean;
        double cy = (source.centerY() + target.centerY()) / 2 - dx / length * lean;
        double start = exit(source, cx, cy);
        double end = exit(target, cx, cy);
        return curve(
                source.centerX() + (cx - source.centerX()) * start,
                source.centerY() + (cy - source.centerY()) * start,
                new double[] {cx, cy},
                target.centerX() + (cx - target.centerX()) * end,
                target.centerY() + (cy - target.centerY()) * end);
    }

    /// Which share of the way from the middle of the box to a point lies inside the box, at most all of it.
    static double exit(Box box, double x, double y) {
        double dx = Math.abs(x - box.centerX());
        double dy = Math.abs(y - box.centerY());
        double across = dx == 0 ? 1 : box.width() / 2 / dx;
        double down = dy == 0 ? 1 : box.height() / 2 / dy;
        return Math.min(1, Math.min(across, down));
    }

    private static double[] curve(double x0, double y0, double[] control, double x1, double y1) {
        var points = new double[2 * (PIECES + 1)];
        for (int i = 0; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            double a = (1 - t) * (1 - t);
            double b = 2 * t * (1 - t);
            points[2 * i] = a * x0 + b * control[0] + t * t * x1;
            points[2 * i + 1] = a * y0 + b * control[1] + t * t * y1;
        }
        return points;
    }
}
