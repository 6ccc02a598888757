package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "Network Policies", ipBlock: "should be cluster-external IPs".
class BlocksTest {
    private static final Part WEB = pod("shop/web", "app=web").address("10.0.0.1");
    private static final Part SERVICE = service("shop/web", "app=web").address("10.96.0.7").port(80, 8080);

    @Test
    void aPrivateBlockThatCoversPodsIsAWarning() {
        assertThat(Linted.of(
                        new BlockCoversPods(), WEB, networkPolicy("shop/in").ingress(from(block("10.0.0.0/16"))))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/in: spec.ingress[0].from[0]: "
                        + "the block covers pods (shop/web); plugins differ in whether it means them");
    }

    @Test
    void theWholeInternetCoversPodsAsWell() {
        assertThat(Linted.of(new BlockCoversPods(), WEB, networkPolicy("shop/out").egress(to(block("0.0.0.0/0"))))
                .lines())
                .containsExactly("INFO NetworkPolicy shop/out: spec.egress[0].to[0]: the block covers not only the "
                        + "outside but pods too (shop/web); plugins differ in whether it means them");
    }

    @Test
    void aBlockThatLeavesThePodsOutIsFine() {
        assertThat(Linted.of(
                        new BlockCoversPods(), WEB,
                        networkPolicy("shop/out").egress(to(block("0.0.0.0/0").except("10.0.0.0/8"))),
                        networkPolicy("shop/in").ingress(from(block("203.0.113.0/24"))))
                .lines())
                .isEmpty();
    }

    /// Source: network-policy-api v1alpha2, `networks` also selects traffic inside the cluster.
    @Test
    void aNetworkOfAnAdminTierMeansPodsUnlessAnEarlierRulePassesThem() {
        var deny = Tiers.admin("deny", 2, "").rule(Action.DENY, Tiers.block("0.0.0.0/0"), TrafficSet.ALL).policy();
        var pass = Tiers.admin("pass", 1, "").rule(Action.PASS, Tiers.app(""), TrafficSet.ALL).policy();

        assertThat(Linted.with(new BlockCoversPods(), List.of(deny), WEB).lines())
                .containsExactly("INFO ClusterNetworkPolicy deny: spec.ingress[0]: "
                        + "the network covers pods too (shop/web), and means them");
        assertThat(Linted.with(new BlockCoversPods(), List.of(pass, deny), WEB).lines()).isEmpty();
    }

    @Test
    void podsOnTheirNodesNetworkHaveTheNodesAddress() {
        assertThat(Linted.of(
                        new BlockCoversPods(),
                        pod("shop/agent", "app=agent").address("192.168.7.1").hostNetwork(),
                        networkPolicy("shop/in").ingress(from(block("192.168.7.0/24"))))
                .lines())
                .isEmpty();
    }

    @Test
    void aBlockOfServiceAddressesIsRewrittenBeforeItIsSeen() {
        assertThat(Linted.of(
                        new BlockNamesService(), WEB, SERVICE,
                        networkPolicy("shop/out").egress(to(block("10.96.0.7/32"))))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/out: spec.egress[0].to[0]: the block names the cluster "
                        + "address of Service shop/web, which most plugins replace by a pod's before they look");
    }

    @Test
    void aBlockThatHoldsMoreThanServicesIsNotMeantForThem() {
        assertThat(Linted.of(
                        new BlockNamesService(), WEB, SERVICE, node("n1", "10.64.0.1"),
                        networkPolicy("shop/a").egress(to(block("10.0.0.0/8"))),
                        networkPolicy("shop/b").egress(to(block("10.64.0.0/10"))),
                        networkPolicy("shop/c").egress(to(block("0.0.0.0/0"))),
                        networkPolicy("shop/d").ingress(from(block("10.96.0.7/32"))))
                .lines())
                .isEmpty();
    }
}
