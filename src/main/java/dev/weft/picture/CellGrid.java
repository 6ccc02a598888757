package dev.weft.picture;

import dev.weft.layout.Box;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/// A uniform grid over the world: which things touch which cell, in two flat arrays (where a cell's things begin, and
/// the things). Things are numbered by their place in a list.
final class CellGrid {
    /// Twice the height of a node: a cell holds a node or two.
    private static final double CELL = 96;
    /// A world larger than this gets larger cells instead of more.
    private static final int MOST_CELLS_ACROSS = 1024;

    /// Where a thing says which cells it touches.
    interface Cells {
        void add(Box box);

        void add(double x0, double y0, double x1, double y1);
    }

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

    static <T> CellGrid of(Box extent, BiConsumer<T, Cells> add, List<T> all) {
        var grid = new CellGrid(extent);
        var counts = new int[grid.across * grid.down + 1];
        for (int i = 0; i < all.size(); i++) {
            add.accept(all.get(i), grid.new Visit(index -> counts[index + 1]++));
        }
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        grid.begins = counts.clone();
        grid.things = new int[counts[counts.length - 1]];
        for (int i = 0; i < all.size(); i++) {
            int thing = i;
            add.accept(all.get(i), grid.new Visit(index -> grid.things[counts[index]++] = thing));
        }
        return grid;
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

    /// One thing's visit to its cells: a cell that it comes to twice in a row counts once.
    private final class Visit implements Cells {
        private final java.util.function.IntConsumer touched;
        private int last = -1;

        Visit(java.util.function.IntConsumer touched) {
            this.touched = touched;
        }

        @Override
        public void add(Box box) {
            for (int y = row(box.y()); y <= row(box.bottom()); y++) {
                for (int x = column(box.x()); x <= column(box.right()); x++) {
                    touch(y * across + x);
                }
            }
        }

        @Override
        public void add(double x0, double y0, double x1, double y1) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            int steps = (int) (Math.sqrt(dx * dx + dy * dy) / (cell / 4)) + 1;
            for (int i = 0; i <= steps; i++) {
                double t = (double) i / steps;
                touch(row(y0 + t * dy) * across + column(x0 + t * dx));
            }
        }

        private void touch(int index) {
            if (index != last) {
                last = index;
                touched.accept(index);
            }
        }
    }
}
