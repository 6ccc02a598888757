package dev.weft.view.twin;

import dev.weft.view.twin.MatrixSheet.Part;
import java.util.Optional;

/// Where the cells of a matrix of `size` lines are on a pane of `width` by `height` pixels that is scrolled by `left`
/// and `top`. Labels of rows stand left of the cells, those of columns above them; both stay when the cells scroll.
record MatrixGeometry(int size, double cell, double width, double height, double left, double top) {
    /// Pixels for the labels of rows and of columns.
    static final double ROW_LABELS = 170;
    static final double COLUMN_LABELS = 104;

    /// A cell, or with -1 the label of a row (its column is -1) or of a column.
    record Spot(int row, int column) {}

    static final MatrixGeometry EMPTY = new MatrixGeometry(0, 20, 0, 0, 0, 0);

    /// Pixels left for cells.
    double across() {
        return Math.max(0, width - ROW_LABELS);
    }

    double down() {
        return Math.max(0, height - COLUMN_LABELS);
    }

    /// How far it can be scrolled.
    double mostLeft() {
        return Math.max(0, size * cell - across());
    }

    double mostTop() {
        return Math.max(0, size * cell - down());
    }

    /// Scrolled there, or as far as it goes.
    MatrixGeometry scrolled(double toLeft, double toTop) {
        return new MatrixGeometry(
                size, cell, width, height, Math.clamp(toLeft, 0, mostLeft()), Math.clamp(toTop, 0, mostTop()));
    }

    /// Scrolled just as far that a cell is seen whole.
    MatrixGeometry revealing(Spot spot) {
        return scrolled(revealed(left, spot.column(), across()), revealed(top, spot.row(), down()));
    }

    private double revealed(double from, int line, double room) {
        if (line < 0 || line * cell < from) {
            return line < 0 ? from : line * cell;
        }
        return Math.max(from, (line + 1) * cell - room);
    }

    double x(int column) {
        return ROW_LABELS + column * cell - left;
    }

    double y(int row) {
        return COLUMN_LABELS + row * cell - top;
    }

    /// The lines of which something is seen.
    Part visible() {
        return new Part(
                line(top), Math.min(size, line(top + down()) + 1),
                line(left), Math.min(size, line(left + across()) + 1));
    }

    private int line(double at) {
        return Math.clamp((int) Math.floor(at / cell), 0, Math.max(0, size));
    }

    /// What is under a pixel; empty in the corner, outside, and beyond the last line.
    Optional<Spot> at(double x, double y) {
        int column = x < ROW_LABELS ? -1 : (int) Math.floor((x - ROW_LABELS + left) / cell);
        int row = y < COLUMN_LABELS ? -1 : (int) Math.floor((y - COLUMN_LABELS + top) / cell);
        boolean inside = x >= 0 && y >= 0 && x < width && y < height && column < size && row < size;
        return inside && (row >= 0 || column >= 0) ? Optional.of(new Spot(row, column)) : Optional.empty();
    }
}
