package dev.weft.layout.route;

import dev.weft.layout.Box;

/// What a line goes round: `owner` with some room on each side, `margin` of it where a line bends round a corner.
record Obstacle(Box owner, Box room, double margin) {
    /// Lines may touch a block.
    private static final double TOUCH = 0.01;

    /// A box or a lone node, with the same room on all sides.
    static Obstacle around(Box box, double margin) {
        return new Obstacle(box, box.grown(margin), margin);
    }

    /// Which share of the way between two points lies before the block; more than 1 where the way does not meet it.
    double entry(double x0, double y0, double x1, double y1) {
        double left = room.x() + TOUCH;
        double right = room.right() - TOUCH;
        double top = room.y() + TOUCH;
        double bottom = room.bottom() - TOUCH;
        if (Math.max(x0, x1) <= left || Math.min(x0, x1) >= right
                || Math.max(y0, y1) <= top || Math.min(y0, y1) >= bottom) {
            return 2;
        }
        double acrossIn = x1 == x0 ? 0 : ((x1 > x0 ? left : right) - x0) / (x1 - x0);
        double acrossOut = x1 == x0 ? 1 : ((x1 > x0 ? right : left) - x0) / (x1 - x0);
        double downIn = y1 == y0 ? 0 : ((y1 > y0 ? top : bottom) - y0) / (y1 - y0);
        double downOut = y1 == y0 ? 1 : ((y1 > y0 ? bottom : top) - y0) / (y1 - y0);
        double in = Math.max(0, Math.max(acrossIn, downIn));
        double out = Math.min(1, Math.min(acrossOut, downOut));
        return in < out ? in : 2;
    }

    double cornerX(int corner) {
        return corner % 2 == 0 ? room.x() : room.right();
    }

    double cornerY(int corner) {
        return corner < 2 ? room.y() : room.bottom();
    }
}
