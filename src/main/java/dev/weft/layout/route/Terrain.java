package dev.weft.layout.route;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lines are to go round: boxes they do not belong to, cards they do not end at, and the headers of boxes.
///
/// Threads: immutable.
final class Terrain {
    static final Terrain EMPTY = new Terrain(List.of(), Map.of());

    /// Between a line and a box that it goes round, in world units; and a card that stands alone.
    static final double BESIDE_BOX = 14;
    private static final double BESIDE_CARD = 8;
    /// The same inside a box, where cards stand nearer; below a card its badges may hang.
    private static final double INSIDE = 5;
    private static final double BELOW = 13;
    /// The header of a box: how high, and how wide its words are.
    private static final double HEADER = 28;
    private static final double HEADER_FRAME = 34;
    private static final double LETTER = 8.5;
    private static final double COUNT = 84;

    private final List<Obstacle> outside;
    /// What stands in a box, by the box.
    private final Map<Box, List<Obstacle>> inside;

    private Terrain(List<Obstacle> outside, Map<Box, List<Obstacle>> inside) {
        this.outside = outside;
        this.inside = inside;
    }

    static Terrain of(List<TopologyNode> nodes, Positions positions) {
        var outside = new ArrayList<Obstacle>();
        var inside = new HashMap<Box, List<Obstacle>>();
        positions.groups().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(group -> {
            outside.add(Obstacle.around(group.getValue(), BESIDE_BOX));
            inside.computeIfAbsent(group.getValue(), _ -> new ArrayList<>())
                    .add(Obstacle.around(header(group.getKey(), group.getValue()), 6));
        });
        for (var node : nodes) {
            var card = positions.nodes().get(node.id());
            var frame = positions.groups().get(node.namespace());
            if (card != null && frame == null) {
                outside.add(Obstacle.around(card, BESIDE_CARD));
            } else if (card != null) {
                var room = new Box(
                        card.x() - INSIDE, card.y() - INSIDE, card.width() + 2 * INSIDE,
                        card.height() + INSIDE + BELOW);
                inside.computeIfAbsent(frame, _ -> new ArrayList<>()).add(new Obstacle(card, room, INSIDE));
            }
        }
        return new Terrain(List.copyOf(outside), Map.copyOf(inside));
    }

    /// Where the words of a box's header stand: on its left, or all over a narrow box.
    static Box header(String name, Box frame) {
        double words = HEADER_FRAME + LETTER * name.length() + COUNT;
        return new Box(frame.x(), frame.y(), Math.min(frame.width(), words), Math.min(HEADER, frame.height()));
    }

    /// From where on the top of this box is free of the words of its header; its left where it has none.
    double free(Box box) {
        var first = inside.getOrDefault(box, List.of());
        return first.isEmpty() ? box.x() : first.getFirst().room().right();
    }

    /// As far as it is of concern for this line: neither its boxes nor its own cards are in its way.
    View seenBy(Wire wire) {
        var near = new ArrayList<Obstacle>();
        wire.from().ifPresent(frame -> near.addAll(inside.getOrDefault(frame, List.of())));
        wire.to().filter(frame -> !wire.from().equals(Optional.of(frame)))
                .ifPresent(frame -> near.addAll(inside.getOrDefault(frame, List.of())));
        return new View(new HashSet<>(List.of(wire.source(), wire.target(), wire.origin(), wire.goal())), near);
    }

    /// Between the boxes, where `own` are in nobody's way.
    View outside(Set<Box> own) {
        return new View(own, List.of());
    }

    /// The terrain of one line.
    final class View {
        private final Set<Box> own;
        private final List<Obstacle> near;

        private View(Set<Box> own, List<Obstacle> near) {
            this.own = own;
            this.near = near;
        }

        /// What is first met on a straight way.
        @Nullable Obstacle first(double x0, double y0, double x1, double y1) {
            Obstacle first = null;
            double before = 1;
            for (var blocks : List.of(outside, near)) {
                for (var block : blocks) {
                    double entry = block.entry(x0, y0, x1, y1);
                    if (entry < before && !own.contains(block.owner())) {
                        before = entry;
                        first = block;
                    }
                }
            }
            return first;
        }

        /// Is a line of these points, x, y, x, y, free of everything?
        boolean isFree(double[] points) {
            for (int i = 2; i < points.length; i += 2) {
                if (first(points[i - 2], points[i - 1], points[i], points[i + 1]) != null) {
                    return false;
                }
            }
            return true;
        }
    }
}
