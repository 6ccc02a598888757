package dev.weft.view.editor;

import dev.weft.yaml.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What certain keys do in a text of YAML: the next line is indented as it will be needed, brackets and quotes come in
/// pairs, lines become remarks and back.
final class YamlTyping {
    private static final int STEP = 2;
    private static final Pattern DASHES = Pattern.compile("^(\\s*(?:-\\s+)*)(.*?)\\s*$");
    private static final Pattern REMARK = Pattern.compile("\\s#.*$");
    private static final String OPENING = "{[\"'";
    private static final String CLOSING = "}]\"'";

    private YamlTyping() {}

    /// An edit, and where the caret goes.
    record Keyed(TextEdit edit, int caret) {}

    /// A new line: under the fields of its neighbour, deeper behind a colon.
    static Keyed enter(String text, int from, int to) {
        var line = text.substring(text.lastIndexOf('\n', from - 1) + 1, from);
        var parts = DASHES.matcher(REMARK.matcher(line).replaceAll(""));
        int column = 0;
        if (parts.matches()) {
            var content = parts.group(2);
            boolean field = content.matches("[^\\s'\"{\\[].*:(\\s.*)?");
            column = field ? parts.group(1).length() : indent(line);
            column += content.endsWith(":") ? STEP : 0;
        }
        var written = "\n" + " ".repeat(column);
        return new Keyed(new TextEdit(from, to, written), from + written.length());
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// A bracket or quote with its closing one; over a closing one that stands there the caret steps.
    static Optional<Keyed> pair(String text, int caret, char typed) {
        char next = caret < text.length() ? text.charAt(caret) : '\n';
        if (CLOSING.indexOf(typed) >= 0 && next == typed) {
            return Optional.of(new Keyed(new TextEdit(caret, caret, ""), caret + 1));
        }
        int opening = OPENING.indexOf(typed);
        char before = caret > 0 ? text.charAt(caret - 1) : '\n';
        boolean alone = Character.isWhitespace(next) || CLOSING.indexOf(next) >= 0 || next == ',';
        boolean begins = Character.isWhitespace(before) || "{[,:".indexOf(before) >= 0;
        return opening >= 0 && alone && begins
                ? Optional.of(new Keyed(new TextEdit(caret, caret, "" + typed + CLOSING.charAt(opening)), caret + 1))
                : Optional.empty();
    }

    /// The lines of a selection as remarks, or, where all of them are, no longer.
    static TextEdit comment(String text, int from, int to) {
        int start = from == 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
        int stop = text.indexOf('\n', to > from && text.charAt(to - 1) == '\n' ? to - 1 : to);
        int end = stop < 0 ? text.length() : stop;
        var lines = List.of(text.substring(start, end).split("\n", -1));
        boolean remarks = lines.stream().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
        int margin = lines.stream().filter(line -> !line.isBlank()).mapToInt(YamlTyping::indent).min().orElse(0);
        var changed = new ArrayList<String>();
        for (var line : lines) {
            changed.add(line.isBlank() ? line : remarks ? line.replaceFirst("# ?", "") : commented(line, margin));
        }
        return new TextEdit(start, end, String.join("\n", changed));
    }

    private static String commented(String line, int margin) {
        return line.substring(0, margin) + "# " + line.substring(margin);
    }

    /// Two spaces before each line of a selection, or, `back`, two fewer.
    static TextEdit shifted(String text, int from, int to, boolean back) {
        int start = from == 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
        int stop = text.indexOf('\n', to > from && text.charAt(to - 1) == '\n' ? to - 1 : to);
        int end = stop < 0 ? text.length() : stop;
        var lines = new ArrayList<String>();
        for (var line : text.substring(start, end).split("\n", -1)) {
            lines.add(back ? line.substring(Math.min(STEP, indent(line))) : line.isBlank() ? line : "  " + line);
        }
        return new TextEdit(start, end, String.join("\n", lines));
    }
}
