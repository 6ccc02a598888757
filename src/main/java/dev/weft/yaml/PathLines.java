package dev.weft.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The line of each path of a document, such as `spec.ingress[0].ports[1].port`; the empty path is the document.
final class PathLines {
    /// What the server writes is never pointed at, and is most of a dump.
    private static final Set<String> NOT_FOLLOWED = Set.of("status", "metadata.managedFields");

    private final Map<String, Integer> lines = new HashMap<>();

    private PathLines() {}

    static Map<String, Integer> of(Tree document) {
        var all = new PathLines();
        all.lines.put("", document.line());
        all.below(document, "");
        return all.lines;
    }

    private void below(Tree tree, String path) {
        switch (tree) {
            case Tree.Scalar _ -> {}
            case Tree.Mapping mapping ->
                mapping.entries().forEach((key, entry) ->
                        at(path.isEmpty() ? key : path + "." + key, entry.line(), entry.value()));
            case Tree.Sequence sequence -> {
                int index = 0;
                for (var item : sequence.items()) {
                    at(path + "[" + index++ + "]", item.line(), item);
                }
            }
        }
    }

    private void at(String path, int line, Tree tree) {
        lines.put(path, line);
        if (!NOT_FOLLOWED.contains(path)) {
            below(tree, path);
        }
    }
}
