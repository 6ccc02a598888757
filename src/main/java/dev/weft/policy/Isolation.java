package dev.weft.policy;

import dev.weft.cluster.ObjectRef;
import java.util.List;

/// Whether policies isolate an end, per direction, and every policy that selects it, sorted.
public record Isolation(boolean ingress, boolean egress, List<ObjectRef> policies) {
    public Isolation {
        policies = List.copyOf(policies);
    }
}
