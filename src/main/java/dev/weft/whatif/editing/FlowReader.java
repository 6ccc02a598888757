package dev.weft.whatif.editing;

import dev.weft.whatif.editing.Part.Kind;
import dev.weft.whatif.editing.Part.Range;
import dev.weft.yaml.YamlPath;

/// Reads what stands in braces or brackets, closed or not yet.
///
/// Threads: confined to one reading.
final class FlowReader {
    private final String text;
    private final int end;
    private int at;
    private boolean closed = true;
    /// The innermost place that is still open at the end, and whether a value of a field is typed there.
    private YamlPath open = YamlPath.ROOT;
    private boolean typesValue;
    private int wordFrom;

    private FlowReader(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    /// The value, where it ends, and, when it is not closed before `end`, where one goes on typing: in the map, list or
    /// value at `open`, a word that begins at `wordFrom`.
    record Read(Growing value, int to, boolean closed, Typing typing) {}

    record Typing(YamlPath open, boolean value, int wordFrom) {}

    /// `text.charAt(from)` is the opening brace or bracket.
    static Read read(String text, int from, int end, YamlPath path) {
        var reader = new FlowReader(text, from, end);
        var value = new Growing(path, from);
        reader.container(value);
        return new Read(
                value,
                reader.at,
                reader.closed,
                new Typing(reader.open, reader.typesValue, Math.min(reader.wordFrom, end)));
    }

    private void container(Growing into) {
        boolean map = text.charAt(at) == '{';
        char close = map ? '}' : ']';
        into.becomes(map ? Kind.MAP : Kind.LIST, at, 0);
        at++;
        while (true) {
            gap();
            if (at >= end) {
                unclosed(into.path, false, at);
                break;
            }
            if (text.charAt(at) == close) {
                at++;
                break;
            }
            if (text.charAt(at) == ',') {
                at++;
            } else if (map) {
                field(into);
            } else {
                value(into.item(new Range(at, at)));
            }
            if (!closed) {
                break;
            }
        }
        into.reaches(at);
    }

    private void field(Growing into) {
        int from = at;
        var name = word();
        var key = new Range(from, at);
        gap();
        if (at < end && text.charAt(at) == ':') {
            at++;
            var value = into.field(name, key);
            gap();
            if (at >= end) {
                unclosed(value.path, true, at);
            } else {
                value(value);
            }
        } else if (at >= end) {
            unclosed(into.path, false, from);
        } else if (at == from) {
            at++; // a closing bracket of the wrong kind
        } else {
            into.field(name, key);
        }
    }

    private void value(Growing value) {
        char first = text.charAt(at);
        if (first == '{' || first == '[') {
            container(value);
        } else if (first != ',' && first != '}' && first != ']') {
            int from = at;
            var word = word();
            value.value(word, new Range(from, at));
            if (at >= end) {
                unclosed(value.path, true, from);
            }
        } else if (value.path.name().isEmpty()) {
            at++; // a closing brace in a list
        }
    }

    private void unclosed(YamlPath path, boolean value, int from) {
        if (closed) {
            closed = false;
            open = path;
            typesValue = value;
            wordFrom = from;
        }
    }

    private void gap() {
        while (at < end && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? endOfLine() : at + 1;
        }
    }

    private int endOfLine() {
        int line = text.indexOf('\n', at);
        return line < 0 ? end : Math.min(end, line);
    }

    private String word() {
        char quote = text.charAt(at);
        int from = at;
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, at + 1);
            boolean whole = close >= 0 && close < end;
            at = whole ? close + 1 : end;
            return text.substring(from + 1, whole ? close : end);
        }
        while (at < end && !ends(at)) {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private boolean ends(int place) {
        return switch (text.charAt(place)) {
            case ',', '{', '}', '[', ']', '\n' -> true;
            case ':' -> place + 1 >= end || " ,{}[]\n".indexOf(text.charAt(place + 1)) >= 0;
            default -> false;
        };
    }
}
