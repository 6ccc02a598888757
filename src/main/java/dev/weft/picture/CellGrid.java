package dev.weft.picture;

import dev.weft.layout.Box;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// A uniform grid over the world: which boxes touch which cell, in two flat arrays (where a cell's things begin, and
/// the things). Boxes are numbered by their place in a list.
final class CellGrid {
    /// Twice the height of a node: a cell holds a node or two.
    private static final double CELL = 96;
    /// A world larger than this gets larger cells instead of more.
    private static final int MOST_CELLS_ACROSS = 1024;

    private final Box extent;
    private final double cell;
    private final int across;
    private final int down;
    private int[] begins = new int[0];
    private int[] things = new int[0];

    private CellGrid(Box extent) {
        this.extent = extent;
        this.cell = Math.max(CELL, Math.max(extent.width(), extent.height()) / MOST_CELLS_ACROSS);
        this.across = (int) (extent.width() / cell) + 1;
        this.down = (int) (extent.height() / cell) + 1;
    }

    /// Of boxes that lie in `extent`, by their places in `all`.
    static CellGrid of(Box extent, List<Box> all) {
        var grid = new CellGrid(extent);
        var counts = new int[grid.across * grid.down + 1];
        all.forEach(box -> grid.visit(box, index -> counts[index + 1]++));
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        grid.begins = counts.clone();
        grid.things = new int[counts[counts.length - 1]];
        for (int i = 0; i < all.size(); i++) {
            int thing = i;
            grid.visit(all.get(i), index -> grid.things[counts[index]++] = thing);
        }
        return grid;
    }

    private void visit(Box box, IntConsumer touched) {
        for (int y = row(box.y()); y <= row(box.bottom()); y++) {
            for (int x = column(box.x()); x <= column(box.right()); x++) {
                touched.accept(y * across + x);
            }
        }
    }

    /// The things in the cells that the box touches, each once, in rising order.
    IntStream near(Box box) {
        int left = column(box.x());
        int right = column(box.right());
        return IntStream.rangeClosed(row(box.y()), row(box.bottom()))
                .flatMap(y -> IntStream.rangeClosed(left, right).flatMap(x -> in(y * across + x)))
                .distinct()
                .sorted();
    }

    private IntStream in(int index) {
        return IntStream.range(begins[index], begins[index + 1]).map(i -> things[i]);
    }

    private int column(double x) {
        return (int) Math.clamp((x - extent.x()) / cell, 0, across - 1.0);
    }

    private int row(double y) {
        return (int) Math.clamp((y - extent.y()) / cell, 0, down - 1.0);
    }
}
