package dev.weft.cli;

import java.util.stream.Collectors;

/// Text for a terminal. What comes from a cluster is hostile: a name with a line feed would forge a line, one with an
/// escape would move the cursor.
public final class Printed {
    private Printed() {}

    /// The text on one line, control characters as `\u001B`.
    public static String line(String text) {
        return isPlain(text) || text.codePoints().noneMatch(Printed::hidden)
                ? text
                : text.codePoints()
                        .mapToObj(point -> hidden(point) ? "\\u%04X".formatted(point) : Character.toString(point))
                        .collect(Collectors.joining());
    }

    /// Printable ASCII alone, as nearly all text is.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
