package dev.weft.picture.lens;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem.Severity;
import dev.weft.lint.Finding;
import dev.weft.session.Frame;
import dev.weft.topology.FoldGroups;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where findings belong on the picture. One about a policy belongs to every node that the policy selects, one about
/// anything else to that thing's node, and one whose things are not drawn to the namespace: `nodes` by what is drawn,
/// `boxes` all that lies in a box, each once, `rest` what only the box can say. What belongs to no box is `elsewhere`.
record FindingMarks(
        Map<NodeId, Count> nodes, Map<String, Count> boxes, Map<String, Count> rest, int elsewhere) {
    static final FindingMarks NONE = new FindingMarks(Map.of(), Map.of(), Map.of(), 0);

    /// How many, and the worst of them.
    record Count(int many, Severity worst) {
        static Count one(Finding finding) {
            return new Count(1, finding.severity());
        }

        Count and(Count other) {
            return new Count(
                    many + other.many, worst.compareTo(other.worst) <= 0 ? worst : other.worst);
        }
    }

    /// Cost: O(nodes × their policies + findings × nodes of each).
    static FindingMarks of(Frame frame) {
        var findings = frame.scene().beside().sights().findings().orElse(List.of());
        return findings.isEmpty() ? NONE : new Sorting(frame).done(findings);
    }

    private static final class Sorting {
        private final Map<ObjectRef, List<TopologyNode>> places = new HashMap<>();
        private final Map<NodeId, Count> nodes = new HashMap<>();
        private final Map<String, Count> boxes = new HashMap<>();
        private final Map<String, Count> rest = new HashMap<>();
        private final Set<String> drawn = new HashSet<>();
        private final FoldGroups groups;
        private int elsewhere;

        Sorting(Frame frame) {
            var isolations = frame.scene().scenery().isolations();
            groups = frame.scene().topology().groups();
            for (var node : frame.scene().topology().nodes()) {
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

        FindingMarks done(List<Finding> findings) {
            findings.forEach(this::sort);
            return new FindingMarks(nodes, boxes, rest, elsewhere);
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
