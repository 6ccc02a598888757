package dev.weft.flow;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.IpAddress;
import org.junit.jupiter.api.Test;

class FlowEndsTest {
    private final FlowEnds ends = new FlowEnds(cluster(
            node("n1", "192.168.0.1"),
            pod("shop/web", "app=web").address("10.0.0.1", "fd00::1"),
            pod("shop/agent", "app=agent").address("192.168.0.1").hostNetwork(),
            pod("shop/job", "app=job").address("10.0.0.9").finished(),
            service("shop/web", "app=web").address("10.96.0.1").port(80, 8080)));

    @Test
    void anAddressIsAPodsAServicesANodesOrSomebodyElses() {
        assertThat(text("10.0.0.1")).isEqualTo("shop/web");
        assertThat(text("fd00::1")).isEqualTo("shop/web");
        assertThat(text("10.96.0.1")).isEqualTo("svc/shop/web");
        assertThat(text("192.168.0.1")).isEqualTo("node/n1");
        assertThat(text("8.8.8.8")).isEqualTo("8.8.8.8");
    }

    // Source: core/v1 PodSpec.hostNetwork; an address of a finished pod may already be another's.
    @Test
    void neitherAHostNetworkPodNorAFinishedOneOwnsItsAddress() {
        assertThat(text("192.168.0.1")).isEqualTo("node/n1");
        assertThat(text("10.0.0.9")).isEqualTo("10.0.0.9");
    }

    private String text(String address) {
        return ends.at(IpAddress.parse(address).orElseThrow()).text();
    }
}
