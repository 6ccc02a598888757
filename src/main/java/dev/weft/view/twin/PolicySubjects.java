package dev.weft.view.twin;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.Party;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Which pods each policy selects, by their workloads.
///
/// Cost: one pass over the pods, and what selects them; made once for each reachability.
record PolicySubjects(WorkloadReachability source, Map<ObjectRef, NavigableMap<NodeId, Integer>> pods) {
    static PolicySubjects of(WorkloadReachability source) {
        var pods = new HashMap<ObjectRef, NavigableMap<NodeId, Integer>>();
        var reachability = source.reachability();
        for (var party : source.parties()) {
            if (party instanceof Party.Group(var ref, var members)) {
                var workload = NodeId.ofWorkload(ref);
                for (var kind : reachability.kinds(reachability.crowd(members))) {
                    reachability.isolation(kind.getFirst()).policies().forEach(policy -> pods
                            .computeIfAbsent(policy, _ -> new TreeMap<>())
                            .merge(workload, kind.size(), Integer::sum));
                }
            }
        }
        return new PolicySubjects(source, pods);
    }

    /// Pods by workload; none for a policy that selects nothing, or could not be read.
    NavigableMap<NodeId, Integer> of(ObjectRef policy) {
        return pods.getOrDefault(policy, new TreeMap<>());
    }

    List<NodeId> workloads(ObjectRef policy) {
        return List.copyOf(of(policy).keySet());
    }
}
