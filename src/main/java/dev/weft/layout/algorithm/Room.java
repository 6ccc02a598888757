package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A namespace box that stands, and the places in it. It may only grow.
final class Room {
    /// A quarter row: fine enough to use the gaps of layers, and rows of a grid are met exactly.
    private static final double STEP_DOWN = NodeSizes.ROW / 4;
    /// A box that grows keeps this distance from its neighbours.
    private static final double CLEARANCE = 8;

    private Box frame;
    private final Occupied taken = new Occupied();
    private final Occupied takenOrLeft = new Occupied();

    Room(Box frame, List<Box> standing, List<Box> departed) {
        this.frame = frame;
        standing.forEach(this::take);
        departed.forEach(takenOrLeft::take);
    }

    Box frame() {
        return frame;
    }

    /// A place near the wish, else near the lower left corner. `isFree` answers for the world around the box.
    Box place(TopologyNode node, Optional<Box> wish, Predicate<Box> isFree) {
        var inner = NodeSizes.innerOf(frame);
        var point = wish.orElse(new Box(inner.x(), inner.bottom(), 0, 0));
        var wished = NodeSizes.at(
                node, point.x() - NodeSizes.width(node) / 2, point.y() - NodeSizes.NODE_HEIGHT / 2);
        var box = find(wished, takenOrLeft).or(() -> find(wished, taken)).orElseGet(() -> inNewStrip(wished, isFree));
        take(box);
        return box;
    }

    private void take(Box box) {
        taken.take(box);
        takenOrLeft.take(box);
    }

    private Optional<Box> find(Box wished, Occupied occupied) {
        return occupied.nearestFree(
                wished,
                new Occupied.Search(NodeSizes.innerOf(frame), NodeSizes.UNIT, STEP_DOWN, NodeSizes.GAP));
    }

    private Box inNewStrip(Box wished, Predicate<Box> isFree) {
        var old = frame;
        frame = strips(wished).stream()
                .filter(grown -> isFree.test(grown.grown(CLEARANCE)))
                .min(Comparator.comparingDouble(grown -> grown.width() * grown.height()))
                .orElseGet(() -> strips(wished).getFirst());
        var inner = NodeSizes.innerOf(frame);
        return find(wished, taken)
                .orElseGet(() -> new Box(inner.x(), old.bottom() - NodeSizes.PADDING + NodeSizes.GAP, wished.width(), wished.height()));
    }

    /// The box with one more row below, column on the right, row above, column on the left; in this order.
    private List<Box> strips(Box wished) {
        double wide = Math.max(frame.width(), wished.width() + 2 * NodeSizes.PADDING);
        double across = wished.width() + NodeSizes.GAP;
        double high = frame.height() + NodeSizes.ROW;
        var strips = new ArrayList<Box>();
        strips.add(new Box(frame.x(), frame.y(), wide, high));
        strips.add(new Box(frame.x(), frame.y(), frame.width() + across, frame.height()));
        strips.add(new Box(frame.x(), frame.y() - NodeSizes.ROW, wide, high));
        strips.add(new Box(frame.x() - across, frame.y(), frame.width() + across, frame.height()));
        return strips;
    }
}
