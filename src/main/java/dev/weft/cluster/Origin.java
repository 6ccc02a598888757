package dev.weft.cluster;

import java.util.Map;

/// Where a manifest was read: the file (empty for a live object) and the line, from 1, of each path such as
/// `spec.ingress[0].ports[1].port`.
public record Origin(String file, Map<String, Integer> lines) {
    public static final Origin LIVE = new Origin("", Map.of());

    public Origin {
        lines = Map.copyOf(lines);
    }

    /// The line of the path, or of its nearest ancestor that has one; 0 when nothing is known.
    public int line(String path) {
        var rest = path;
        while (!rest.isEmpty()) {
            var line = lines.get(rest);
            if (line != null) {
                return line;
            }
            rest = rest.substring(0, Math.max(0, Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('['))));
        }
        return lines.getOrDefault("", 0);
    }
}
