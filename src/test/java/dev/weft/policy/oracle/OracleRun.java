package dev.weft.policy.oracle;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.policy.Profile;
import java.util.function.LongFunction;

/// Random clusters one after the other, each seed one more than the last; says what it did in one line.
final class OracleRun {
    private static final long FIRST_SEED = Long.getLong("oracle.seed", 1L);
    private final String name;
    private final Profile profile;
    private final LongFunction<ClusterSnapshot> clusters;

    private OracleRun(String name, Profile profile, LongFunction<ClusterSnapshot> clusters) {
        this.name = name;
        this.profile = profile;
        this.clusters = clusters;
    }

    static OracleRun over(String name, Profile profile, LongFunction<ClusterSnapshot> clusters) {
        return new OracleRun(name, profile, clusters);
    }

    void clusters(int count) {
        run(count, Long.MAX_VALUE);
    }

    void packets(long count) {
        run(Long.MAX_VALUE, count);
    }

    private void run(long mostClusters, long mostPackets) {
        long packets = 0;
        long seed = FIRST_SEED;
        while (seed - FIRST_SEED < mostClusters && packets < mostPackets) {
            packets += new OracleCase(seed, profile, clusters.apply(seed)).compare();
            seed++;
        }
        System.out.printf(
                "oracle, %s, %s: seeds %d to %d, %,d packets, no disagreement%n",
                name, profile.word(), FIRST_SEED, seed - 1, packets);
    }
}
