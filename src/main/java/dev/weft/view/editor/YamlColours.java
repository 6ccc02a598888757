package dev.weft.view.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which parts of a line of YAML are coloured: line by line, so that it stays cheap however long the text is. Block
/// scalars over several lines are coloured as if they were YAML; policies hold none.
final class YamlColours {
    /// A part of a line: `length` characters of one style class, the empty one for plain text.
    record Span(int length, String style) {}

    /// A part of a line with all its style classes.
    record Styled(int length, List<String> styles) {}

    private static final Pattern LINE = Pattern.compile(
            "(?<comment>(?<=^|\\s)#.*$)"
                    + "|(?<key>(?<=^|[\\s{,])[A-Za-z0-9_./\"-]+(?=\\s*:(\\s|$)))"
                    + "|(?<text>\"[^\"]*\"|'[^']*')"
                    + "|(?<mark>(?<=^|\\s)-(?=\\s|$)|[:{}\\[\\],])"
                    + "|(?<number>(?<=[\\s\\[,])\\d+(?=$|[\\s,\\]]))");

    private static final List<String> GROUPS = List.of("comment", "key", "text", "mark", "number");

    private YamlColours() {}

    static List<Span> of(String line) {
        var spans = new ArrayList<Span>();
        var matcher = LINE.matcher(line);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() > at) {
                spans.add(new Span(matcher.start() - at, ""));
            }
            var group = GROUPS.stream().filter(name -> matcher.group(name) != null).findFirst().orElse("");
            spans.add(new Span(matcher.end() - matcher.start(), "yaml-" + group));
            at = matcher.end();
        }
        if (at < line.length()) {
            spans.add(new Span(line.length() - at, ""));
        }
        return spans;
    }

    /// With the marks of the line, the worst first: what is marked twice is marked as the worse.
    static List<Styled> of(String line, List<LineMarks.Mark> marks) {
        var styled = new ArrayList<Styled>();
        int at = 0;
        for (var span : of(line)) {
            int end = at + span.length();
            while (at < end) {
                int next = border(at, end, marks);
                styled.add(new Styled(next - at, styles(span.style(), at, marks)));
                at = next;
            }
        }
        return styled;
    }

    /// Where the next mark begins or ends.
    private static int border(int at, int end, List<LineMarks.Mark> marks) {
        return marks.stream()
                .flatMapToInt(mark -> IntStream.of(mark.columns().from(), mark.columns().to()))
                .filter(place -> place > at)
                .reduce(end, Math::min);
    }

    private static List<String> styles(String plain, int at, List<LineMarks.Mark> marks) {
        var styles = new ArrayList<String>();
        if (!plain.isEmpty()) {
            styles.add(plain);
        }
        marks.stream()
                .filter(mark -> mark.columns().from() <= at && at < mark.columns().to())
                .findFirst()
                .map(mark -> "yaml-" + mark.severity().name().toLowerCase(Locale.ROOT))
                .ifPresent(styles::add);
        return styles;
    }
}
