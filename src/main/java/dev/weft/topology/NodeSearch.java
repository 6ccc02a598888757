package dev.weft.topology;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Finds nodes by the text of a [Filter]: in their names, their namespaces, and the labels of their pods, in any case.
///
/// Cost: O(pods) to make with a text, nothing without one.
public final class NodeSearch {
    private final String text;
    private final Map<NodeId, String> labels = new HashMap<>();

    private NodeSearch(String text) {
        this.text = text;
    }

    public static NodeSearch of(TopologyRequest request) {
        var search = new NodeSearch(request.filter().text().strip().toLowerCase(Locale.ROOT));
        if (!search.text.isEmpty()) {
            search.read(request.reachability().reachability().snapshot());
        }
        return search;
    }

    private void read(ClusterSnapshot snapshot) {
        var shared = new HashMap<ObjectRef, String>();
        for (Pod pod : snapshot.pods()) {
            shared.merge(snapshot.workloadOf(pod), pod.labels().toString(), NodeSearch::both);
        }
        for (Workload workload : snapshot.workloads()) {
            workload.template().ifPresent(template ->
                    shared.merge(snapshot.topOwner(workload.ref()), template.labels().toString(), NodeSearch::both));
        }
        shared.forEach((ref, all) -> labels.put(NodeId.ofWorkload(ref), all.toLowerCase(Locale.ROOT)));
    }

    /// Replicas mostly carry the same labels: those are kept once.
    private static String both(String one, String other) {
        return one.contains(other) ? one : one + "," + other;
    }

    /// Without a text, everything is found.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    public boolean finds(TopologyNode node) {
        return finds(node.id()) || node.label().toLowerCase(Locale.ROOT).contains(text);
    }

    public boolean finds(NodeId id) {
        return text.isEmpty()
                || id.key().toLowerCase(Locale.ROOT).contains(text)
                || labels.getOrDefault(id, "").contains(text);
    }
}
