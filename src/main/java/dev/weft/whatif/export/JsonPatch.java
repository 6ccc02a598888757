package dev.weft.whatif.export;

import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The steps from one tree to another. Source: RFC 6902 (JSON Patch), RFC 6901 (its paths).
///
/// Maps are compared key by key, in the order of keys; a list that differs is replaced as a whole: the lists of
/// policies have no identity item by item.
final class JsonPatch {
    private final List<Map<String, Object>> steps = new ArrayList<>();

    private JsonPatch() {}

    /// Empty when both are the same. Both were read by the same reader: equal numbers are equal objects.
    static List<Map<String, Object>> between(Map<?, ?> before, Map<?, ?> after) {
        var patch = new JsonPatch();
        patch.compare("", before, after);
        return List.copyOf(patch.steps);
    }

    /// As YAML, a list of steps.
    static String yaml(List<Map<String, Object>> steps) {
        var text = new StringBuilder();
        for (var step : steps) {
            var lines = ManifestYaml.write(step).stripTrailing().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                text.append(i == 0 ? "- " : lines[i].isEmpty() ? "" : "  ").append(lines[i]).append('\n');
            }
        }
        return text.toString();
    }

    private void compare(String path, Map<?, ?> before, Map<?, ?> after) {
        var keys = new TreeSet<String>();
        before.keySet().forEach(key -> keys.add(String.valueOf(key)));
        after.keySet().forEach(key -> keys.add(String.valueOf(key)));
        for (var key : keys) {
            var at = path + "/" + key.replace("~", "~0").replace("/", "~1");
            var then = before.get(key);
            var now = after.get(key);
            if (now == null) {
                step("remove", at);
            } else if (then == null) {
                step("add", at).put("value", now);
            } else if (then instanceof Map<?, ?> one && now instanceof Map<?, ?> other) {
                compare(at, one, other);
            } else if (!then.equals(now)) {
                step("replace", at).put("value", now);
            }
        }
    }

    private Map<String, Object> step(String operation, String path) {
        var step = new LinkedHashMap<String, Object>();
        step.put("op", operation);
        step.put("path", path);
        steps.add(step);
        return step;
    }
}
