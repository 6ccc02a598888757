package dev.weft.topology;

import dev.weft.flow.FlowWindow;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.WorkloadReachability;
import java.util.Optional;
import java.util.Set;

/// All that a topology is built from. `folded` are namespaces drawn as one node; `difference` is what a draft changes.
public record TopologyRequest(
        WorkloadReachability reachability,
        FlowWindow flows,
        Filter filter,
        Set<String> folded,
        Optional<ReachabilityDiff> difference) {
    public TopologyRequest {
        folded = Set.copyOf(folded);
    }

    /// Is this namespace drawn as one node? So are those that the filter leaves out, where a chosen one has an edge to
    /// them: what reaches over the border of the filter is not hidden.
    public boolean folds(String namespace) {
        return folded.contains(namespace) || !filter.chooses(namespace);
    }
}
