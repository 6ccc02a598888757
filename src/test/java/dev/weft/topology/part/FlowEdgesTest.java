package dev.weft.topology.part;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowKey;
import dev.weft.topology.Requests;
import dev.weft.topology.Topology;
import org.junit.jupiter.api.Test;

class FlowEdgesTest {
    private static ClusterSnapshot shop() {
        return cluster(
                node("n1", "192.168.0.1"),
                pod("shop/web", "app=web").address("10.0.0.1").node("n1"),
                pod("shop/api", "app=api").address("10.0.0.2").node("n1"),
                pod("shop/db", "app=db").address("10.0.0.3").node("n1"),
                service("shop/api", "app=api").address("10.96.0.1").port(80, 8080),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=api"), tcp(5432)));
    }

    private static Topology draw(ClusterSnapshot snapshot, FlowKey... keys) {
        return Drawn.topology(Requests.with(Requests.request(snapshot), Flows.window(keys)));
    }

    @Test
    void aSeenFlowThatThePolicyAllowsIsAllowed() {
        assertThat(Drawn.edges(draw(shop(), Flows.tcp(Flows.pod("shop", "api"), Flows.pod("shop", "db"), 5432))))
                .containsExactly("shop/api[Pod] -> shop/db[Pod]: allowed");
    }

    @Test
    void aSeenFlowOnAnotherPortThanThePolicyAllowsIsDenied() {
        assertThat(Drawn.edges(draw(shop(), Flows.tcp(Flows.pod("shop", "api"), Flows.pod("shop", "db"), 22))))
                .containsExactly("shop/api[Pod] -> shop/db[Pod]: denied");
    }

    @Test
    void aFlowBetweenOpenWorkloadsIsAllowedThoughNoPolicySaysSo() {
        assertThat(Drawn.edges(draw(shop(), Flows.tcp(Flows.pod("shop", "web"), Flows.pod("shop", "api"), 8080))))
                .containsExactly(
                        "shop/api[Pod] -> shop/db[Pod]: allowed, unused", "shop/web[Pod] -> shop/api[Pod]: allowed");
    }

    @Test
    void aDroppedAttemptIsDenied() {
        assertThat(Drawn.edges(draw(shop(), Flows.dropped(Flows.pod("shop", "web"), Flows.pod("shop", "db"), 5432))))
                .contains("shop/web[Pod] -> shop/db[Pod]: denied");
    }

    @Test
    void addressesArePodsServicesAndMachinesWhereTheyBelongToOne() {
        assertThat(Drawn.edges(draw(
                        shop(),
                        Flows.tcp(Flows.address("10.0.0.1"), Flows.address("10.96.0.1"), 8080),
                        Flows.tcp(Flows.address("192.168.0.1"), Flows.address("10.0.0.1"), 8080))))
                .containsExactly(
                        "shop/api[Pod] -> shop/db[Pod]: allowed, unused",
                        "shop/web[Pod] -> shop/api[Pod]: allowed",
                        "n1 -> shop/web[Pod]: allowed");
    }

    @Test
    void aDestinationOutsideIsDrawnAtTheRangeThatThePolicyNames() {
        var snapshot = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                networkPolicy("shop/web-out").types("Egress").egress(to(block("203.0.113.0/24")), tcp(443)));
        var topology = draw(snapshot, Flows.tcp(Flows.pod("shop", "web"), Flows.address("203.0.113.9"), 443));

        assertThat(Drawn.edges(topology)).containsExactly("shop/web[Pod] -> 203.0.113.0-203.0.113.255: allowed");
    }

    @Test
    void whereNoPolicySpeaksThereIsOneOutside() {
        var snapshot = cluster(pod("shop/web", "app=web").address("10.0.0.1"));
        var topology = draw(
                snapshot,
                Flows.tcp(Flows.pod("shop", "web"), Flows.address("203.0.113.9"), 443),
                Flows.tcp(Flows.pod("shop", "web"), Flows.address("198.51.100.1"), 443));

        assertThat(topology.nodes()).extracting(node -> node.label()).containsExactly("web", "Outside (any address)");
        assertThat(topology.edges()).singleElement().satisfies(edge -> assertThat(edge.evidence()).hasSize(2));
    }

    @Test
    void aPodThatLeftIsDrawnAtItsWorkload() {
        var snapshot = cluster(
                deployment("shop/web", 1, "app=web"), pod("shop/db", "app=db").address("10.0.0.3"));
        var topology = draw(snapshot, Flows.tcp(Flows.pod("shop", "web-5d8f7c9b46-x2x4z"), Flows.pod("shop", "db"), 1));

        assertThat(Drawn.edges(topology)).containsExactly("shop/web[Deployment] -> shop/db[Pod]: allowed");
    }

    @Test
    void aPodThatNobodyKnowsKeepsItsNameAndIsUnknown() {
        var topology = draw(shop(), Flows.tcp(Flows.pod("shop", "gone"), Flows.pod("shop", "api"), 8080));

        assertThat(Drawn.edges(topology)).contains("shop/gone[Pod] -> shop/api[Pod]: unknown");
    }
}
