package dev.weft.layout.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Ports on one side of a box, moved apart so that no two ribbons lie on one another, as little as can be.
///
/// Least squares under an order: ports that would overlap stand together as a block around the mean of what they
/// wished for; blocks that touch are joined until none does. Source: pool adjacent violators, R. Barlow et al. 1972.
final class Rim {
    /// Between two ribbons, in world units.
    private static final double APART = 10;
    /// From the corner of the box: its corners are round.
    private static final double CORNER = 12;

    private static final class Block {
        private double wished;
        private int count;
        private double length;

        /// Where it would begin if it stood alone.
        double begin() {
            return wished / count;
        }

        void join(Block next) {
            wished += next.wished - next.count * length;
            count += next.count;
            length += next.length;
        }
    }

    private Rim() {}

    /// In the order of `ports`, which are all of one side.
    static List<Port> apart(List<Port> ports) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < ports.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> ports.get(i).along()));
        var box = ports.getFirst().box();
        var side = ports.getFirst().side();
        double margin = Math.min(CORNER, (side.end(box) - side.begin(box)) / 4);
        double free = ports.stream().mapToDouble(Port::begin).max().orElseThrow();
        double low = Math.max(side.begin(box) + margin, Math.min(free, side.end(box) - 2 * margin));
        double high = side.end(box) - margin;
        double needed = ports.stream().mapToDouble(Rim::length).sum();
        double shrink = Math.min(1, (high - low) / needed);
        var moved = new ArrayList<Port>(ports);
        int next = 0;
        double taken = low;
        double left = needed * shrink;
        for (var block : blocks(ports, order, shrink)) {
            double at = Math.clamp(block.begin(), taken, Math.max(taken, high - left));
            taken = at + block.length;
            left -= block.length;
            for (int i = 0; i < block.count; i++, next++) {
                var port = ports.get(order.get(next));
                double length = length(port) * shrink;
                moved.set(order.get(next), port.at(at + length / 2, port.width() * shrink));
                at += length;
            }
        }
        return moved;
    }

    private static List<Block> blocks(List<Port> ports, List<Integer> order, double shrink) {
        var blocks = new ArrayList<Block>();
        for (int i : order) {
            var block = new Block();
            block.count = 1;
            block.length = length(ports.get(i)) * shrink;
            block.wished = ports.get(i).along() - block.length / 2;
            blocks.add(block);
            while (blocks.size() > 1 && touches(blocks.get(blocks.size() - 2), blocks.getLast())) {
                var last = blocks.removeLast();
                blocks.getLast().join(last);
            }
        }
        return blocks;
    }

    private static boolean touches(Block one, Block next) {
        return one.begin() + one.length > next.begin();
    }

    private static double length(Port port) {
        return port.width() + APART;
    }
}
