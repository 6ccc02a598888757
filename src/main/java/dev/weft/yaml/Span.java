package dev.weft.yaml;

import java.util.List;
import java.util.Optional;

/// A value and the characters it takes in its text: from its first to behind its last, trailing comments left out.
/// An empty value stands behind its colon or dash and has no characters.
sealed interface Span {
    int from();

    int to();

    /// A single value, or an alias, which nothing can be written into.
    record Leaf(int from, int to, boolean alias) implements Span {
        boolean isEmpty() {
            return from == to;
        }
    }

    /// A map; `flow` when it stands in braces.
    record Fields(int from, int to, boolean flow, List<Entry> entries) implements Span {
        Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }
    }

    /// A list; `flow` when it stands in brackets.
    record Items(int from, int to, boolean flow, List<Span> items) implements Span {}

    /// A field: its name, the characters of the name, its value.
    record Entry(String key, int from, int to, Span value) {
        int end() {
            return Math.max(to, value.to());
        }
    }

    /// The value one step further.
    default Optional<Span> child(YamlPath.Step step) {
        return switch (step) {
            case YamlPath.Step.Key(var name) ->
                this instanceof Fields fields ? fields.entry(name).map(Entry::value) : Optional.empty();
            case YamlPath.Step.Item(var index) ->
                this instanceof Items list && index < list.items().size()
                        ? Optional.of(list.items().get(index))
                        : Optional.empty();
        };
    }

    default Optional<Span> at(YamlPath path) {
        Optional<Span> here = Optional.of(this);
        for (var step : path.steps()) {
            here = here.flatMap(span -> span.child(step));
        }
        return here;
    }
}
