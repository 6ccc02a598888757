package dev.weft.whatif.export;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// A report as one HTML page: no script, nothing fetched, pictures as data; light, dark and printed by media query.
final class ReportHtml {
    /// Nothing may be loaded or run, whatever stands in a text.
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2128; --soft: #57606a; --page: #ffffff; --line: #d0d7de;
              --head: #f3f5f7; --gone: #8a1c1c; --gone-back: #fdecec; --new: #12572a; --new-back: #e8f6ec; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e4e8ec; --soft: #a3adb8; --page: #14181d; --line: #3a424c; --head: #1f252c;
                --gone: #ffb4b0; --gone-back: #3b1c1e; --new: #a6e3b5; --new-back: #15301e; } }
            body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem; background: var(--page); color: var(--ink);
              font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h1 { font-size: 1.8rem; margin: 0 0 .5rem; }
            h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); }
            h3 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            th, td { border: 1px solid var(--line); padding: .3rem .55rem; text-align: left; vertical-align: top;
              overflow-wrap: break-word; }
            th { background: var(--head); }
            .note { color: var(--soft); }
            pre { border: 1px solid var(--line); padding: .6rem .8rem; overflow-x: auto; font-size: .82rem;
              line-height: 1.4; }
            pre span { display: block; }
            .gone { color: var(--gone); background: var(--gone-back); }
            .new { color: var(--new); background: var(--new-back); }
            .hunk { color: var(--soft); }
            img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); }
            @media print {
              :root { color-scheme: light; --ink: #000000; --soft: #333333; --page: #ffffff; --line: #888888;
                --head: #eeeeee; --gone: #000000; --gone-back: #ffffff; --new: #000000; --new-back: #ffffff; }
              body { max-width: none; padding: 0; font-size: 10pt; }
              pre { white-space: pre-wrap; }
              .scroll, pre { overflow: visible; }
              h2, h3 { break-after: avoid; }
              tr, img { break-inside: avoid; } }
            """;

    private ReportHtml() {}

    static String of(List<ReportPart> parts) {
        var title = parts.stream()
                .filter(ReportPart.Heading.class::isInstance)
                .map(part -> ((ReportPart.Heading) part).text())
                .findFirst()
                .orElse("Weft");
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + escaped(POLICY) + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + escaped(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n"
                + parts.stream().map(ReportHtml::of).collect(Collectors.joining())
                + "</main>\n</body>\n</html>\n";
    }

    private static String of(ReportPart part) {
        return switch (part) {
            case ReportPart.Heading(int level, var text) -> "<h" + level + ">" + escaped(text) + "</h" + level + ">\n";
            case ReportPart.Text(var text) -> "<p>" + escaped(text) + "</p>\n";
            case ReportPart.Bullets(var items) ->
                items.stream()
                        .map(item -> "<li>" + escaped(item) + "</li>\n")
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
            case ReportPart.Table table -> table(table);
            case ReportPart.Diff(var diff) -> diff(diff);
            case ReportPart.Image(var shot) ->
                "<img alt=\"" + escaped(shot.title()) + "\" src=\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(shot.png()) + "\">\n";
        };
    }

    private static String table(ReportPart.Table table) {
        var note = table.note().isEmpty() ? "" : "<p class=\"note\">" + escaped(table.note()) + "</p>\n";
        return "<div class=\"scroll\">\n<table>\n<thead>\n" + row("th scope=\"col\"", "th", table.columns())
                + "</thead>\n<tbody>\n"
                + table.rows().stream().map(cells -> row("td", "td", cells)).collect(Collectors.joining())
                + "</tbody>\n</table>\n</div>\n" + note;
    }

    private static String row(String open, String close, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + open + ">" + escaped(cell) + "</" + close + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String diff(UnifiedDiff diff) {
        var text = new StringBuilder("<pre>");
        for (var hunk : diff.hunks()) {
            text.append("<span class=\"hunk\">").append(hunk.head()).append("</span>");
            hunk.lines().forEach(line -> text.append(switch (line.kind()) {
                        case SAME -> "<span>";
                        case GONE -> "<span class=\"gone\">";
                        case NEW -> "<span class=\"new\">";
                    })
                    .append(escaped(line.kind().sign() + line.text()))
                    .append("</span>"));
        }
        return text.append("</pre>\n").toString();
    }

    /// Source: HTML Living Standard, 13.1.2.3 (attribute values) and 13.1.3 (text); characters that XML and HTML forbid
    /// are shown as the replacement character.
    static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\t', '\n' -> safe.appendCodePoint(point);
                default -> safe.appendCodePoint(
                        (Character.isISOControl(point) || isHalf(point)) ? 0xFFFD : point);
            }
        });
        return safe.toString();
    }

    /// Of a surrogate pair.
    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
