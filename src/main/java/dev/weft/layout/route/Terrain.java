package dev.weft.layout.route;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lines are to go round: boxes they do not belong to, cards they do not end at, and the headers of boxes.
///
/// Threads: immutable.
final class Terrain {
    /// Between a line and a box that it goes round, in world units; and a card that stands alone.
    private static final double BESIDE_BOX = 14;
    private static final double BESIDE_CARD = 8;
    /// The same inside a box, where cards stand nearer; below a card its badges may hang.
    private static final double INSIDE = 5;
    private static final double BELOW = 13;
    /// The header of a box: how high, and how wide its words are.
    private static final double HEADER = 28;
    private static final double HEADER_FRAME = 34;
    private static final double LETTER = 8.5;
    private static final double COUNT = 84;

    private final List<Block> outside;
    /// What stands in a box, by the box.
    private final Map<Box, List<Block>> inside;

    private Terrain(List<Block> outside, Map<Box, List<Block>> inside) {
        this.outside = outside;
        this.inside = inside;
    }

    static Terrain of(List<TopologyNode> nodes, Positions positions) {
        var outside = new ArrayList<Block>();
        var inside = new HashMap<Box, List<Block>>();
        positions.groups().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(group -> {
            outside.add(Block.around(group.getValue(), BESIDE_BOX));
            inside.computeIfAbsent(group.getValue(), _ -> new ArrayList<>())
                    .add(Block.around(header(group.getKey(), group.getValue()), 6));
        });
        for (var node : nodes) {
            var card = positions.nodes().get(node.id());
            var frame = positions.groups().get(node.namespace());
            if (card != null && frame == null) {
                outside.add(Block.around(card, BESIDE_CARD));
            } else if (card != null) {
                var room = new Box(
                        card.x() - INSIDE, card.y() - INSIDE, card.width() + 2 * INSIDE,
                        card.height() + INSIDE + BELOW);
                inside.computeIfAbsent(frame, _ -> new ArrayList<>()).add(new Block(card, room, INSIDE));
            }
        }
        return new Terrain(List.copyOf(outside), Map.copyOf(inside));
    }

    /// Where the words of a box's header stand: on its left, or all over a narrow box.
    static Box header(String name, Box frame) {
        double words = HEADER_FRAME + LETTER * name.length() + COUNT;
        return new Box(frame.x(), frame.y(), Math.min(frame.width(), words), Math.min(HEADER, frame.height()));
    }

    /// As far as it is of concern for this line.
    View seenBy(Wire wire) {
        return new View(wire);
    }

    /// The terrain of one line: neither its boxes nor its own cards are in its way.
    final class View {
        private final Wire wire;
        private final List<Block> near = new ArrayList<>();

        private View(Wire wire) {
            this.wire = wire;
            wire.from().ifPresent(this::add);
            wire.to().filter(box -> !wire.from().equals(Optional.of(box))).ifPresent(this::add);
        }

        private void add(Box frame) {
            near.addAll(inside.getOrDefault(frame, List.of()));
        }

        /// What is first met on a straight way.
        @Nullable Block first(double x0, double y0, double x1, double y1) {
            Block first = null;
            double before = 1;
            for (var blocks : List.of(outside, near)) {
                for (var block : blocks) {
                    double entry = block.entry(x0, y0, x1, y1);
                    if (entry < before && !isOwn(block.owner())) {
                        before = entry;
                        first = block;
                    }
                }
            }
            return first;
        }

        private boolean isOwn(Box owner) {
            return owner.equals(wire.source()) || owner.equals(wire.target())
                    || owner.equals(wire.origin()) || owner.equals(wire.goal());
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
