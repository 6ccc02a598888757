package dev.weft.view.twin;

import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Party;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.NodeId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The workloads of one reachability as the matrix asks for them.
///
/// Cost: one pass over the pods; made once for each reachability.
record MatrixSide(WorkloadReachability source, Map<NodeId, Reachability.Crowd> crowds) {
    static MatrixSide of(WorkloadReachability source) {
        var crowds = new TreeMap<NodeId, Reachability.Crowd>();
        for (var party : source.parties()) {
            if (party instanceof Party.Group(var ref, var members)) {
                crowds.put(NodeId.ofWorkload(ref), source.reachability().crowd(members));
            }
        }
        return new MatrixSide(source, Collections.unmodifiableMap(crowds));
    }

    Optional<Reachability.Crowd> crowd(NodeId node) {
        return Optional.ofNullable(crowds.get(node));
    }

    /// What the one may send to the other; nothing where one of them does not exist.
    Cell cell(Optional<Reachability.Crowd> from, Optional<Reachability.Crowd> to) {
        return from.isEmpty() || to.isEmpty() ? Cell.NOTHING : source.reachability().cell(from.get(), to.get());
    }

    /// Empty when nobody is like it; see [Reachability.Crowd#likeness].
    Optional<Object> likeness(NodeId node) {
        var crowd = crowds.get(node);
        return crowd == null ? Optional.of("absent") : crowd.likeness();
    }

    List<Endpoint> members(NodeId node) {
        var crowd = crowds.get(node);
        return crowd == null ? List.of() : crowd.members();
    }

    /// Does the workload exist while none of its pods runs any more, as after a Job?
    boolean isFinished(NodeId node) {
        var members = members(node);
        return !members.isEmpty()
                && members.stream().allMatch(end -> end instanceof Endpoint.OfPod(var pod) && pod.finished());
    }
}
