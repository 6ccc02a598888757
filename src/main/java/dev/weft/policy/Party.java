package dev.weft.policy;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import java.util.List;

/// One line's end in a list of workloads.
public sealed interface Party {
    /// A workload (or a single pod) and the ends it runs.
    record Group(ObjectRef ref, List<Endpoint> members) implements Party {
        public Group {
            members = List.copyOf(members);
        }
    }

    /// Addresses outside the cluster that all policies treat alike.
    record Outside(IpSet addresses) implements Party {}

    default String id() {
        return switch (this) {
            case Group(var ref, _) -> ref.id();
            case Outside(var addresses) -> addresses + "[External]";
        };
    }
}
