package dev.weft.whatif.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keys of maps made fit for Jackson, which refuses half of a surrogate pair in a key though not in a text: such a
/// half, and the mark itself, are written as the mark U+0001 and four digits.
final class Keys {
    private static final char MARK = '\u0001';
    private static final Pattern ODD = Pattern.compile("[\u0001\\p{Cs}]");
    private static final Pattern WRITTEN = Pattern.compile("\u0001([0-9a-f]{4})");

    private Keys() {}

    /// The same tree with every key written so.
    static Object written(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(written(String.valueOf(key)), written(item)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Keys::written).toList();
            default -> value;
        };
    }

    /// The same tree with every key as it was. A null, which nobody wrote, is a text.
    static Object read(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(read(String.valueOf(key)), read(item)));
                yield copy;
            }
            case List<?> list -> list.stream().map(Keys::read).toList();
            default -> value;
        };
    }

    private static String written(String key) {
        return ODD.matcher(key)
                .replaceAll(odd -> MARK + String.format(Locale.ROOT, "%04x", (int) odd.group().charAt(0)));
    }

    private static String read(String key) {
        return WRITTEN.matcher(key)
                .replaceAll(code -> Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(code.group(1), 16))));
    }
}
