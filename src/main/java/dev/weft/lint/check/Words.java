package dev.weft.lint.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words that findings share.
final class Words {
    /// So many names still fit a line.
    private static final int MOST_NAMED = 3;
    /// `ap` is no misspelling of `web`; one or two slips are.
    private static final int MOST_SLIPS = 2;

    private Words() {}

    /// `a, b, c and 4 more`.
    static String few(Collection<String> all) {
        var first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMED ? first + " and " + (all.size() - MOST_NAMED) + " more" : first;
    }

    /// The one that was probably meant: a slip or two away, or the same beginning.
    static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> slips(typed, word) <= Math.min(MOST_SLIPS, typed.length() / 2))
                .min(Comparator.<String>comparingInt(word -> slips(typed, word)).thenComparing(word -> word));
    }

    /// The edit distance: letters added, left out or changed. Source: Levenshtein 1966.
    private static int slips(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    static String or(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
