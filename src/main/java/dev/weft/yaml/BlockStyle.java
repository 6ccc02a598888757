package dev.weft.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a value into a text that is there already, in the manner of that text: block style, two spaces, list items
/// `listIndent` (0 or 2) spaces deeper than their key.
record BlockStyle(int listIndent) {
    private static final int STEP = 2;

    /// As the first list of the text does it; deeper where the text has none.
    static BlockStyle of(String text, Span root) {
        return new BlockStyle(listIndent(text, root));
    }

    private static int listIndent(String text, Span span) {
        return switch (span) {
            case Span.Leaf _ -> -1;
            case Span.Items list -> list.items().stream().mapToInt(item -> listIndent(text, item)).max().orElse(-1);
            case Span.Fields fields -> {
                for (var entry : fields.entries()) {
                    if (entry.value() instanceof Span.Items list && !list.flow()) {
                        yield column(text, list.from()) > column(text, entry.from()) ? STEP : 0;
                    }
                    int below = listIndent(text, entry.value());
                    if (below >= 0) {
                        yield below;
                    }
                }
                yield -1;
            }
        };
    }

    /// How many characters stand before it on its line.
    static int column(String text, int at) {
        return at - (text.lastIndexOf('\n', at - 1) + 1);
    }

    /// The lines of a value that is no single one, each with its indentation, the last without a line feed.
    String block(Object value, int indent) {
        var lines = new ArrayList<String>();
        var margin = " ".repeat(indent);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> lines.add(margin + entry(key, item, indent)));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> lines.add(margin + "- " + item(item, indent + STEP)));
        } else {
            lines.add(margin + flow(value));
        }
        return String.join("\n", lines);
    }

    /// `key: value`, the further lines of the value indented for a key that stands at `indent`.
    String entry(Object key, Object value, int indent) {
        return YamlText.inline(String.valueOf(key)) + ":" + behind(value, indent);
    }

    /// What follows the colon of a key at `indent`.
    String behind(Object value, int indent) {
        if (!isBlock(value)) {
            return " " + flow(value);
        }
        int deeper = indent + (value instanceof List<?> ? Math.max(0, listIndent < 0 ? STEP : listIndent) : STEP);
        return "\n" + block(value, deeper);
    }

    /// What follows a dash and its space; `indent` is the column behind them.
    String item(Object value, int indent) {
        return isBlock(value) ? block(value, indent).substring(indent) : flow(value);
    }

    /// Maps and lists that hold something take lines of their own.
    static boolean isBlock(Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty()) || (value instanceof List<?> list && !list.isEmpty());
    }

    /// On one line: `{app: web}`.
    static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> YamlText.inline(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(BlockStyle::flow).collect(Collectors.joining(", ", "[", "]"));
            default -> YamlText.inline(value);
        };
    }
}
