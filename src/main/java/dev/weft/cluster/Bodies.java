package dev.weft.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Deep, order-keeping, immutable copies of the trees that YAML and JSON readers return.
final class Bodies {
    private Bodies() {}

    static Map<String, Object> frozen(Map<?, ?> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                copy.put(String.valueOf(key), frozenValue(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozenValue(Object value) {
        return switch (value) {
            case Map<?, ?> map -> frozen(map);
            case List<?> list -> frozenList(list);
            default -> value;
        };
    }

    /// A null item stays, as the empty map that `- ` followed by nothing means to a reader of selectors would not: it
    /// is kept as the text `null` so that the kind's reader can complain about it at its place.
    private static List<Object> frozenList(List<?> list) {
        var copy = new ArrayList<Object>(list.size());
        for (@Nullable Object item : list) {
            copy.add(item == null ? "null" : frozenValue(item));
        }
        return Collections.unmodifiableList(copy);
    }
}
