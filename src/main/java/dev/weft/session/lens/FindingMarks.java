package dev.weft.session.lens;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lazy.Lazy;
import dev.weft.lint.Finding;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.lens.Isolations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where findings belong on a picture. One about a policy belongs to every node that the policy selects, one about
/// anything else to that thing's node, and one whose things are not drawn to the namespace.
///
/// Threads: any thread. Cost: nothing until they are counted; then once
/// O(nodes × their policies + findings × nodes of each), and who asks meanwhile waits. [#known] never counts and never
/// waits: that is for a thread that must not.
public final class FindingMarks {
    public static final FindingMarks NONE = new FindingMarks(Topology.EMPTY, Isolations.NONE, List.of());

    /// How many, and the worst of them.
    public record Count(int many, Severity worst) {
        static Count one(Finding finding) {
            return new Count(1, finding.severity());
        }

        Count and(Count other) {
            return new Count(
                    many + other.many, worst.compareTo(other.worst) <= 0 ? worst : other.worst);
        }
    }

    /// `nodes` by what is drawn, `boxes` all that lies in a box, each once, `rest` what only the box can say. What
    /// belongs to no box is `elsewhere`.
    public record Counted(
            Map<NodeId, Count> nodes, Map<String, Count> boxes, Map<String, Count> rest, int elsewhere) {
        public static final Counted NONE = new Counted(Map.of(), Map.of(), Map.of(), 0);
    }

    private final List<Finding> findings;
    private final Lazy<Counted> counted;

    private FindingMarks(Topology topology, Isolations isolations, List<Finding> findings) {
        this.findings = findings;
        this.counted = Lazy.of(() -> new Sorting(topology, isolations).done(findings));
    }

    /// Of what is drawn. `isolations` are those of the side that is drawn; findings are absent while nobody asked.
    public static FindingMarks of(Topology topology, Isolations isolations, Optional<List<Finding>> findings) {
        return new FindingMarks(topology, isolations, findings.orElse(List.of()));
    }

    public Counted counted() {
        return findings.isEmpty() ? Counted.NONE : counted.get();
    }

    /// Empty as long as nobody has counted.
    public Optional<Counted> known() {
        return findings.isEmpty() ? Optional.of(Counted.NONE) : counted.known();
    }

    private static final class Sorting {
        private final Map<ObjectRef, List<TopologyNode>> places = new HashMap<>();
        private final Map<NodeId, Count> nodes = new HashMap<>();
        private final Map<String, Count> boxes = new HashMap<>();
        private final Map<String, Count> rest = new HashMap<>();
        private final Set<String> drawn = new HashSet<>();
        private final FoldGroups groups;
        private int elsewhere;

        Sorting(Topology topology, Isolations isolations) {
            groups = topology.groups();
            for (var node : topology.nodes()) {
                node.object().ifPresent(object -> place(object, node));
                isolations.of(node, groups).ifPresent(mark -> mark.policies().forEach(policy -> place(policy, node)));
                drawn.addAll(groups.members(node.id()));
                if (!box(node).isEmpty()) {
                    drawn.add(box(node));
                }
            }
        }

        private void place(ObjectRef object, TopologyNode node) {
            places.computeIfAbsent(object, _ -> new ArrayList<>()).add(node);
        }

        private static String box(TopologyNode node) {
            return node.id().kind() == NodeId.Kind.NAMESPACE ? node.id().key() : node.namespace();
        }

        Counted done(List<Finding> findings) {
            findings.forEach(this::sort);
            return new Counted(nodes, boxes, rest, elsewhere);
        }

        private void sort(Finding finding) {
            var object = finding.place().object();
            var places = this.places.getOrDefault(object, List.of());
            var count = Count.one(finding);
            places.forEach(node -> nodes.merge(node.id(), count, Count::and));
            var around = new HashSet<String>();
            places.forEach(node -> around.add(box(node)));
            around.remove("");
            around.forEach(box -> boxes.merge(box, count, Count::and));
            if (places.isEmpty()) {
                inNamespace(object.kind().equals("Namespace") ? object.name() : object.namespace(), count);
            }
        }

        /// A namespace is named by itself, or by what is in it.
        private void inNamespace(String namespace, Count count) {
            if (!drawn.contains(namespace)) {
                elsewhere++;
                return;
            }
            nodes.merge(groups.end(namespace), count, Count::and);
            rest.merge(namespace, count, Count::and);
            boxes.merge(namespace, count, Count::and);
        }
    }
}
