package dev.weft.policy.oracle;

import dev.weft.policy.Profile;
import org.junit.jupiter.api.Test;

/// The engine and the oracle on small random clusters: the same answer for every packet that is tried.
///
/// `-Doracle.clusters=N` tries more of them, `-Doracle.seed=N` begins elsewhere.
class EngineAgreesWithOracleTest {
    private static final int CLUSTERS = Integer.getInteger("oracle.clusters", 2_000);

    @Test
    void upstream() {
        OracleRun.over("NetworkPolicy", Profile.UPSTREAM, RandomCluster::of).clusters(CLUSTERS);
    }

    @Test
    void npGuard() {
        OracleRun.over("NetworkPolicy", Profile.NP_GUARD, RandomCluster::of).clusters(CLUSTERS / 3);
    }

    @Test
    void calico() {
        OracleRun.over("NetworkPolicy", Profile.CALICO, RandomCluster::of).clusters(CLUSTERS / 4);
    }

    @Test
    void cilium() {
        OracleRun.over("NetworkPolicy", Profile.CILIUM, RandomCluster::of).clusters(CLUSTERS / 4);
    }
}
