package dev.weft.topology;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Isolation;
import java.util.List;
import java.util.Optional;

/// A node to draw. `namespace` is the box that it stands in (see [Boxes]), empty for what stands outside of all;
/// `object` is absent for outside peers and folds.
///
/// A node of kind `NAMESPACE` whose `namespace` is not empty stands inside an open box: edges that were too many to
/// draw one by one end there, merged.
public record TopologyNode(NodeId id, String label, String namespace, Optional<ObjectRef> object, Facts facts) {
    /// What the node shows besides its name. `members` are workloads in a fold, pods in a workload,
    /// backends of a service, -1 where it does not apply; `ready` of them are running. `ports` are short texts such as
    /// `8080`, `53/UDP`, or `80→8080` for a Service in front. `isolation` is absent where policies do not apply.
    /// `inside` counts the edges that a fold hides.
    public record Facts(
            int members, int ready, List<String> ports, Optional<Isolation> isolation, Access access, Tally inside) {
        public static final Facts NONE = new Facts(-1, -1, List.of(), Optional.empty());

        public Facts {
            ports = List.copyOf(ports);
        }

        public Facts(int members, int ready, List<String> ports, Optional<Isolation> isolation) {
            this(members, ready, ports, isolation, Access.NONE, Tally.NONE);
        }

        public Facts withMembers(int all, int running) {
            return new Facts(all, running, ports, isolation, access, inside);
        }

        public Facts withAccess(Access other) {
            return new Facts(members, ready, ports, isolation, other, inside);
        }

        public Facts withInside(Tally other) {
            return new Facts(members, ready, ports, isolation, access, other);
        }
    }

    /// In another box.
    public TopologyNode in(String box) {
        return in(box, label);
    }

    /// In another box, by another name.
    TopologyNode in(String box, String name) {
        return new TopologyNode(id, name, box, object, facts);
    }

    /// The namespace of what it stands for, whatever box it is drawn in; empty for what is in none.
    public String home() {
        return object.map(ObjectRef::namespace)
                .filter(name -> !name.isEmpty())
                .orElse(Boxes.isNamespace(namespace) ? namespace : "");
    }

    public TopologyNode withFacts(Facts other) {
        return new TopologyNode(id, label, namespace, object, other);
    }
}
