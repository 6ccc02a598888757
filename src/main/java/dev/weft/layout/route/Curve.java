package dev.weft.layout.route;

import dev.weft.layout.Box;

/// One lane of a ribbon: from the border of its source to a port, softly over to the other port, and to the border of
/// its target. `off` is how far from the middle of the port, along its side.
record Curve(Port leaving, double offLeaving, Port arriving, double offArriving) {
    /// Straight pieces of a whole curve: a quarter for each fan, half of them between the ports.
    static final int PIECES = 24;

    private static final int FAN = PIECES / 4;
    /// How far a line runs straight out of a port, as a share of the way to the other, and at most.
    private static final double STRAIGHT = 0.45;
    private static final double LONGEST = 140;
    private static final double SHARE_INSIDE = 0.6;
    private static final double LONGEST_INSIDE = 70;
    /// How much of a node's side its lines may take.
    private static final double SPREAD = 0.3;

    double[] of(Wire wire) {
        var points = new double[2 * (PIECES + 1)];
        double x0 = leaving.x(offLeaving);
        double y0 = leaving.y(offLeaving);
        double x1 = arriving.x(offArriving);
        double y1 = arriving.y(offArriving);
        int first = wire.from().isPresent() ? FAN : 0;
        int last = wire.to().isPresent() ? PIECES - FAN : PIECES;
        between(points, first, last, new double[] {x0, y0, x1, y1});
        if (first > 0) {
            fan(points, 0, FAN, wire.source(), leaving, offLeaving);
        }
        if (last < PIECES) {
            fan(points, PIECES, PIECES - FAN, wire.target(), arriving, offArriving);
        }
        return points;
    }

    private void between(double[] points, int first, int last, double[] ends) {
        double straight = Math.min(LONGEST, STRAIGHT * Math.hypot(ends[2] - ends[0], ends[3] - ends[1]));
        double[] x = {
            ends[0], ends[0] + leaving.side().outX() * straight, ends[2] + arriving.side().outX() * straight, ends[2]
        };
        double[] y = {
            ends[1], ends[1] + leaving.side().outY() * straight, ends[3] + arriving.side().outY() * straight, ends[3]
        };
        for (int i = first; i <= last; i++) {
            double t = (double) (i - first) / (last - first);
            points[2 * i] = cubic(x, t);
            points[2 * i + 1] = cubic(y, t);
        }
    }

    private static double cubic(double[] v, double t) {
        double s = 1 - t;
        return s * s * s * v[0] + 3 * s * s * t * v[1] + 3 * s * t * t * v[2] + t * t * t * v[3];
    }

    /// From the border of the node, at index `from`, to the port at index `to`: it bends towards the way out.
    private static void fan(double[] points, int from, int to, Box node, Port port, double off) {
        double portX = port.x(off);
        double portY = port.y(off);
        var side = port.side();
        double gap = side.upright()
                ? Math.abs(portX - node.centerX()) - node.width() / 2
                : Math.abs(portY - node.centerY()) - node.height() / 2;
        double inside = Math.clamp(SHARE_INSIDE * gap, 0, LONGEST_INSIDE);
        double bendX = portX - side.outX() * inside;
        double bendY = portY - side.outY() * inside;
        double half = SPREAD * (side.upright() ? node.height() : node.width());
        double shift = Math.clamp(off, -half, half);
        double aimX = node.centerX() + (side.upright() ? 0 : shift);
        double aimY = node.centerY() + (side.upright() ? shift : 0);
        double exit = exit(node, aimX, aimY, bendX, bendY);
        double startX = aimX + (bendX - aimX) * exit;
        double startY = aimY + (bendY - aimY) * exit;
        int step = from < to ? 1 : -1;
        for (int i = 0; i < FAN; i++) {
            double t = (double) i / FAN;
            int index = from + step * i;
            points[2 * index] = quadratic(startX, bendX, portX, t);
            points[2 * index + 1] = quadratic(startY, bendY, portY, t);
        }
    }

    private static double quadratic(double v0, double v1, double v2, double t) {
        return (1 - t) * (1 - t) * v0 + 2 * t * (1 - t) * v1 + t * t * v2;
    }

    /// Which share of the way from a point in the box to another lies inside the box.
    private static double exit(Box box, double x, double y, double toX, double toY) {
        double across = share(x, toX, box.x(), box.right());
        double down = share(y, toY, box.y(), box.bottom());
        return Math.min(1, Math.min(across, down));
    }

    private static double share(double from, double to, double low, double high) {
        if (to == from) {
            return 1;
        }
        return ((to > from ? high : low) - from) / (to - from);
    }
}
