package dev.weft.yaml;

/// Tabs at the beginning of lines within brackets. YAML forbids a tab where it would say how deep a line is nested, and
/// within `[ ]` and `{ }` no line says that; kubectl's parser reads such files, this one's does not.
///
/// Only asked about texts that could not be parsed, so that a bracket that was taken for another's can do no harm: the
/// text is refused then as before.
///
/// Source: go-yaml, `scannerc.go`, `yaml_parser_scan_to_next_token`: a tab is white space in the flow context.
final class FlowTabs {
    /// Before a token; a bracket or a quote behind anything else is part of a plain text.
    private static final String BEFORE_TOKEN = "[{,:-";

    private final String text;
    private final StringBuilder spaced;
    private int depth;
    private char quote;
    private char before;

    private FlowTabs(String text) {
        this.text = text;
        this.spaced = new StringBuilder(text);
    }

    /// The same text with a space for each such tab.
    static String spaced(String text) {
        var tabs = new FlowTabs(text);
        tabs.scan();
        return tabs.spaced.toString();
    }

    private void scan() {
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\n') {
                atStart = true;
                before = 0;
            } else if (quote != 0) {
                i += escaped(character) ? 1 : 0;
                quote = character == quote ? 0 : quote;
            } else if (character == ' ' || character == '\t') {
                if (atStart && depth > 0) {
                    spaced.setCharAt(i, ' ');
                }
            } else if (character == '#' && (atStart || text.charAt(i - 1) <= ' ')) {
                i = endOfLine(i) - 1;
            } else {
                atStart = false;
                token(character);
            }
        }
    }

    private boolean escaped(char character) {
        return quote == '"' && character == '\\';
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void token(char character) {
        boolean begins = before == 0 || BEFORE_TOKEN.indexOf(before) >= 0;
        switch (character) {
            case '[', '{' -> depth += begins ? 1 : 0;
            case ']', '}' -> depth = Math.max(0, depth - 1);
            case '"', '\'' -> quote = begins ? character : 0;
            default -> {
                // part of a plain text
            }
        }
        before = character;
    }
}
