package dev.weft.picture.surface;

import dev.weft.picture.Shape;

/// Round outlines as closed lines of straight pieces, for dashes.
final class Flattened {
    private static final int CORNER = 6;

    private Flattened() {}

    static double[] of(Shape.Disc disc) {
        int count = 4 * CORNER;
        var points = new double[2 * count];
        corner(points, 0, new double[] {disc.x(), disc.y(), disc.radius()}, 0, count);
        return Outlines.closed(points);
    }

    static double[] of(Shape.RoundBox box) {
        double r = Math.min(box.radius(), Math.min(box.width(), box.height()) / 2);
        double left = box.x() + r;
        double right = box.x() + box.width() - r;
        double top = box.y() + r;
        double bottom = box.y() + box.height() - r;
        var points = new double[8 * (CORNER + 1)];
        int each = CORNER + 1;
        corner(points, 0, new double[] {right, bottom, r}, 0, each);
        corner(points, each, new double[] {left, bottom, r}, 1, each);
        corner(points, 2 * each, new double[] {left, top, r}, 2, each);
        corner(points, 3 * each, new double[] {right, top, r}, 3, each);
        return Outlines.closed(points);
    }

    /// `count` points round the middle `{x, y, radius}`, from the given quarter on; a corner is a quarter, more is
    /// all.
    private static void corner(double[] points, int at, double[] middle, int quarter, int count) {
        boolean whole = count > CORNER + 1;
        for (int i = 0; i < count; i++) {
            double turn = whole ? 4.0 * i / count : (double) i / CORNER;
            double angle = (quarter + turn) * Math.PI / 2;
            points[2 * (at + i)] = middle[0] + middle[2] * Math.cos(angle);
            points[2 * (at + i) + 1] = middle[1] + middle[2] * Math.sin(angle);
        }
    }
}
