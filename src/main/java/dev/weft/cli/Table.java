package dev.weft.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of cells, as comma-separated values or as a table of Markdown. A value that holds what its format reads as
/// structure is quoted; control characters are shown, not printed, as in all text.
///
/// Source: RFC 4180, 2.5 to 2.7; GitHub Flavored Markdown, 4.10 (a pipe inside of a cell).
public final class Table {
    private final boolean markdown;
    private final PrintWriter out;

    private Table(boolean markdown, PrintWriter out) {
        this.markdown = markdown;
        this.out = out;
    }

    public static Table csv(PrintWriter out) {
        return new Table(false, out);
    }

    public static Table markdown(PrintWriter out) {
        return new Table(true, out);
    }

    /// The first row, and in Markdown the line below it.
    public void header(List<String> names) {
        row(names);
        if (markdown) {
            out.println(names.stream()
                    .map(name -> "-".repeat(name.length() + 2))
                    .collect(Collectors.joining("|", "|", "|")));
        }
    }

    public void row(List<String> cells) {
        out.println(
                markdown
                        ? cells.stream().map(Table::inMarkdown).collect(Collectors.joining(" | ", "| ", " |"))
                        : cells.stream().map(Table::inCsv).collect(Collectors.joining(",")));
    }

    /// A line over the next header: a heading of Markdown of that depth, a row of one text in csv.
    public void heading(int depth, String text, int columns) {
        out.println(
                markdown
                        ? "#".repeat(depth) + " " + Printed.line(text)
                        : inCsv(text) + ",".repeat(columns - 1));
    }

    /// An empty line between two tables; csv has none.
    public void gap() {
        if (markdown) {
            out.println();
        }
    }

    private static String inMarkdown(String cell) {
        return Printed.line(cell).replace("|", "\\|");
    }

    private static String inCsv(String cell) {
        var line = Printed.line(cell);
        boolean quoted = line.indexOf(',') >= 0 || line.indexOf('"') >= 0;
        return quoted ? "\"" + line.replace("\"", "\"\"") + "\"" : line;
    }
}
