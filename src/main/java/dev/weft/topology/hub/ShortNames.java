package dev.weft.topology.hub;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Short forms of the names of hubs, for where a badge has little room: `prom.` for `kube-prometheus`, `otel` for
/// `otel-collector`. No two names have the same; a name that finds none of its own stays whole.
final class ShortNames {
    /// A word of so many letters is not shortened.
    private static final int LONG = 7;
    /// A word is cut within these, behind a consonant and before a vowel, as is usual: `prom.`, `elast.`
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final String VOWELS = "aeiou";

    private ShortNames() {}

    static Map<String, String> of(Collection<String> names) {
        var sorted = new TreeSet<>(names);
        var counts = new HashMap<String, Integer>();
        sorted.forEach(name -> counts.merge(word(name), 1, Integer::sum));
        var ends = new HashMap<String, Integer>();
        sorted.forEach(name -> ends.merge(ends(name), 1, Integer::sum));
        var brief = new HashMap<String, String>();
        for (var name : sorted) {
            var word = word(name);
            boolean alone = counts.getOrDefault(word, 0) == 1;
            boolean endsAlone = ends.getOrDefault(ends(name), 0) == 1;
            brief.put(name, alone ? word : endsAlone ? ends(name) : name);
        }
        return brief;
    }

    /// The word that says what it is, shortened; else the first.
    private static String word(String name) {
        if (name.length() <= LONG) {
            return name;
        }
        var words = name.split("[^A-Za-z0-9]+");
        for (var word : words) {
            if (Scrapers.isKnown(word)) {
                return cut(word);
            }
        }
        return words.length == 0 || words[0].isEmpty() ? name : cut(words[0]);
    }

    private static String cut(String word) {
        if (word.length() <= LONG) {
            return word;
        }
        for (int kept = FEWEST; kept <= MOST; kept++) {
            if (!isVowel(word.charAt(kept - 1)) && isVowel(word.charAt(kept))) {
                return word.substring(0, kept) + ".";
            }
        }
        return word.substring(0, FEWEST + 1) + ".";
    }

    /// Names of one family differ in their ends: `pay…api`, `pay…db`.
    private static String ends(String name) {
        if (name.length() <= LONG) {
            return name;
        }
        int last = Math.max(name.lastIndexOf('-') + 1, name.length() - FEWEST);
        return name.substring(0, FEWEST) + "…" + name.substring(last);
    }

    private static boolean isVowel(char letter) {
        return VOWELS.contains(String.valueOf(letter).toLowerCase(Locale.ROOT));
    }
}
