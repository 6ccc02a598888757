package dev.weft.layout.algorithm;

import dev.weft.layout.Positions;
import dev.weft.layout.route.Ribbons;
import dev.weft.layout.route.Wire;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How much of the paper the lines between boxes blacken: cells that at least one of them touches, when each runs
/// straight, and when ribbons are made.
record Inked(int straight, int bundled) {
    /// As wide as a ribbon of a few lanes looks from where all of it is seen.
    private static final double CELL = 20;

    private record Cell(long column, long row) {}

    static Inked with(Topology topology, Positions positions) {
        var wires = new ArrayList<Wire>();
        for (var edge : topology.edges()) {
            var from = around(edge.id().source(), topology, positions);
            var to = around(edge.id().target(), topology, positions);
            if (from.isEmpty() || !from.equals(to)) {
                wires.add(new Wire(
                        positions.nodes().get(edge.id().source()), positions.nodes().get(edge.id().target()), from,
                        to, 0));
            }
        }
        var direct = new HashSet<Cell>();
        wires.forEach(wire -> blacken(straight(wire), direct));
        var ribbons = new HashSet<Cell>();
        List<double[]> curves = Ribbons.of(wires);
        for (int i = 0; i < curves.size(); i++) {
            blacken(curves.get(i).length == 0 ? straight(wires.get(i)) : curves.get(i), ribbons);
        }
        return new Inked(direct.size(), ribbons.size());
    }

    double share() {
        return (double) bundled / straight;
    }

    private static Optional<dev.weft.layout.Box> around(NodeId id, Topology topology, Positions positions) {
        return topology.node(id).map(node -> positions.groups().get(node.namespace()));
    }

    private static double[] straight(Wire wire) {
        return new double[] {
            wire.source().centerX(), wire.source().centerY(), wire.target().centerX(), wire.target().centerY()
        };
    }

    private static void blacken(double[] points, Set<Cell> cells) {
        for (int i = 2; i < points.length; i += 2) {
            double dx = points[i] - points[i - 2];
            double dy = points[i + 1] - points[i - 1];
            int steps = (int) Math.ceil(Math.hypot(dx, dy) / (CELL / 4)) + 1;
            for (int step = 0; step <= steps; step++) {
                cells.add(new Cell(
                        (long) Math.floor((points[i - 2] + dx * step / steps) / CELL),
                        (long) Math.floor((points[i - 1] + dy * step / steps) / CELL)));
            }
        }
    }
}
