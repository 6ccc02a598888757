package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Part.Range;
import dev.weft.yaml.YamlPath;
import java.util.regex.Pattern;

/// What is being typed at a place of a text: a key of the map at `path`, or the value at `path`. `word` are the
/// characters that a proposal replaces, `typed` those of them before the caret. `dashed` says that a dash stands before
/// it on its line, `column` where its line begins behind the dash, `flow` that it stands in braces or brackets.
record Caret(What what, YamlPath path, Range word, String typed, Style style) {
    enum What {
        KEY,
        VALUE,
        NOTHING
    }

    record Style(int column, boolean dashed, boolean flow) {}

    private static final Pattern FIELD = Pattern.compile("(\"[^\"]*\"|'[^']*'|[^\\s#'\"{\\[][^:#]*?)\\s*:(?=\\s|$)");
    private static final Caret NOTHING =
            new Caret(What.NOTHING, YamlPath.ROOT, new Range(0, 0), "", new Style(0, false, false));

    static Caret at(Outline outline, int place) {
        var text = outline.text();
        int line = outline.startOfLine(place);
        if (isRemark(text.substring(line, place))) {
            return NOTHING;
        }
        var reader = new OutlineReader(text);
        reader.read(line);
        var here = reader.caret(place);
        if (here.path().isEmpty()) {
            return NOTHING;
        }
        var path = here.path().get();
        var style = new Style(here.content() - line, here.item(), false);
        var field = FIELD.matcher(text).region(here.content(), place);
        if (field.lookingAt()) {
            var name = field.group(1).replace("\"", "").replace("'", "");
            return value(outline, path.key(name), field.end(), place, style);
        }
        int begin = here.content();
        if (begin < place && (text.charAt(begin) == '{' || text.charAt(begin) == '[')) {
            return value(outline, path, begin, place, style);
        }
        return new Caret(What.KEY, path, word(outline, begin, place), text.substring(begin, place), style);
    }

    private static boolean isRemark(String before) {
        return before.stripLeading().startsWith("#") || before.contains(" #");
    }

    private static Caret value(Outline outline, YamlPath path, int from, int place, Style style) {
        var text = outline.text();
        int begin = from;
        while (begin < place && text.charAt(begin) == ' ') {
            begin++;
        }
        if (begin < place && (text.charAt(begin) == '{' || text.charAt(begin) == '[')) {
            return flow(outline, path, begin, place, style);
        }
        var typed = text.substring(begin, place);
        var quote = typed.startsWith("\"") || typed.startsWith("'") ? 1 : 0;
        return new Caret(What.VALUE, path, word(outline, begin, place), typed.substring(quote), style);
    }

    private static Caret flow(Outline outline, YamlPath path, int begin, int place, Style style) {
        var read = FlowReader.read(outline.text(), begin, place, path);
        if (read.closed()) {
            return NOTHING;
        }
        var typing = read.typing();
        var typed = outline.text().substring(typing.wordFrom(), place).strip();
        int end = place;
        while (end < outline.text().length() && ",:{}[]\n# ".indexOf(outline.text().charAt(end)) < 0) {
            end++;
        }
        int from = Math.min(typing.wordFrom(), place);
        boolean list = !typing.value() && isList(read.value().part(), typing.open());
        var what = typing.value() || list ? What.VALUE : What.KEY;
        var open = list ? typing.open().item(0) : typing.open();
        var quote = typed.startsWith("\"") || typed.startsWith("'") ? 1 : 0;
        return new Caret(
                what, open, new Range(from, end), typed.substring(quote),
                        new Style(style.column(), style.dashed(), true));
    }

    private static boolean isList(Part part, YamlPath path) {
        return part.all().anyMatch(inner -> inner.path().equals(path) && inner.is(Part.Kind.LIST));
    }

    /// To the end of the word, before the colon of a key and before a remark.
    private static Range word(Outline outline, int begin, int place) {
        var text = outline.text();
        int end = place;
        int stop = outline.endOfLine(place);
        while (end < stop && !(text.charAt(end) == ':' && (end + 1 >= stop || text.charAt(end + 1) == ' '))
                && !text.startsWith(" #", end)) {
            end++;
        }
        while (end > place && text.charAt(end - 1) == ' ') {
            end--;
        }
        return new Range(begin, end);
    }
}
