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
        ends(points, first, last, wire);
        return points;
    }

    /// What lies before and after the ports, which are the points `first` and `last`.
    private void ends(double[] points, int first, int last, Wire wire) {
        int whole = points.length / 2 - 1;
        if (first > 0) {
            fan(points, first, -1, wire.source(), leaving);
        }
        if (last < whole) {
            fan(points, last, 1, wire.target(), arriving);
        }
    }

    /// Between the ports, as if nothing stood there.
    double[] trunk() {
        var points = new double[2 * (PIECES - 2 * FAN + 1)];
        between(points, 0, PIECES - 2 * FAN, new double[] {
            leaving.x(offLeaving), leaving.y(offLeaving), arriving.x(offArriving), arriving.y(offArriving)
        });
        return points;
    }

    /// The same as a whole, along a lane from port to port that is known.
    double[] along(double[] lane, Wire wire) {
        int first = wire.from().isPresent() ? FAN : 0;
        int last = first + lane.length / 2 - 1;
        var points = new double[2 * (last + (wire.to().isPresent() ? FAN : 0) + 1)];
        System.arraycopy(lane, 0, points, 2 * first, lane.length);
        ends(points, first, last, wire);
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

    /// From the border of the node to the point `to` at its port, which it comes to in steps of `back`, seen from
    /// there: it bends towards the way out.
    private static void fan(double[] points, int to, int back, Box node, Port port) {
        double portX = points[2 * to];
        double portY = points[2 * to + 1];
        double off = port.side().along(portX, portY) - port.along();
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
        for (int i = 0; i < FAN; i++) {
            double t = (double) i / FAN;
            int index = to + back * (FAN - i);
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
