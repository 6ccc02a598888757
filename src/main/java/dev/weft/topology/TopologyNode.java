package dev.weft.topology;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Isolation;
import java.util.List;
import java.util.Optional;

/// A node to draw. `namespace` is empty for what stands outside the namespace boxes; `object` is absent for outside
/// peers and folded namespaces.
public record TopologyNode(NodeId id, String label, String namespace, Optional<ObjectRef> object, Facts facts) {
    /// What the node shows besides its name. `members` are workloads in a folded namespace, pods in a workload,
    /// backends of a service, -1 where it does not apply; `ready` of them are running. `ports` are short texts such as
    /// `8080` or `53/UDP`. `isolation` is absent where policies do not apply.
    public record Facts(int members, int ready, List<String> ports, Optional<Isolation> isolation) {
        public static final Facts NONE = new Facts(-1, -1, List.of(), Optional.empty());

        public Facts {
            ports = List.copyOf(ports);
        }
    }
}
