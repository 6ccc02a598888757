package dev.weft.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The labels of an object, sorted by key.
public record Labels(SortedMap<String, String> map) {
    public static final Labels NONE = new Labels(new TreeMap<>());

    public Labels {
        map = Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    public static Labels of(Map<String, String> map) {
        return map.isEmpty() ? NONE : new Labels(new TreeMap<>(map));
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(map.get(key));
    }

    /// These labels with one more, or with another value for it.
    public Labels with(String key, String value) {
        var more = new TreeMap<>(map);
        more.put(key, value);
        return new Labels(more);
    }

    /// `app=web,tier=front`.
    @Override
    public String toString() {
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
