package dev.weft.view.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cells of a part of the matrix, looked up. The part is [first, last) of rows and of columns.
record MatrixSheet(MatrixModel model, Part part, List<MatrixCell> cells) {
    record Part(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        static final Part NONE = new Part(0, 0, 0, 0);

        int rows() {
            return lastRow - firstRow;
        }

        int columns() {
            return lastColumn - firstColumn;
        }

        boolean holds(Part other) {
            return firstRow <= other.firstRow
                    && lastRow >= other.lastRow
                    && firstColumn <= other.firstColumn
                    && lastColumn >= other.lastColumn;
        }

        boolean holds(int row, int column) {
            return row >= firstRow && row < lastRow && column >= firstColumn && column < lastColumn;
        }

        /// With `more` on every side, in a matrix of `size` lines.
        Part grown(int more, int size) {
            return new Part(
                    Math.max(0, firstRow - more), Math.min(size, lastRow + more),
                    Math.max(0, firstColumn - more), Math.min(size, lastColumn + more));
        }
    }

    static final MatrixSheet EMPTY = new MatrixSheet(MatrixModel.EMPTY, Part.NONE, List.of());

    /// Cost: a look-up a cell.
    static MatrixSheet of(MatrixModel model, Part part) {
        var cells = new ArrayList<MatrixCell>(part.rows() * part.columns());
        for (int row = part.firstRow(); row < part.lastRow(); row++) {
            for (int column = part.firstColumn(); column < part.lastColumn(); column++) {
                cells.add(model.cell(row, column));
            }
        }
        return new MatrixSheet(model, part, cells);
    }

    /// Empty outside of the part: not looked up yet.
    Optional<MatrixCell> cell(int row, int column) {
        return part.holds(row, column)
                ? Optional.of(cells.get((row - part.firstRow()) * part.columns() + column - part.firstColumn()))
                : Optional.empty();
    }
}
