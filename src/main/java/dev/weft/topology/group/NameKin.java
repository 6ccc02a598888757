package dev.weft.topology.group;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/// Families by how names begin: first by whole words, each up to a `-`, a `.` or the like; then, where many words stand
/// beside each other, by their letters, one by one; then by letters that are near in the alphabet.
///
/// `before` is written before each pattern, `why` before each beginning in words.
record NameKin(String before, String why) {
    /// What stands beside others: a box, or a family of them (then `parts` is just that); `text` is what it
    /// begins with.
    record Item(String text, List<String> members, List<Family> parts) {}

    /// Letters that stand together: few enough of them that a family has not too many parts, always the same ones.
    private static final List<String> RANGES = List.of("abc", "def", "ghi", "jkl", "mno", "pqr", "stu", "vwxyz",
            "01234", "56789");
    private static final List<String> WIDE_RANGES = List.of("abcdefghi", "jklmnopqr", "stuvwxyz", "0123456789");

    /// `names` are sorted, each once.
    List<Family> families(List<String> names) {
        return near(byWord(names, 0));
    }

    /// The families of what stands beside each other.
    List<Family> near(List<Item> items) {
        return among(byLetter(items, 0));
    }

    private static List<Family> among(List<Item> items) {
        return items.stream().flatMap(item -> item.parts().stream()).toList();
    }

    /// By the next word after the first `at` letters, which are the same in all the names.
    private List<Item> byWord(List<String> names, int at) {
        var byWord = new TreeMap<String, List<String>>();
        for (var name : names) {
            byWord.computeIfAbsent(name.substring(0, endOfWord(name, at)), _ -> new ArrayList<>()).add(name);
        }
        var items = new ArrayList<Item>();
        byWord.forEach((word, of) ->
                items.add(of.size() == 1 ? new Item(of.getFirst(), of, List.of()) : word(word, of)));
        return items;
    }

    private Item word(String word, List<String> names) {
        var within = byWord(names, word.length());
        if (within.size() == 1) {
            return within.getFirst(); // they have more in common than this word
        }
        var parts = among(byLetter(within, word.length()));
        return new Item(word, names, family(word, word, Family.Kin.WORD, names, parts));
    }

    private static int endOfWord(String name, int at) {
        int end = at;
        while (end < name.length() && Character.isLetterOrDigit(name.charAt(end))) {
            end++;
        }
        return end < name.length() ? end + 1 : end;
    }

    /// Those that have more letters in common than the first `at`, which are the same in all of them.
    private List<Item> byLetter(List<Item> items, int at) {
        var letters = together(
                items,
                item -> item.text().length() > at ? item.text().substring(0, at + 1) : item.text(),
                (letter, of) -> {
                    var within = byLetter(of, at + 1);
                    return within.size() == 1 ? within.getFirst() : letters(letter, of, among(within));
                });
        var near = ranges(letters, at, RANGES);
        if (near.size() == 1) {
            return letters;
        }
        var far = ranges(near, at, WIDE_RANGES);
        return far.size() == 1 ? near : far;
    }

    private Item letters(String letters, List<Item> of, List<Family> parts) {
        var members = members(of);
        return new Item(letters, members, family(letters, letters, Family.Kin.LETTERS, members, parts));
    }

    private List<Item> ranges(List<Item> items, int at, List<String> ranges) {
        return together(items, item -> range(item, at, ranges), (range, of) -> {
            var stem = of.getFirst().text().substring(0, at);
            char first = range.charAt(0);
            char last = range.charAt(range.length() - 1);
            var pattern = "%s[%c-%c]".formatted(stem, first, last);
            var words = "%s%c to %s%c".formatted(stem, first, stem, last);
            var members = members(of);
            return new Item(stem + first, members, family(pattern, words, Family.Kin.RANGE, members, among(of)));
        });
    }

    private static String range(Item item, int at, List<String> ranges) {
        var text = item.text();
        return text.length() <= at
                ? text
                : ranges.stream().filter(range -> range.indexOf(text.charAt(at)) >= 0).findFirst().orElse(text);
    }

    private interface Joining {
        Item join(String key, List<Item> of);
    }

    /// Items of the same key become one, in the order of their texts; one that is alone stays what it is.
    private static List<Item> together(List<Item> items, Function<Item, String> key, Joining joining) {
        var byKey = new TreeMap<String, List<Item>>();
        items.forEach(item -> byKey.computeIfAbsent(key.apply(item), _ -> new ArrayList<>()).add(item));
        var joined = new ArrayList<Item>();
        byKey.forEach((word, of) -> joined.add(of.size() == 1 ? of.getFirst() : joining.join(word, of)));
        return joined;
    }

    private static List<String> members(List<Item> items) {
        return items.stream().flatMap(item -> item.members().stream()).sorted().toList();
    }

    private List<Family> family(
            String pattern, String words, Family.Kin kin, List<String> members, List<Family> parts) {
        return List.of(new Family(before + pattern + "*", why + words, kin, members, parts));
    }
}
