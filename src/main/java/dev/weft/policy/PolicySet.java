package dev.weft.policy;

import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import java.util.List;

/// All policies of a snapshot, in the order of their tier, then priority, then identity, what is wrong with them, and
/// which policies there may be that could not be read.
public record PolicySet(List<Policy> policies, List<Problem> problems, List<Unread> unread) {
    /// A kind that could not be read: in one namespace, or everywhere when `namespace` is empty. Whom its policies may
    /// select is unknown.
    public record Unread(ResourceKind kind, String namespace, Problem why) {
        public boolean concerns(String namespaceName) {
            return namespace.isEmpty() || namespace.equals(namespaceName);
        }
    }

    public PolicySet {
        policies = List.copyOf(policies);
        problems = List.copyOf(problems);
        unread = List.copyOf(unread);
    }

    public PolicySet(List<Policy> policies, List<Problem> problems) {
        this(policies, problems, List.of());
    }
}
