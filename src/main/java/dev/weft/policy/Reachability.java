package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import java.util.List;

/// What is allowed between every two ends of one snapshot.
public final class Reachability {
    private final ClusterSnapshot snapshot;
    private final PolicySet policies;

    Reachability(ClusterSnapshot snapshot, PolicySet policies) {
        this.snapshot = snapshot;
        this.policies = policies;
    }

    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    public PolicySet policies() {
        return policies;
    }

    /// Every end: pods and pod-less controllers sorted by id, then the maximal sets of outside addresses that all
    /// policies treat alike, in address order.
    public List<Endpoint> endpoints() {
        throw new UnsupportedOperationException("to be written");
    }

    /// What `source` may send to `destination`.
    public Cell cell(Endpoint source, Endpoint destination) {
        throw new UnsupportedOperationException("to be written" + source + destination);
    }

    public Isolation isolation(Endpoint end) {
        throw new UnsupportedOperationException("to be written" + end);
    }

    /// What the engine found on the way (kinds that could not be read, a dual-stack pair that differs by family).
    public List<Problem> problems() {
        throw new UnsupportedOperationException("to be written");
    }
}
