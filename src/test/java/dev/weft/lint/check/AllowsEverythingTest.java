package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.everyPort;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Peer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: NetworkPolicyIngressRule: without from and ports it matches everything.
class AllowsEverythingTest {
    private static final Part WEB = pod("shop/web", "app=web");

    private static Linted linted(Part... parts) {
        return Linted.of(new AllowsEverything(), parts);
    }

    @Test
    void anIngressRuleWithoutConditionsIsAWarning() {
        assertThat(linted(WEB, networkPolicy("shop/in").ingress()).lines())
                .containsExactly("WARNING NetworkPolicy shop/in: spec.ingress[0]: lets in all traffic from everyone, "
                        + "in the cluster and outside, to all ports of shop/web; no other NetworkPolicy "
                        + "can limit that");
    }

    @Test
    void anEgressRuleWithoutConditionsIsARemark() {
        assertThat(linted(WEB, networkPolicy("shop/out").egress()).places())
                .containsExactly("INFO NetworkPolicy shop/out: spec.egress[0]");
    }

    @Test
    void everyAddressIsEverything() {
        assertThat(linted(WEB, networkPolicy("shop/in").ingress(from(block("0.0.0.0/0"), block("::/0")))).lines())
                .singleElement().asString().contains("from every address,");
        assertThat(linted(WEB, networkPolicy("shop/in").ingress(from(block("0.0.0.0/0")))).lines())
                .singleElement().asString().contains("from every IPv4 address,");
    }

    @Test
    void anAdminRuleThatAcceptsEverythingSilencesAllPolicies() {
        var open = Tiers.admin("open", 1, "").rule(Action.ACCEPT, new Peer.Anyone(), TrafficSet.ALL);
        var usual = Tiers.baseline("usual", 1, "").rule(Action.ACCEPT, new Peer.Anyone(), TrafficSet.ALL);

        assertThat(Linted.with(new AllowsEverything(), List.of(open.policy(), usual.policy()), WEB).lines())
                .singleElement().asString().endsWith("; no NetworkPolicy is asked any more");
    }

    @Test
    void rulesWithSomeConditionAreFine() {
        assertThat(linted(
                        WEB,
                        networkPolicy("shop/a").ingress(everyPort("TCP")),
                        networkPolicy("shop/b").ingress(from(namespaces(""))),
                        networkPolicy("shop/c").egress(to(block("0.0.0.0/0").except("10.0.0.0/8"))),
                        networkPolicy("shop/d").with("ingress", List.of()))
                .lines())
                .isEmpty();
    }
}
