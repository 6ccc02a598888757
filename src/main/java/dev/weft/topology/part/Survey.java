package dev.weft.topology.part;

import dev.weft.policy.WorkloadReachability;
import dev.weft.topology.TopologyRequest;
import org.jspecify.annotations.Nullable;

/// What several contributors look at, made once for a reachability: the workloads as ends, and what they exchange with
/// addresses outside.
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

    Ends ends(TopologyRequest request) {
        return made(request).ends;
    }

    OutsideReach outside(TopologyRequest request) {
        return made(request).outside;
    }

    private Made made(TopologyRequest request) {
        var known = last;
        if (known != null && known.serves(request)) {
            return known;
        }
        var ends = new Ends(request);
        var made = new Made(request.reachability(), ends, new OutsideReach(request.reachability(), ends));
        last = made;
        return made;
    }
}
