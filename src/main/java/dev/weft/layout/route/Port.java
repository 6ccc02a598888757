package dev.weft.layout.route;

import dev.weft.layout.Box;

/// Where a ribbon goes through the rim of a box: the middle of it at `along` its side, `width` wide. The side is free
/// from `begin` on, along it.
record Port(Box box, Side side, double begin, double along, double width) {
    /// A port beside a header is so far below it, or to the right of it.
    private static final double BESIDE_HEADER = 8;
    private static final double HEADER = 28;

    /// Where the line between two points, one in each box, goes through the rim of the first; beside the words of its
    /// header, which end at `free`.
    static Port towards(Box box, double free, double[] inside, double[] outside, double width) {
        double dy = outside[1] - inside[1];
        double dx = outside[0] == inside[0] && dy == 0 ? 1 : outside[0] - inside[0];
        var side = Side.crossed(box, inside[0], inside[1], dx, dy);
        double share = side.upright()
                ? (side.x(box, 0) - inside[0]) / dx
                : (side.y(box, 0) - inside[1]) / dy;
        double along = side.along(inside[0] + dx * share, inside[1] + dy * share);
        if (side != Side.TOP || free <= box.x()) {
            return new Port(box, side, side.begin(box), along, width);
        }
        double first = free + BESIDE_HEADER;
        if (first + width <= box.right() - BESIDE_HEADER) {
            return new Port(box, side, first, Math.max(along, first + width / 2), width);
        }
        double below = box.y() + HEADER + BESIDE_HEADER;
        var beside = dx < 0 ? Side.LEFT : Side.RIGHT;
        return new Port(box, beside, beside.begin(box), below + width / 2, width);
    }

    Port at(double place, double wide) {
        return new Port(box, side, begin, place, wide);
    }

    double x(double offset) {
        return side.x(box, along + offset);
    }

    double y(double offset) {
        return side.y(box, along + offset);
    }
}
