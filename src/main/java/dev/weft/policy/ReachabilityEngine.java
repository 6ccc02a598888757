package dev.weft.policy;

import dev.weft.cluster.ClusterSnapshot;

/// A door: a snapshot and its policies to reachability. Filled by `policy.engine.ClassReachabilityEngine`.
///
/// Threads: pure, may be called from any thread.
public interface ReachabilityEngine {
    Reachability evaluate(ClusterSnapshot snapshot, PolicySet policies);
}
