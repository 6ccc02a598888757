package dev.weft.flow.goldmane;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.replicaSetOf;
import static dev.weft.fixture.ClusterFixture.statefulSet;
import static dev.weft.flow.wire.goldmane.EndpointType.HostEndpoint;
import static dev.weft.flow.wire.goldmane.EndpointType.Network;
import static dev.weft.flow.wire.goldmane.EndpointType.NetworkSet;
import static dev.weft.flow.wire.goldmane.EndpointType.WorkloadEndpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.wire.goldmane.EndpointType;
import org.junit.jupiter.api.Test;

class GoldmaneEndsTest {
    private final GoldmaneEnds ends = new GoldmaneEnds(cluster(
            deployment("shop/web", 0, "app=web"),
            replicaSetOf("shop/web", "web-7d9c5f4b6d"),
            statefulSet("data/redis", 2, "app=redis"),
            pod("ops/toolbox", "app=toolbox")));

    private String end(EndpointType type, String namespace, String name) {
        return ends.end(type, namespace, name).text();
    }

    @Test
    void aGroupOfPodsIsTheWorkloadThatMakesThem() {
        assertThat(end(WorkloadEndpoint, "shop", "web-7d9c5f4b6d-*")).isEqualTo("shop/web[Deployment]");
        assertThat(end(WorkloadEndpoint, "data", "redis-*")).isEqualTo("data/redis[StatefulSet]");
    }

    @Test
    void aReplicaSetThatIsGoneStillHasItsDeployment() {
        assertThat(end(WorkloadEndpoint, "shop", "web-55f4c8b7d-*")).isEqualTo("shop/web[Deployment]");
    }

    @Test
    void aPodThatNobodyOwnsIsItself() {
        assertThat(end(WorkloadEndpoint, "ops", "toolbox")).isEqualTo("ops/toolbox");
    }

    @Test
    void whatTheClusterDoesNotKnowStaysAName() {
        assertThat(end(WorkloadEndpoint, "shop", "old-*")).isEqualTo("shop/old-*");
    }

    @Test
    void theOutsideIsToldByWhatGoldmaneKnowsOfIt() {
        assertThat(end(Network, "", "pub")).isEqualTo("public networks");
        assertThat(end(Network, "", "pvt")).isEqualTo("private networks");
        assertThat(end(NetworkSet, "", "payment-providers")).isEqualTo("payment-providers");
        assertThat(end(HostEndpoint, "", "node-a")).isEqualTo("node/node-a");
        assertThat(end(EndpointType.EndpointTypeUnspecified, "", "")).isEqualTo("unknown");
    }
}
