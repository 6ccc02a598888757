package dev.weft.policy;

import dev.weft.cluster.Problem;
import java.util.List;

/// Reachability between workloads: what all replicas of one may send to all replicas of the other.
public final class WorkloadReachability {
    private final Reachability reachability;

    private WorkloadReachability(Reachability reachability) {
        this.reachability = reachability;
    }

    /// Pods folded into their topmost owners.
    public static WorkloadReachability ofWorkloads(Reachability reachability) {
        return new WorkloadReachability(reachability);
    }

    /// Every pod for itself; controllers without pods left out.
    public static WorkloadReachability ofPods(Reachability reachability) {
        return new WorkloadReachability(reachability);
    }

    public Reachability reachability() {
        return reachability;
    }

    /// Workloads sorted by id, then outside address sets in address order.
    public List<Party> parties() {
        throw new UnsupportedOperationException("to be written");
    }

    /// What all members of `source` may send to all members of `destination`. A workload's cell with itself is that
    /// between its different replicas; it is empty for a single replica.
    public Cell cell(Party source, Party destination) {
        throw new UnsupportedOperationException("to be written" + source + destination);
    }

    /// A party is isolated when all its members are.
    public Isolation isolation(Party party) {
        throw new UnsupportedOperationException("to be written" + party);
    }

    /// Replicas whose labels differ so that policies treat them apart, named.
    public List<Problem> problems() {
        throw new UnsupportedOperationException("to be written");
    }
}
