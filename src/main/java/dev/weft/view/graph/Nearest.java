package dev.weft.view.graph;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The next node in a direction, for the arrow keys.
///
/// Of all nodes within 45 degrees of the direction the one with the least distance wins, sideways counting double: the
/// eye follows a row or a column before it jumps.
final class Nearest {
    private Nearest() {}

    /// `dx`, `dy` are -1, 0 or 1, y down. From nowhere: the topmost, leftmost node.
    static Optional<NodeId> node(Positions positions, Optional<NodeId> from, int dx, int dy) {
        var start = from.map(positions.nodes()::get);
        if (start.isEmpty()) {
            return positions.nodes().entrySet().stream()
                    .min(Comparator.<Map.Entry<NodeId, Box>>comparingDouble(entry -> entry.getValue().y())
                            .thenComparingDouble(entry -> entry.getValue().x())
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey);
        }
        return positions.nodes().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(from.get()))
                .filter(entry -> along(start.get(), entry.getValue(), dx, dy) > 0)
                .filter(entry -> across(start.get(), entry.getValue(), dx, dy)
                        <= along(start.get(), entry.getValue(), dx, dy))
                .min(Comparator.<Map.Entry<NodeId, Box>>comparingDouble(
                                entry -> cost(start.get(), entry.getValue(), dx, dy))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static double cost(Box from, Box to, int dx, int dy) {
        return along(from, to, dx, dy) + 2 * across(from, to, dx, dy);
    }

    private static double along(Box from, Box to, int dx, int dy) {
        return (to.centerX() - from.centerX()) * dx + (to.centerY() - from.centerY()) * dy;
    }

    private static double across(Box from, Box to, int dx, int dy) {
        return Math.abs((to.centerX() - from.centerX()) * dy) + Math.abs((to.centerY() - from.centerY()) * dx);
    }
}
