package dev.weft.view.twin;

import dev.weft.topology.format.Csv;
import dev.weft.view.panel.Wording;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The matrix as lines of a file: a header of targets, then a line a source. What is unknown says so. Workloads that
/// share a line of the matrix share one here, all of them named.
///
/// Cost: a look-up a cell, made as the lines are taken.
final class MatrixCsv {
    /// More is not for a clipboard: 400 lines by 400.
    static final int MOST_COPIED = 160_000;

    private MatrixCsv() {}

    static Stream<String> lines(MatrixModel model) {
        var shown = IntStream.range(0, model.lines().size())
                .filter(number -> !model.lines().get(number).isHeader())
                .boxed()
                .toList();
        var header = Csv.line(Stream.concat(
                Stream.of("from \\ to"), shown.stream().map(number -> name(model.lines().get(number)))));
        return Stream.concat(Stream.of(header), shown.stream().map(row -> line(model, row, shown)));
    }

    private static String line(MatrixModel model, int row, List<Integer> shown) {
        return Csv.line(Stream.concat(
                Stream.of(name(model.lines().get(row))), shown.stream().map(column -> text(model, row, column))));
    }

    private static String name(MatrixLine line) {
        return String.join(" ", line.nodes().stream()
                .map(node -> line.namespace() + "/" + MatrixLines.label(node))
                .toList());
    }

    /// `allowed, unused: TCP 5432`.
    private static String text(MatrixModel model, int row, int column) {
        var cell = model.cell(row, column);
        var pairs = cell.isVerdict() ? model.pairs(row, column) : List.<MatrixModel.Pair>of();
        if (cell.extent() == MatrixCell.Extent.NO_PORT || pairs.size() != 1) {
            return cell.word();
        }
        var said = model.sides().after(pairs.getFirst().from(), pairs.getFirst().to());
        return cell.word() + ": " + Wording.traffic(said.allowed());
    }
}
