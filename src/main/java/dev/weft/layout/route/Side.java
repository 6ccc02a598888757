package dev.weft.layout.route;

import dev.weft.layout.Box;

/// A side of a box. `outX`, `outY` is the direction out of the box.
enum Side {
    LEFT(-1, 0),
    RIGHT(1, 0),
    TOP(0, -1),
    BOTTOM(0, 1);

    private final int outX;
    private final int outY;

    Side(int outX, int outY) {
        this.outX = outX;
        this.outY = outY;
    }

    /// Where a line from the middle of the box, or from `x`, `y` inside it, in that direction leaves it.
    static Side crossed(Box box, double x, double y, double dx, double dy) {
        double across = dx == 0 ? Double.MAX_VALUE : ((dx > 0 ? box.right() : box.x()) - x) / dx;
        double down = dy == 0 ? Double.MAX_VALUE : ((dy > 0 ? box.bottom() : box.y()) - y) / dy;
        if (across <= down) {
            return dx > 0 ? RIGHT : LEFT;
        }
        return dy > 0 ? BOTTOM : TOP;
    }

    boolean upright() {
        return outX != 0;
    }

    /// 1 where the coordinate along the side grows to the right of a direction, -1 where it falls.
    int turn(double dx, double dy) {
        double right = upright() ? dx : -dy;
        return right < 0 ? -1 : 1;
    }

    double outX() {
        return outX;
    }

    double outY() {
        return outY;
    }

    /// The coordinate along the side of a point.
    double along(double x, double y) {
        return upright() ? y : x;
    }

    double begin(Box box) {
        return upright() ? box.y() : box.x();
    }

    double end(Box box) {
        return upright() ? box.bottom() : box.right();
    }

    double x(Box box, double along) {
        return switch (this) {
            case LEFT -> box.x();
            case RIGHT -> box.right();
            case TOP, BOTTOM -> along;
        };
    }

    double y(Box box, double along) {
        return switch (this) {
            case TOP -> box.y();
            case BOTTOM -> box.bottom();
            case LEFT, RIGHT -> along;
        };
    }
}
