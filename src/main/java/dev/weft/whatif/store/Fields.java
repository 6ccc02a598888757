package dev.weft.whatif.store;

import dev.weft.cluster.ObjectRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of one map of a file, read with the path of each mistake.
record Fields(String path, Map<?, ?> map) {
    /// A file that is not as it should be. No stack trace: it is said, not debugged.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String words;

        Unfit(String path, String what) {
            super(path + " is " + what, null, false, false);
            this.words = "holds something unexpected: " + path + " is " + what;
        }

        String words() {
            return words;
        }
    }

    static Fields of(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Fields(path, map);
        }
        throw new Unfit(path, "no map");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    Fields fields(String name) {
        return of(at(name), map.get(name));
    }

    String text(String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw unfit(name, "no text");
    }

    boolean truth(String name) {
        if (map.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw unfit(name, "no truth value");
    }

    int number(String name) {
        if (map.get(name) instanceof Integer number) {
            return number;
        }
        throw unfit(name, "no number");
    }

    Instant time(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException none) {
            throw unfit(name, "no time");
        }
    }

    /// Of each item with its path.
    <T> List<T> list(String name, Function<Fields, T> of) {
        var all = new ArrayList<T>();
        int number = 0;
        for (var item : items(name)) {
            all.add(of.apply(Fields.of(at(name) + "[" + number++ + "]", item)));
        }
        return all;
    }

    List<?> items(String name) {
        if (map.get(name) instanceof List<?> list) {
            return list;
        }
        throw unfit(name, "no list");
    }

    /// Lists of so many texts and whole numbers.
    List<List<?>> rows(String name, int width) {
        var rows = new ArrayList<List<?>>();
        for (var item : items(name)) {
            if (!(item instanceof List<?> row) || row.size() != width) {
                throw unfit(name, "no list of rows of " + width);
            }
            rows.add(row);
        }
        return rows;
    }

    ObjectRef ref(String name) {
        var parts = items(name);
        if (parts.size() == 4
                && parts.get(0) instanceof String group
                && parts.get(1) instanceof String kind
                && parts.get(2) instanceof String namespace
                && parts.get(3) instanceof String named) {
            return new ObjectRef(group, kind, namespace, named);
        }
        throw unfit(name, "no identity of an object");
    }

    Map<String, String> texts(String name) {
        return valuesOf(name, String.class);
    }

    Map<String, Integer> numbers(String name) {
        return valuesOf(name, Integer.class);
    }

    private <T> Map<String, T> valuesOf(String name, Class<T> type) {
        var all = new LinkedHashMap<String, T>();
        fields(name).map().forEach((key, value) -> {
            if (!type.isInstance(value)) {
                throw unfit(name, "no map of " + type.getSimpleName());
            }
            all.put(String.valueOf(key), type.cast(value));
        });
        return all;
    }

    Unfit unfit(String name, String what) {
        return new Unfit(at(name), what);
    }
}
