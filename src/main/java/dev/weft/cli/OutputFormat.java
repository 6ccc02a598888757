package dev.weft.cli;

import java.util.List;

/// The argument of `-o`. Formats are words, not an enum of picocli: what is planned but not there is refused by name.
final class OutputFormat {
    private static final List<String> PRESENT = List.of("txt", "json");

    private OutputFormat() {}

    /// Throws [CommandFailure] for a word that is neither `txt` nor `json`.
    static boolean isJson(String word) {
        if (!PRESENT.contains(word)) {
            throw CommandFailure.usage("-o", "\"" + word + "\" is no format of this command", "use txt or json");
        }
        return word.equals("json");
    }
}
