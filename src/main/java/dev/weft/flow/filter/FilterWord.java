package dev.weft.flow.filter;

import java.util.ArrayList;
import java.util.List;

/// One word of a filter's text. `key` is empty for a bare word. Offsets count from 0; `end` is behind the last letter.
/// `open` says that a quote is not closed.
record FilterWord(boolean not, String key, String value, Span span, boolean open) {
    private static final String ARROW = "->";

    record Span(int start, int value, int end) {}

    int start() {
        return span.start();
    }

    int valueStart() {
        return span.value();
    }

    int end() {
        return span.end();
    }

    /// `->`, between the source and the destination.
    boolean isArrow() {
        return not && key.isEmpty() && value.equals(">") && span.end() - span.start() == 2;
    }

    static List<FilterWord> all(String text) {
        var words = new ArrayList<FilterWord>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                var word = read(text, at);
                words.add(word);
                at = word.end();
            }
        }
        return words;
    }

    /// The word that the caret stands in or behind; an empty one between two blanks.
    static FilterWord at(String text, int caret) {
        return all(text).stream()
                .filter(word -> word.start() <= caret && caret <= word.end())
                .findFirst()
                .orElse(new FilterWord(false, "", "", new Span(caret, caret, caret), false));
    }

    private static FilterWord read(String text, int start) {
        if (text.startsWith(ARROW, start)) {
            return new FilterWord(true, "", ">", new Span(start, start + 1, start + 2), false);
        }
        boolean not = text.charAt(start) == '-';
        int at = not ? start + 1 : start;
        int colon = colon(text, at);
        var key = colon < 0 ? "" : text.substring(at, colon);
        int value = colon < 0 ? at : colon + 1;
        if (value < text.length() && text.charAt(value) == '"') {
            return quotedAt(text, not, key, new Span(start, value, value));
        }
        int end = value;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !text.startsWith(ARROW, end)) {
            end++;
        }
        return new FilterWord(not, key, text.substring(value, end), new Span(start, value, end), false);
    }

    /// The colon behind a key: letters and dashes alone stand before it. An IPv6 address has none such.
    private static int colon(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        boolean there = at > from && at < text.length() && text.charAt(at) == ':';
        return there && !text.startsWith("::", at) ? at : -1;
    }

    private static FilterWord quotedAt(String text, boolean not, String key, Span span) {
        var value = new StringBuilder();
        int at = span.value() + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            boolean protects = text.charAt(at) == '\\' && at + 1 < text.length();
            value.append(text.charAt(protects ? at + 1 : at));
            at += protects ? 2 : 1;
        }
        boolean open = at >= text.length();
        return new FilterWord(
                not, key, value.toString(), new Span(span.start(), span.value(), open ? text.length() : at + 1), open);
    }

    /// The value as it stands in a text; `bare` values must not look like a key or a "not".
    static String quoted(String value, boolean bare) {
        boolean plain = !value.isEmpty()
                && !value.contains(ARROW)
                && value.chars().noneMatch(letter -> Character.isWhitespace(letter))
                && value.charAt(0) != '"'
                && !(bare && (value.charAt(0) == '-' || value.contains(">") || colon(value, 0) >= 0));
        return plain ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
