package dev.weft.cli;

import java.util.List;

/// The argument of `-o`. Formats are words, not an enum of picocli: what a command does not have is refused by name.
public final class OutputFormat {
    private static final List<String> USUAL = List.of("txt", "json");

    private OutputFormat() {}

    /// Throws [CommandFailure] for a word that is neither `txt` nor `json`.
    public static boolean isJson(String word) {
        return of(word, USUAL).equals("json");
    }

    /// The word itself. Throws [CommandFailure] when it is none of `present`, which holds two or more.
    public static String of(String word, List<String> present) {
        if (!present.contains(word)) {
            var last = present.getLast();
            var others = String.join(", ", present.subList(0, present.size() - 1));
            throw CommandFailure.usage(
                    "-o", "\"" + word + "\" is no format of this command", "use " + others + " or " + last);
        }
        return word;
    }
}
