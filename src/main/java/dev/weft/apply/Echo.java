package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.yaml.Wishes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the object that the server would store differs from the one that was wished. Each list holds lines that begin
/// with a path: what the server `filled` in by itself, what it `kept` of the live object though the wish lacks it,
/// because somebody else owns it, what stays `stale` though nobody owns it (a default of the object as it was, which
/// the changed object might not get), and what it `bent` to something else.
public record Echo(List<String> filled, List<String> kept, List<String> stale, List<String> bent) {
    public static final Echo NONE = new Echo(List.of(), List.of(), List.of(), List.of());

    /// Of metadata these are wishes that the server may echo otherwise; the rest is identity and book-keeping.
    private static final Set<String> OF_METADATA = Set.of("labels", "annotations", "finalizers");

    private static final String KUBECTL_COPY = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int LONGEST_VALUE = 60;

    public Echo {
        filled = List.copyOf(filled);
        kept = List.copyOf(kept);
        stale = List.copyOf(stale);
        bent = List.copyOf(bent);
    }

    /// `live` may be null: a new object.
    public static Echo of(Manifest wish, @Nullable Manifest live, Manifest result) {
        var comparison = new Comparison(live);
        for (var key : keys(wish.body(), result.body())) {
            if (!Set.of("metadata", "status", "apiVersion", "kind").contains(key)) {
                comparison.compare(new Path(List.of(key)), wish.body().get(key), of(live, key), result.body().get(key));
            }
        }
        for (var key : OF_METADATA) {
            comparison.compare(
                    new Path(List.of("metadata", key)),
                    metadata(wish, key),
                    live == null ? null : metadata(live, key),
                    metadata(result, key));
        }
        return new Echo(comparison.filled, comparison.kept, comparison.stale, comparison.bent);
    }

    private static @Nullable Object of(@Nullable Manifest manifest, String key) {
        return manifest == null ? null : manifest.body().get(key);
    }

    /// Without kubectl's copy of its own text, which is nobody's wish.
    private static @Nullable Object metadata(Manifest manifest, String key) {
        var value = manifest.body().get("metadata") instanceof Map<?, ?> metadata ? metadata.get(key) : null;
        if (value instanceof Map<?, ?> map && map.containsKey(KUBECTL_COPY)) {
            var others = new LinkedHashMap<>(map);
            others.remove(KUBECTL_COPY);
            return others;
        }
        return value;
    }

    private static Set<String> keys(Map<?, ?> one, Map<?, ?> other) {
        var keys = new TreeSet<String>();
        one.keySet().forEach(key -> keys.add(String.valueOf(key)));
        other.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    private record Path(List<String> keys) {
        Path then(String key) {
            var longer = new ArrayList<>(keys);
            longer.add(key);
            return new Path(List.copyOf(longer));
        }

        String text() {
            return String.join(".", keys).replace(".[", "[");
        }
    }

    private static final class Comparison {
        private final List<String> filled = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private final List<String> stale = new ArrayList<>();
        private final List<String> bent = new ArrayList<>();
        private final @Nullable Manifest live;

        Comparison(@Nullable Manifest live) {
            this.live = live;
        }

        void compare(Path path, @Nullable Object wish, @Nullable Object there, @Nullable Object result) {
            if (result == null || isNothing(result)) {
                if (!isNothing(wish)) {
                    bent.add(path.text() + " is left out");
                }
            } else if (wish == null || (isNothing(wish) && !(result instanceof Map))) {
                extra(path, there, result);
            } else if (wish instanceof Map<?, ?> map && result instanceof Map<?, ?> other) {
                for (var key : keys(map, other)) {
                    compare(
                            path.then(key), map.get(key), there instanceof Map<?, ?> old ? old.get(key) : null,
                            other.get(key));
                }
            } else if (wish instanceof List<?> list && result instanceof List<?> other) {
                compareLists(path, list, there, other);
            } else if (!Wishes.sameValue(wish, result)) {
                bent.add(path.text() + ": " + shortened(result) + " in place of " + shortened(wish));
            }
        }

        private void compareLists(Path path, List<?> wish, @Nullable Object there, List<?> result) {
            if (wish.size() != result.size()) {
                boolean more = result.size() > wish.size() && there instanceof List;
                (more ? kept : bent).add(path.text() + ": " + result.size() + " entries in place of " + wish.size());
                return;
            }
            for (int at = 0; at < wish.size(); at++) {
                compare(path.then("[" + at + "]"), wish.get(at), null, result.get(at));
            }
        }

        private void extra(Path path, @Nullable Object there, Object result) {
            if (there == null || !Wishes.sameValue(there, result)) {
                filled.add(path.text() + ": " + shortened(result));
                return;
            }
            var owners = owners(path);
            if (owners.isEmpty()) {
                stale.add(path.text() + ": " + shortened(result));
            } else {
                kept.add(path.text() + ": " + shortened(result) + ", of " + String.join(", ", owners));
            }
        }

        /// Who owns a path of the live object. Source: "Server-Side Apply", the form of fieldsV1.
        private List<String> owners(Path path) {
            var owners = new TreeSet<String>();
            if (live != null
                    && live.body().get("metadata") instanceof Map<?, ?> metadata
                    && metadata.get("managedFields") instanceof List<?> entries) {
                for (var entry : entries) {
                    if (entry instanceof Map<?, ?> map && owns(map.get("fieldsV1"), path)) {
                        owners.add(String.valueOf(map.get("manager")));
                    }
                }
            }
            return List.copyOf(owners);
        }

        private static boolean owns(@Nullable Object fields, Path path) {
            Object at = fields;
            for (var key : path.keys()) {
                at = at instanceof Map<?, ?> map ? map.get("f:" + key) : null;
            }
            return at != null;
        }

        /// The server leaves out what is empty.
        private static boolean isNothing(@Nullable Object value) {
            return value == null
                    || (value instanceof List<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty())
                    || value.equals("");
        }

        private static String shortened(Object value) {
            var text = String.valueOf(value);
            return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
        }
    }
}
