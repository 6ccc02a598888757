package dev.weft.whatif.mistake;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word that was probably meant.
final class Nearest {
    /// `ap` is no misspelling of `web`; one or two slips are.
    private static final int MOST_SLIPS = 2;

    private Nearest() {}

    /// One with the same letters whatever their case, else one a slip or two away, else the only one that begins so.
    static Optional<String> of(String typed, Collection<String> known) {
        var lower = typed.toLowerCase(Locale.ROOT);
        var close = known.stream()
                .filter(word -> !word.equals(typed))
                .filter(word -> slips(lower, word.toLowerCase(Locale.ROOT))
                        <= Math.min(MOST_SLIPS, Math.max(1, typed.length() / 3)))
                .min(Comparator.<String>comparingInt(word -> slips(lower, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(word -> word));
        if (close.isPresent()) {
            return close;
        }
        var begun = known.stream()
                .filter(word -> lower.length() > 2 && word.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
        return begun.size() == 1 ? Optional.of(begun.getFirst()) : Optional.empty();
    }

    /// The edit distance: letters added, left out, changed, or two neighbours swapped.
    /// Source: Levenshtein 1966; Damerau 1964 for the swap.
    private static int slips(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : cost(rows, i, j, one, other);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int cost(int[][] rows, int i, int j, String one, String other) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
