package dev.weft.layout.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The way of a ribbon round what stands between its ports: it leaves straight, goes round, and arrives straight. Its
/// lanes run side by side all the way.
record Trunk(Port leaving, Port arriving, List<Detour.Bend> bends) {
    /// At a sharp corner the lanes keep no more than so many times their distance.
    private static final double SHARPEST = 1.5;

    /// Absent where the soft curve between the ports meets nothing, and where no way is worth it.
    static Optional<Trunk> round(Terrain terrain, Port leaving, Port arriving, double[] soft) {
        if (terrain.outside(Set.copyOf(List.of(leaving.box(), arriving.box()))).isFree(soft)) {
            return Optional.empty();
        }
        return Detour.between(terrain.outside(Set.of()), before(leaving), before(arriving))
                .map(way -> new Trunk(leaving, arriving, way));
    }

    private static double[] before(Port port) {
        double away = Terrain.BESIDE_BOX + port.width() / 2;
        return new double[] {port.x(0) + port.side().outX() * away, port.y(0) + port.side().outY() * away};
    }

    private double width() {
        return Math.min(leaving.width(), arriving.width());
    }

    /// The points of a lane, from port to port; `share` from -0.5 for the leftmost to 0.5.
    double[] lane(double share) {
        var way = new ArrayList<Detour.Bend>();
        double out = share * leaving.width() * leaving.side().turn(leaving.side().outX(), leaving.side().outY());
        double in = share * arriving.width() * arriving.side().turn(-arriving.side().outX(), -arriving.side().outY());
        way.add(new Detour.Bend(leaving.x(out), leaving.y(out), null));
        var middle = new ArrayList<Detour.Bend>();
        middle.add(new Detour.Bend(leaving.x(0), leaving.y(0), null));
        bends.forEach(bend -> middle.add(clear(bend)));
        middle.add(new Detour.Bend(arriving.x(0), arriving.y(0), null));
        for (int i = 1; i < middle.size() - 1; i++) {
            way.add(beside(middle, i, share * width()));
        }
        way.add(new Detour.Bend(arriving.x(in), arriving.y(in), null));
        return Rounded.of(way);
    }

    /// So far from the corner that the innermost lane has the room of a line.
    private Detour.Bend clear(Detour.Bend bend) {
        var block = bend.round();
        if (block == null) {
            return bend;
        }
        double half = width() / 2;
        return new Detour.Bend(
                bend.x() + Math.signum(bend.x() - block.room().centerX()) * half,
                bend.y() + Math.signum(bend.y() - block.room().centerY()) * half,
                block);
    }

    /// A point `off` to the right of the way.
    private static Detour.Bend beside(List<Detour.Bend> way, int i, double off) {
        var at = way.get(i);
        double[] in = direction(way.get(i - 1), at);
        double[] out = direction(at, way.get(i + 1));
        double x = -in[1] - out[1];
        double y = in[0] + out[0];
        double square = x * x + y * y;
        double share = square < 0.1 ? 0 : off * Math.min(2 / square, SHARPEST / Math.sqrt(square));
        return new Detour.Bend(at.x() + x * share, at.y() + y * share, at.round());
    }

    private static double[] direction(Detour.Bend from, Detour.Bend to) {
        double length = Math.max(1e-6, Math.hypot(to.x() - from.x(), to.y() - from.y()));
        return new double[] {(to.x() - from.x()) / length, (to.y() - from.y()) / length};
    }
}
