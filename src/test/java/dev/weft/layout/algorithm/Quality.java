package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/// How good a drawing is, in figures. `crossings` are pairs of straight edges that cross, edges that share an end not
/// counted; `aspect` is width to height of all of it; `length` is the mean length of an edge, in world units; `forward`
/// the share of edges that lead to the right; `fill` the share of the whole that namespaces and loose nodes cover.
record Quality(long crossings, double aspect, double length, double forward, double fill) {
    private record Line(NodeId source, NodeId target, double x0, double y0, double x1, double y1) {
        boolean crosses(Line other) {
            boolean meets = source.equals(other.source)
                    || source.equals(other.target)
                    || target.equals(other.source)
                    || target.equals(other.target);
            return !meets
                    && side(other.x0, other.y0) != side(other.x1, other.y1)
                    && other.side(x0, y0) != other.side(x1, y1);
        }

        private boolean side(double x, double y) {
            return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) > 0;
        }
    }

    static Quality of(Topology topology, Positions positions) {
        var lines = lines(topology, positions);
        long crossings = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                crossings += lines.get(i).crosses(lines.get(j)) ? 1 : 0;
            }
        }
        var extent = positions.extent().orElseThrow();
        return new Quality(
                crossings,
                extent.width() / extent.height(),
                lines.stream().mapToDouble(line -> Math.hypot(line.x1 - line.x0, line.y1 - line.y0)).average()
                        .orElse(0),
                lines.stream().mapToDouble(line -> line.x1 > line.x0 ? 1 : 0).average().orElse(1),
                covered(topology, positions) / (extent.width() * extent.height()));
    }

    private static List<Line> lines(Topology topology, Positions positions) {
        var lines = new ArrayList<Line>();
        for (var edge : topology.edges()) {
            var source = positions.nodes().get(edge.id().source());
            var target = positions.nodes().get(edge.id().target());
            if (source != null && target != null && !edge.id().source().equals(edge.id().target())) {
                lines.add(new Line(
                        edge.id().source(), edge.id().target(), source.centerX(), source.centerY(), target.centerX(),
                        target.centerY()));
            }
        }
        return lines;
    }

    private static double covered(Topology topology, Positions positions) {
        double boxes = positions.groups().values().stream().mapToDouble(Quality::area).sum();
        return boxes + topology.nodes().stream()
                .filter(node -> node.namespace().isEmpty())
                .mapToDouble(node -> area(positions.nodes().get(node.id())))
                .sum();
    }

    private static double area(Box box) {
        return box.width() * box.height();
    }
}
