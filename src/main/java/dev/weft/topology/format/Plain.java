package dev.weft.topology.format;

import java.util.stream.Collectors;

/// Text that stays on its line and is legal everywhere: control and format characters, and code units that are no
/// characters, become visible as `\u001B`.
///
/// Source: XML 1.0, "Characters": what is left out here is just what would make a file unreadable, or a line two.
final class Plain {
    private Plain() {}

    static String line(String text) {
        return text.codePoints().noneMatch(Plain::hidden)
                ? text
                : text.codePoints()
                        .mapToObj(point -> hidden(point) ? "\\u%04X".formatted(point) : Character.toString(point))
                        .collect(Collectors.joining());
    }

    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
