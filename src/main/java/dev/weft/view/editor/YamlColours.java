package dev.weft.view.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Which parts of a line of YAML are coloured: line by line, so that it stays cheap however long the text is. Block
/// scalars over several lines are coloured as if they were YAML; policies hold none.
final class YamlColours {
    /// A part of a line: `length` characters of one style class, the empty one for plain text.
    record Span(int length, String style) {}

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
}
