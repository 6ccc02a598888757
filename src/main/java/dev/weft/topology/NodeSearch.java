package dev.weft.topology;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.flow.FlowFilter;
import dev.weft.flow.filter.FlowFilterText;
import dev.weft.flow.filter.FlowMatcher;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds nodes by the text of a [Filter]: in their names, their namespaces, and the labels of their pods, in any case.
///
/// Cost: O(pods) to make with a text, nothing without one.
public final class NodeSearch {
    private final String text;
    private final Optional<FlowMatcher> flows;
    private final Map<NodeId, String> labels = new HashMap<>();

    private NodeSearch(String text, Optional<FlowMatcher> flows) {
        this.text = text;
        this.flows = flows;
    }

    public static NodeSearch of(TopologyRequest request) {
        var text = request.filter().text().strip();
        var snapshot = request.reachability().reachability().snapshot();
        var flows = asksForFlows(text)
                .map(filter -> new FlowMatcher(filter, snapshot));
        var search = new NodeSearch(flows.isPresent() ? "" : text.toLowerCase(Locale.ROOT), flows);
        if (!search.text.isEmpty()) {
            search.read(snapshot);
        }
        return search;
    }

    /// A text with a key in it, or with a word that must not be found, asks for flows.
    private static Optional<FlowFilter> asksForFlows(String text) {
        return FlowFilterText.parse(text) instanceof FlowFilterText.Reading.Filter(var filter)
                        && filter.terms().stream()
                                .anyMatch(term -> term.not() || term.field() != FlowFilter.Field.TEXT)
                ? Optional.of(filter)
                : Optional.empty();
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

    /// Is it about what was seen, not about nodes?
    public boolean asksForFlows() {
        return flows.isPresent();
    }

    public boolean finds(Evidence.Observed seen) {
        return flows.filter(matcher -> matcher.matches(seen.key(), seen.stats().facts())).isPresent();
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
