package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityEngine;

/// Evaluates over classes of ends that policies cannot tell apart.
public final class ClassReachabilityEngine implements ReachabilityEngine {
    private final Profile profile;

    public ClassReachabilityEngine(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Reachability evaluate(ClusterSnapshot snapshot, PolicySet policies) {
        throw new UnsupportedOperationException("to be written" + profile + snapshot + policies);
    }
}
