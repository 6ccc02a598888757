package dev.weft.picture.surface;

/// Cuts a straight line to a rectangle around the pixels.
/// Source: Liang and Barsky, "A new concept and method for line clipping", ACM TOG 3(1), 1984.
final class Clip {
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;
    double x0;
    double y0;
    double x1;
    double y1;
    private double from;
    private double to;

    private Clip(double width, double height, double margin) {
        this.left = -margin;
        this.top = -margin;
        this.right = width + margin;
        this.bottom = height + margin;
    }

    static Clip of(double width, double height, double margin) {
        return new Clip(width, height, margin);
    }

    /// False when nothing of the line is inside; otherwise the fields hold what is.
    boolean cut(double ax, double ay, double bx, double by) {
        double dx = bx - ax;
        double dy = by - ay;
        from = 0;
        to = 1;
        boolean seen = side(-dx, ax - left) && side(dx, right - ax) && side(-dy, ay - top) && side(dy, bottom - ay);
        if (seen) {
            x0 = ax + from * dx;
            y0 = ay + from * dy;
            x1 = ax + to * dx;
            y1 = ay + to * dy;
        }
        return seen;
    }

    /// Where what is inside begins, as a share of the line.
    double from() {
        return from;
    }

    double to() {
        return to;
    }

    private boolean side(double direction, double distance) {
        if (direction == 0) {
            return distance >= 0;
        }
        double share = distance / direction;
        if (direction < 0) {
            from = Math.max(from, share);
        } else {
            to = Math.min(to, share);
        }
        return from <= to;
    }
}
