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
        var strips = strips(wished);
        frame = strips.stream()
                .filter(grown -> isFree.test(grown.grown(CLEARANCE)))
                .min(Comparator.comparingDouble(grown -> grown.width() * grown.height()))
                .orElseGet(strips::getFirst);
        return find(wished, taken)
                .orElseThrow(() -> new IllegalStateException("no place in a new strip of " + frame + " for " + wished));
    }

    /// The box with one more row below, column on the right, row above, column on the left; in this order. What is
    /// added below and on the right reaches to the next step of the search.
    private List<Box> strips(Box wished) {
        var inner = NodeSizes.innerOf(frame);
        double margins = 2 * NodeSizes.PADDING;
        double wide = Math.max(inner.width(), wished.width()) + margins;
        double high = Math.max(inner.height(), wished.height()) + margins + NodeSizes.HEADER;
        double right = stepAfter(inner.width(), NodeSizes.UNIT) + wished.width() - inner.width();
        double down = stepAfter(inner.height(), STEP_DOWN) + wished.height() - inner.height();
        double left = wished.width() + NodeSizes.GAP;
        var strips = new ArrayList<Box>();
        strips.add(new Box(frame.x(), frame.y(), wide, frame.height() + down));
        strips.add(new Box(frame.x(), frame.y(), frame.width() + right, high));
        strips.add(new Box(frame.x(), frame.y() - NodeSizes.ROW, wide, frame.height() + NodeSizes.ROW));
        strips.add(new Box(frame.x() - left, frame.y(), frame.width() + left, high));
        return strips;
    }

    /// The first place of the search that keeps the gap to what ends here.
    private static double stepAfter(double end, double step) {
        return Math.ceil((end + NodeSizes.GAP) / step) * step;
    }
}
