package dev.weft.mesh;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Fields of a body that may have any shape: what is not as it should be is missing.
record Fields(Map<?, ?> map) {
    static Fields spec(Manifest manifest) {
        return of(manifest.body().get("spec"));
    }

    static Fields of(@Nullable Object value) {
        return new Fields(value instanceof Map<?, ?> map ? map : Map.of());
    }

    Fields in(String name) {
        return of(map.get(name));
    }

    boolean has(String name) {
        return map.containsKey(name);
    }

    boolean isEmpty() {
        return map.isEmpty();
    }

    Optional<String> text(String name) {
        return map.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// A whole number, -1 for none.
    int number(String name) {
        return map.get(name) instanceof Number number ? number.intValue() : -1;
    }

    List<Fields> list(String name) {
        return map.get(name) instanceof List<?> list ? list.stream().map(Fields::of).toList() : List.of();
    }

    List<String> texts(String name) {
        return map.get(name) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    Map<String, Object> entries() {
        var entries = new TreeMap<String, Object>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), value));
        return entries;
    }

    /// A selector by equal labels.
    Selector labels() {
        var labels = new TreeMap<String, String>();
        in("matchLabels").entries().forEach((key, value) -> labels.put(key, String.valueOf(value)));
        return Selector.matchLabels(labels);
    }

    /// A selector with expressions too; empty where one of them is not understood.
    Optional<Selector> selector() {
        var requirements = new ArrayList<>(labels().requirements());
        for (var expression : list("matchExpressions")) {
            var operator = Arrays.stream(Operator.values())
                    .filter(known -> expression.text("operator").filter(known.word()::equals).isPresent())
                    .findFirst();
            if (operator.isEmpty() || expression.text("key").isEmpty()) {
                return Optional.empty();
            }
            requirements.add(new Requirement(
                    expression.text("key").get(), operator.get(), expression.texts("values")));
        }
        return Optional.of(new Selector(requirements));
    }
}
