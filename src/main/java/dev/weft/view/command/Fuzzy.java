package dev.weft.view.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How well a few typed letters fit a text: they must occur in this order, in any case, anywhere.
///
/// Of all ways to find the letters the best counts: letters that begin a word, and letters that follow each other, say
/// more than letters found here and there. So `fa` finds *Fold all*
/// before *Default*.
///
/// Cost: O(letters typed x letters of the text).
public final class Fuzzy {
    private static final int LETTER = 1;
    private static final int WORD_BEGINS = 9;
    private static final int FOLLOWS = 8;
    private static final int BEGINS_ALL = 4;
    private static final int GAP = -1;
    private static final int NONE = Integer.MIN_VALUE / 2;

    /// `at` are the offsets of the letters found, rising; a higher `score` fits better.
    public record Match(int score, List<Integer> at) {
        public Match {
            at = List.copyOf(at);
        }
    }

    private static final Match EVERYTHING = new Match(0, List.of());

    private Fuzzy() {}

    /// Blanks among the typed letters are passed over. Nothing typed fits everything, with score 0.
    public static Optional<Match> match(String typed, String text) {
        var letters = letters(typed);
        if (letters.length == 0) {
            return Optional.of(EVERYTHING);
        }
        if (!occurs(letters, text)) {
            return Optional.empty();
        }
        var ways = Ways.of(letters, text);
        return Optional.of(new Match(ways.score(), ways.places()));
    }

    /// The score of [#match] alone, for many texts; empty for a text that does not fit.
    public static OptionalInt score(String typed, String text) {
        var letters = letters(typed);
        if (letters.length == 0) {
            return OptionalInt.of(0);
        }
        return occurs(letters, text) ? OptionalInt.of(Ways.of(letters, text).score()) : OptionalInt.empty();
    }

    private static char[] letters(String typed) {
        var letters = new char[typed.length()];
        int count = 0;
        for (int i = 0; i < typed.length(); i++) {
            if (!Character.isWhitespace(typed.charAt(i))) {
                letters[count++] = Character.toLowerCase(typed.charAt(i));
            }
        }
        return Arrays.copyOf(letters, count);
    }

    /// Most texts fail here, at one look.
    private static boolean occurs(char[] letters, String text) {
        int found = 0;
        for (int i = 0; i < text.length() && found < letters.length; i++) {
            if (Character.toLowerCase(text.charAt(i)) == letters[found]) {
                found++;
            }
        }
        return found == letters.length;
    }

    /// `ends[i][j]` is the best score of the first `i + 1` letters when the last of them is found at `j`,
    /// `before[i][j]`
    /// where the letter before it was found then.
    private static final class Ways {
        private final int[][] ends;
        private final int[][] before;

        private Ways(int letters, int length) {
            ends = new int[letters][length];
            before = new int[letters][length];
        }

        static Ways of(char[] letters, String text) {
            int length = text.length();
            var ways = new Ways(letters.length, length);
            for (int i = 0; i < letters.length; i++) {
                int far = NONE; // the best end of the letters before that is not right before j
                int farAt = -1;
                for (int j = 0; j < length; j++) {
                    if (i > 0 && j > 1 && ways.ends[i - 1][j - 2] > far) {
                        far = ways.ends[i - 1][j - 2];
                        farAt = j - 2;
                    }
                    boolean same = Character.toLowerCase(text.charAt(j)) == letters[i];
                    int near = i > 0 && j > 0 ? ways.ends[i - 1][j - 1] + FOLLOWS : NONE;
                    int start = i == 0 ? (j == 0 ? BEGINS_ALL : 0) : Math.max(near, far + GAP);
                    ways.before[i][j] = near >= far + GAP ? j - 1 : farAt;
                    ways.ends[i][j] = !same || start <= NONE / 2 ? NONE : start + letter(text, j);
                }
            }
            return ways;
        }

        /// Where the last letter is found best.
        int last() {
            var row = ends[ends.length - 1];
            int at = 0;
            for (int j = 1; j < row.length; j++) {
                at = row[j] > row[at] ? j : at;
            }
            return at;
        }

        int score() {
            return ends[ends.length - 1][last()];
        }

        List<Integer> places() {
            var places = new ArrayList<Integer>(ends.length);
            int at = last();
            for (int i = ends.length - 1; i >= 0; i--) {
                places.add(at);
                at = before[i][at];
            }
            Collections.reverse(places);
            return places;
        }
    }

    private static int letter(String text, int at) {
        boolean begins = at == 0
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || (Character.isLowerCase(text.charAt(at - 1)) && Character.isUpperCase(text.charAt(at)));
        return begins && Character.isLetterOrDigit(text.charAt(at)) ? LETTER + WORD_BEGINS : LETTER;
    }
}
