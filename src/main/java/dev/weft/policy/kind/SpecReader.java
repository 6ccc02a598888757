package dev.weft.policy.kind;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Typed reading of a manifest's body; each mistake becomes a problem with its path, file, line and remedy.
///
/// Threads: confined to one compilation.
final class SpecReader {
    private final Manifest manifest;
    private final List<Problem> problems = new ArrayList<>();

    SpecReader(Manifest manifest) {
        this.manifest = manifest;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Field field(String name) {
        return new Field(this, name, manifest.body().get(name));
    }

    private void error(String path, String message, String remedy) {
        problems.add(Problem.error(Problem.Place.of(manifest, path), message, remedy));
    }

    private void warn(String path, String message, String remedy) {
        problems.add(Problem.warning(Problem.Place.of(manifest, path), message, remedy));
    }

    /// One place of the body: its path and what stands there.
    record Field(SpecReader reader, String path, @Nullable Object value) {
        boolean absent() {
            return value == null;
        }

        /// A field of this map; absent when this is no map.
        Field field(String name) {
            return new Field(reader, path + "." + name, value instanceof Map<?, ?> map ? map.get(name) : null);
        }

        /// This as a map; fields other than `known` are reported, as the API server drops them with a warning.
        Read<Field> map(Set<String> known) {
            if (value == null) {
                return new Read.Absent<>();
            }
            if (!(value instanceof Map<?, ?> map)) {
                return bad(found() + " stands where a map of fields belongs", "write the fields " + sorted(known));
            }
            for (var key : map.keySet()) {
                if (!known.contains(String.valueOf(key))) {
                    reader.warn(
                            path + "." + key,
                            "field \"" + key + "\" is not known and is ignored",
                            "use one of " + sorted(known));
                }
            }
            return new Read.Ok<>(this);
        }

        /// This as a map from text to text, such as matchLabels.
        Read<Map<String, Object>> entries() {
            if (value == null) {
                return new Read.Absent<>();
            }
            if (!(value instanceof Map<?, ?> map)) {
                return bad(found() + " stands where a map belongs", "write lines of key: value");
            }
            var entries = new java.util.LinkedHashMap<String, Object>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), item));
            return new Read.Ok<>(entries);
        }

        Read<List<Field>> items() {
            if (value == null) {
                return new Read.Absent<>();
            }
            if (!(value instanceof List<?> list)) {
                return bad(found() + " stands where a list belongs", "begin each item with a dash");
            }
            var items = new ArrayList<Field>(list.size());
            for (int i = 0; i < list.size(); i++) {
                items.add(new Field(reader, path + "[" + i + "]", list.get(i)));
            }
            return new Read.Ok<>(items);
        }

        Read<String> text() {
            return switch (value) {
                case null -> new Read.Absent<>();
                case String text -> new Read.Ok<>(text);
                default -> bad(found() + " stands where text belongs", "put it in quotes if text is meant");
            };
        }

        /// A whole number that fits an `int`.
        Read<Integer> integer() {
            return switch (value) {
                case null -> new Read.Absent<>();
                case Number number when isWhole(number) -> new Read.Ok<>(number.intValue());
                default -> bad(found() + " stands where a whole number belongs", "write a number without quotes");
            };
        }

        <T> Read<T> bad(String message, String remedy) {
            reader.error(path, message, remedy);
            return new Read.Bad<>();
        }

        void warn(String message, String remedy) {
            reader.warn(path, message, remedy);
        }

        Problem.Place place() {
            return Problem.Place.of(reader.manifest, path);
        }

        boolean holdsWholeNumber() {
            return value instanceof Number number && isWhole(number);
        }

        private static boolean isWhole(Number number) {
            return switch (number) {
                case Integer _, Short _, Byte _ -> true;
                case Long wide -> wide == wide.intValue();
                case java.math.BigInteger big -> big.bitLength() < Integer.SIZE;
                default -> false;
            };
        }

        /// What stands here, for messages: `the list`, `the number 80`, `"eighty"`.
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

        private static List<String> sorted(Set<String> known) {
            return known.stream().sorted().toList();
        }
    }
}
