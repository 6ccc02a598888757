package dev.weft.view.twin;

import dev.weft.topology.NodeId;
import java.util.List;

/// A row of the matrix, and the column of the same number. `nodes` are the workloads it stands for, sorted; none for
/// the header of a namespace.
record MatrixLine(Kind kind, String label, String namespace, List<NodeId> nodes) {
    enum Kind {
        /// The header of a namespace.
        NAMESPACE,
        /// A workload that no other is like.
        ALONE,
        /// Several workloads of a namespace that policies treat alike.
        CLASS,
        /// The first of a class that is opened.
        FIRST,
        /// Another of a class that is opened.
        MEMBER
    }

    MatrixLine {
        nodes = List.copyOf(nodes);
    }

    boolean isHeader() {
        return kind == Kind.NAMESPACE;
    }

    /// `shop/web`, `shop/web and 2 like it`, `namespace shop`.
    String name() {
        return switch (kind) {
            case NAMESPACE -> "namespace " + namespace;
            case CLASS -> namespace + "/" + label + " and " + (nodes.size() - 1) + " like it";
            case ALONE, FIRST, MEMBER -> namespace + "/" + label;
        };
    }
}
