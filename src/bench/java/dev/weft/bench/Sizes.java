package dev.weft.bench;

import dev.weft.cluster.ClusterSnapshot;

/// Sizes as the tables write them: pods x policies.
final class Sizes {
    private Sizes() {}

    static ClusterSnapshot cluster(String size) {
        int cross = size.indexOf('x');
        return GeneratedCluster.of(
                Integer.parseInt(size.substring(0, cross)), Integer.parseInt(size.substring(cross + 1)), 1);
    }
}
