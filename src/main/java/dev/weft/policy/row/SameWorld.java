package dev.weft.policy.row;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.map.Difference;
import java.util.Optional;

/// Whether two snapshots are so near that what was made for one serves the other.
final class SameWorld {
    private SameWorld() {}

    /// The pods that look otherwise in `later`, came or went; empty when more than pods and policies changed, or more
    /// than `few` pods.
    static Optional<Difference<Pod>> changedPods(ClusterSnapshot now, ClusterSnapshot later, int few) {
        boolean same = isSame(now.contents().namespaces(), later.contents().namespaces())
                && isSame(now.contents().running().nodes(), later.contents().running().nodes())
                && isSame(now.contents().running().workloads(), later.contents().running().workloads())
                && now.namespaces().equals(later.namespaces())
                && now.statuses().equals(later.statuses());
        return same
                ? Difference.between(now.contents().running().pods(), later.contents().running().pods(), few)
                : Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // snapshots share the maps that did not change
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }
}
