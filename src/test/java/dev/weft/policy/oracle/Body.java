package dev.weft.policy.oracle;

import java.util.List;
import java.util.Map;

/// Pieces of a manifest's body as they stand there; what is not of the wished shape is empty.
final class Body {
    private Body() {}

    static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /// A label selector: matchLabels and matchExpressions, all of them; an empty one selects everything.
    static boolean selects(Object selector, Map<String, String> labels) {
        for (var wanted : map(map(selector).get("matchLabels")).entrySet()) {
            if (!String.valueOf(wanted.getValue()).equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (var item : list(map(selector).get("matchExpressions"))) {
            if (!holds(map(item), labels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Map<?, ?> expression, Map<String, String> labels) {
        var key = (String) expression.get("key");
        var values = list(expression.get("values"));
        return switch ((String) expression.get("operator")) {
            case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            case String other -> throw new IllegalArgumentException(other);
        };
    }
}
