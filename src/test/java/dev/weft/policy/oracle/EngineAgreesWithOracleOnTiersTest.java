package dev.weft.policy.oracle;

import dev.weft.policy.Profile;
import org.junit.jupiter.api.Test;

/// The engine and the oracle on small random clusters with AdminNetworkPolicies, BaselineAdminNetworkPolicies and
/// ClusterNetworkPolicies around NetworkPolicies: the same answer for every packet that is tried.
///
/// `-Doracle.clusters=N` tries more of them, `-Doracle.seed=N` begins elsewhere.
class EngineAgreesWithOracleOnTiersTest {
    private static final int CLUSTERS = Integer.getInteger("oracle.clusters", 2_000);

    @Test
    void upstream() {
        OracleRun.over("tiers", Profile.UPSTREAM, RandomCluster::withTiers).clusters(CLUSTERS);
    }
}
