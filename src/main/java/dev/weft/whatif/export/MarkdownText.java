package dev.weft.whatif.export;

import java.util.regex.Pattern;

/// Texts made safe for Markdown: what they say is read, nothing of it formats.
/// Source: CommonMark, chapters 2.4 (backslash escapes) and 4.5 (fenced code).
final class MarkdownText {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|!~&$]");
    /// What begins a list or an underline when it stands first: `- x`, `+ x`, `===`, `1. x`, `2) x`.
    private static final Pattern BEGINNING = Pattern.compile("^(\\s*)([-+=])|^(\\s*\\d+)([.)])");

    private MarkdownText() {}

    /// Within a line, within a cell of a table, and as a line of its own.
    static String of(String text) {
        var safe = SPECIAL.matcher(Words.line(text)).replaceAll("\\\\$0");
        return BEGINNING.matcher(safe).replaceFirst("$1$3\\\\$2$4");
    }

    /// A block of code. Its fence is longer than any run of backticks within.
    static String code(String language, String text) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        var fence = "`".repeat(longest + 1);
        return fence + language + "\n" + text + (text.endsWith("\n") || text.isEmpty() ? "" : "\n") + fence + "\n";
    }
}
