package dev.weft.layout.route;

import dev.weft.layout.Box;

/// Where a ribbon goes through the rim of a box: the middle of it at `along` its side, `width` wide.
record Port(Box box, Side side, double along, double width) {
    /// Where the line between two points, one in each box, goes through the rim of the first.
    static Port towards(Box box, double[] inside, double[] outside, double width) {
        double dy = outside[1] - inside[1];
        double dx = outside[0] == inside[0] && dy == 0 ? 1 : outside[0] - inside[0];
        var side = Side.crossed(box, inside[0], inside[1], dx, dy);
        double share = side.upright()
                ? (side.x(box, 0) - inside[0]) / dx
                : (side.y(box, 0) - inside[1]) / dy;
        double along = side.along(inside[0] + dx * share, inside[1] + dy * share);
        return new Port(box, side, along, width);
    }

    Port at(double place, double wide) {
        return new Port(box, side, place, wide);
    }

    double x(double offset) {
        return side.x(box, along + offset);
    }

    double y(double offset) {
        return side.y(box, along + offset);
    }
}
