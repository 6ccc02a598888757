package dev.weft.policy.oracle;

import dev.weft.policy.Profile;
import org.junit.jupiter.api.Test;

/// The long comparison of engine and oracle, run by `mvn -Poracle test`: `-Doracle.packets=N` packets (a million) of
/// each family of clusters, seeds from `-Doracle.seed=N` on.
class LongOracleRun {
    private static final long PACKETS = Long.getLong("oracle.packets", 1_000_000L);

    @Test
    void networkPolicies() {
        OracleRun.over("NetworkPolicy", Profile.UPSTREAM, RandomCluster::of).packets(PACKETS);
    }

    @Test
    void networkPoliciesAsNpGuardReadsThem() {
        OracleRun.over("NetworkPolicy", Profile.NP_GUARD, RandomCluster::of).packets(PACKETS);
    }

    @Test
    void networkPoliciesUnderCalico() {
        OracleRun.over("NetworkPolicy", Profile.CALICO, RandomCluster::of).packets(PACKETS);
    }

    @Test
    void networkPoliciesUnderCilium() {
        OracleRun.over("NetworkPolicy", Profile.CILIUM, RandomCluster::of).packets(PACKETS);
    }

    @Test
    void tiers() {
        OracleRun.over("tiers", Profile.UPSTREAM, RandomCluster::withTiers).packets(PACKETS);
    }
}
