package dev.weft.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the API server, or kubectl, writes into an object and nobody writes by hand.
final class ServerFields {
    private static final Set<String> OF_METADATA = Set.of(
            "managedFields",
            "resourceVersion",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "selfLink");
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private ServerFields() {}

    static Map<String, Object> without(Map<String, Object> body) {
        var kept = new LinkedHashMap<>(body);
        kept.remove("status");
        if (body.get("metadata") instanceof Map<?, ?> metadata) {
            kept.put("metadata", metadata(metadata));
        }
        return kept;
    }

    private static Map<String, Object> metadata(Map<?, ?> metadata) {
        var kept = new LinkedHashMap<String, Object>();
        metadata.forEach((key, value) -> {
            if (!OF_METADATA.contains(String.valueOf(key))) {
                kept.put(String.valueOf(key), value);
            }
        });
        if (kept.get("annotations") instanceof Map<?, ?> annotations && annotations.containsKey(LAST_APPLIED)) {
            var others = new TreeMap<>(annotations);
            others.remove(LAST_APPLIED);
            if (others.isEmpty()) {
                kept.remove("annotations");
            } else {
                kept.put("annotations", others);
            }
        }
        return kept;
    }
}
