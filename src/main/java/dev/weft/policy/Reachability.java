package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.net.Traffic;
import java.util.List;

/// What is allowed between every two ends of one snapshot. A value: a [ReachabilityEngine] makes it, nothing changes
/// it.
///
/// Threads: may be asked from any thread.
public interface Reachability {
    /// Ends taken together, for instance the replicas of a workload; made by [#crowd] of the same reachability.
    interface Crowd {
        List<Endpoint> members();
    }

    ClusterSnapshot snapshot();

    PolicySet policies();

    /// Every end: pods and pod-less controllers sorted by id, then the maximal sets of outside addresses that all
    /// policies treat alike, in address order, no set of both families.
    List<Endpoint> endpoints();

    /// What `source` may send to `destination`; outside ends may be any set of addresses, not only those of
    /// [#endpoints]: then what holds for all of them.
    ///
    /// Cost: a look-up.
    Cell cell(Endpoint source, Endpoint destination);

    /// Whether policies isolate an end; an end that is no pod is never isolated.
    Isolation isolation(Endpoint end);

    /// Why one packet is allowed, denied or unknown. Always of the same verdict as [#cell].
    Explanation explain(Endpoint source, Endpoint destination, Traffic traffic);

    Crowd crowd(List<Endpoint> members);

    /// What every member of one crowd may send to every *other* end of the second; nothing when there is no such pair.
    /// Finished pods count only where a crowd has none that runs.
    Cell cell(Crowd sources, Crowd destinations);

    /// The members grouped by how policies may treat them, in order of their first members; finished pods left out.
    List<List<Endpoint>> kinds(Crowd crowd);

    /// What the engine found on the way (kinds that could not be read, a dual-stack pair that differs by family).
    List<Problem> problems();
}
