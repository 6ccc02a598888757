package dev.weft.topology.part;

import dev.weft.cluster.ObjectRef;
import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What several contributors look at, made once for a reachability: the workloads as ends, how they are named, and what
/// they exchange with addresses outside.
///
/// Threads: confined to the analysis thread.
final class Survey {
    private record Made(WorkloadReachability reachability, Ends ends, OutsideReach outside) {
        @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same object while no policy or pod changed
        boolean serves(TopologyRequest request) {
            return reachability == request.reachability();
        }
    }

    private @Nullable Made last;
    /// Workloads by the one object that names each in the whole graph: what is the same object is compared at once.
    private final Map<ObjectRef, NodeId> names = new HashMap<>();

    Ends ends(TopologyRequest request) {
        return made(request).ends;
    }

    OutsideReach outside(TopologyRequest request) {
        return made(request).outside;
    }

    NodeId name(ObjectRef workload) {
        return names.computeIfAbsent(workload, NodeId::ofWorkload);
    }

    private Made made(TopologyRequest request) {
        var known = last;
        if (known != null && known.serves(request)) {
            return known;
        }
        names.clear();
        var ends = new Ends(request);
        var made = new Made(request.reachability(), ends, new OutsideReach(request.reachability(), ends));
        last = made;
        return made;
    }
}
