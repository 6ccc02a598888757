package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;

/// A snapshot and its policies to reachability.
public final class ReachabilityEngine {
    private final Profile profile;

    public ReachabilityEngine(Profile profile) {
        this.profile = profile;
    }

    public Reachability evaluate(ClusterSnapshot snapshot, PolicySet policies) {
        throw new UnsupportedOperationException("to be written" + profile + snapshot + policies);
    }
}
