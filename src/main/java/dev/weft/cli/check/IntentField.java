package dev.weft.cli.check;

import dev.weft.cluster.Origin;
import dev.weft.cluster.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One place of a file of intents: its path, what stands there, and where a mistake is written down.
record IntentField(Sink sink, String path, @Nullable Object value) {
    /// The file, and every mistake found in it.
    record Sink(Origin origin, List<Problem> problems) {}

    boolean absent() {
        return value == null;
    }

    int line() {
        return sink.origin().line(path);
    }

    IntentField field(String name) {
        var inner = value instanceof Map<?, ?> map ? map.get(name) : null;
        return new IntentField(sink, path.isEmpty() ? name : path + "." + name, inner);
    }

    /// The keys of this map; empty, and a mistake, when it is none.
    List<String> keys() {
        if (!(value instanceof Map<?, ?> map)) {
            wrong(found() + " stands where fields belong", "write lines of key: value");
            return List.of();
        }
        return map.keySet().stream().map(String::valueOf).toList();
    }

    /// A mistake for each key that is not `known`.
    void refuseOthers(List<String> known) {
        for (var key : keys()) {
            if (!known.contains(key)) {
                field(key).wrong("\"" + key + "\" is no field here", "use " + choice(known));
            }
        }
    }

    /// The items of this list; a single value is a list of one.
    List<IntentField> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(this);
        }
        var items = new ArrayList<IntentField>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new IntentField(sink, path + "[" + i + "]", list.get(i)));
        }
        return items;
    }

    /// Empty when nothing stands here, or something that is no text, which is a mistake.
    Optional<String> text() {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        wrong(found() + " stands where text belongs", "put it in quotes if text is meant");
        return Optional.empty();
    }

    void wrong(String message, String remedy) {
        int end = path.indexOf(']') + 1;
        var object = end == 0 ? (path.isEmpty() ? sink.origin().file() : path) : path.substring(0, end);
        var rest = end == 0 || path.length() <= end ? "" : path.substring(end + 1);
        sink.problems().add(Problem.error(
                new Problem.Place(object, rest, sink.origin().file(), line()), message, remedy));
    }

    String found() {
        return switch (value) {
            case null -> "nothing";
            case Map<?, ?> _ -> "a map";
            case List<?> _ -> "a list";
            case Number number -> "the number " + number;
            case Boolean truth -> "the truth value " + truth;
            default -> "\"" + value + "\"";
        };
    }

    /// `from, to or ports`.
    static String choice(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }
}
