package dev.weft.whatif.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A report as Markdown. Source: GitHub Flavored Markdown, "Tables".
final class ReportMarkdown {
    private ReportMarkdown() {}

    /// `pictures` is the folder beside the text.
    static String of(List<ReportPart> parts, String pictures) {
        return parts.stream().map(part -> of(part, pictures)).collect(Collectors.joining("\n"));
    }

    private static String of(ReportPart part, String pictures) {
        return switch (part) {
            case ReportPart.Heading(int level, var text) -> "#".repeat(level) + " " + MarkdownText.of(text) + "\n";
            case ReportPart.Text(var text) -> MarkdownText.of(text) + "\n";
            case ReportPart.Bullets(var items) ->
                items.stream().map(item -> "- " + MarkdownText.of(item) + "\n").collect(Collectors.joining());
            case ReportPart.Table table -> table(table);
            case ReportPart.Diff(var diff) -> MarkdownText.code("diff", lines(diff));
            case ReportPart.Image(var shot) ->
                "![" + MarkdownText.of(shot.title()) + "](" + place(pictures) + "/" + file(shot) + ")\n";
        };
    }

    /// What would end the address of a link is encoded. Source: RFC 3986, chapter 2.1.
    private static String place(String folder) {
        return folder.replace("%", "%25").replace(" ", "%20").replace("(", "%28").replace(")", "%29")
                .replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C");
    }

    static String file(ReportInput.Shot shot) {
        return shot.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".png";
    }

    private static String table(ReportPart.Table table) {
        var text = new StringBuilder(row(table.columns()))
                .append(row(table.columns().stream().map(_ -> "---").toList(), false));
        table.rows().forEach(cells -> text.append(row(cells)));
        return text.append(table.note().isEmpty() ? "" : "\n" + MarkdownText.of(table.note()) + "\n").toString();
    }

    private static String row(List<String> cells) {
        return row(cells, true);
    }

    private static String row(List<String> cells, boolean escaped) {
        return cells.stream()
                .map(cell -> escaped ? MarkdownText.of(cell) : cell)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String lines(UnifiedDiff diff) {
        return diff.text("live", "draft");
    }
}
