package dev.weft.whatif.editing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Which words fit what is typed: those that begin with it first, then those that hold it, then those that hold its
/// letters in their order; of equals the heavier, then the earlier.
final class Ranking {
    private static final int NEVER = 3;

    private Ranking() {}

    static <T> List<T> of(List<T> all, String typed, Function<T, String> word, Function<T, Integer> weight) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> rank(wanted, word.apply(one)) < NEVER)
                .sorted(Comparator.<T>comparingInt(one -> rank(wanted, word.apply(one)))
                        .thenComparingInt(one -> -weight.apply(one)))
                .toList();
    }

    private static int rank(String typed, String word) {
        var known = word.toLowerCase(Locale.ROOT);
        if (known.startsWith(typed)) {
            return 0;
        }
        if (known.contains(typed)) {
            return 1;
        }
        int at = 0;
        for (int i = 0; i < known.length() && at < typed.length(); i++) {
            at += known.charAt(i) == typed.charAt(at) ? 1 : 0;
        }
        return at == typed.length() ? 2 : NEVER;
    }
}
