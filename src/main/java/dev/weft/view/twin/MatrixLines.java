package dev.weft.view.twin;

import dev.weft.topology.NodeId;
import dev.weft.view.twin.MatrixLine.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Workloads as lines: by namespace, and within it those that policies treat alike as one line, unless it is opened.
/// Order: namespace, then the first of each class.
final class MatrixLines {
    private MatrixLines() {}

    /// `likeness` is equal for workloads that are treated alike; `opened` are the first workloads of opened classes.
    static List<MatrixLine> of(List<NodeId> workloads, Function<NodeId, Object> likeness, Set<NodeId> opened) {
        var namespaces = new TreeMap<String, Map<Object, List<NodeId>>>();
        for (var workload : workloads) {
            namespaces
                    .computeIfAbsent(namespace(workload), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(likeness.apply(workload), _ -> new ArrayList<>())
                    .add(workload);
        }
        var lines = new ArrayList<MatrixLine>();
        namespaces.forEach((namespace, classes) -> {
            lines.add(new MatrixLine(Kind.NAMESPACE, namespace, namespace, List.of()));
            classes.values().forEach(like -> add(lines, namespace, like, opened));
        });
        return List.copyOf(lines);
    }

    private static void add(List<MatrixLine> lines, String namespace, List<NodeId> like, Set<NodeId> opened) {
        var first = like.getFirst();
        if (like.size() == 1) {
            lines.add(line(Kind.ALONE, namespace, first));
        } else if (!opened.contains(first)) {
            lines.add(new MatrixLine(Kind.CLASS, label(first), namespace, like));
        } else {
            like.forEach(each -> lines.add(line(each.equals(first) ? Kind.FIRST : Kind.MEMBER, namespace, each)));
        }
    }

    private static MatrixLine line(Kind kind, String namespace, NodeId node) {
        return new MatrixLine(kind, label(node), namespace, List.of(node));
    }

    /// Of a workload's key, `shop/web[Deployment]`.
    static String namespace(NodeId workload) {
        int slash = workload.key().indexOf('/');
        return slash < 0 ? "" : workload.key().substring(0, slash);
    }

    static String label(NodeId workload) {
        int kind = workload.key().indexOf('[');
        return workload.key().substring(
                workload.key().indexOf('/') + 1, kind < 0 ? workload.key().length() : kind);
    }
}
