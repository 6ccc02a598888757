package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Peer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "Network Policies", "Default policies".
class MissingDefaultDenyTest {
    private static final Part WEB = pod("shop/web", "app=web");
    private static final Part DB = pod("shop/db", "app=db");

    private static Linted linted(Part... parts) {
        return Linted.of(new MissingDefaultDeny(), parts);
    }

    @Test
    void podsThatNoPolicyIsolatesAreNamed() {
        assertThat(linted(WEB, DB, networkPolicy("shop/db").on("app=db")).lines())
                .containsExactly("WARNING Namespace shop: no policy isolates every pod of the namespace for ingress "
                        + "and egress; open to everyone: shop/web");
    }

    @Test
    void whereEveryPodIsIsolatedAlreadyADefaultDenyChangesNothingAndIsReady() {
        var linted = linted(
                WEB, DB,
                networkPolicy("shop/a").on("app=db").types("Ingress", "Egress"),
                networkPolicy("shop/b").on("app=web").types("Ingress", "Egress"));

        assertThat(linted.lines()).containsExactly(
                "INFO Namespace shop: no policy isolates every pod of the namespace for ingress and egress");
        assertThat(linted.patches()).containsExactly(
                Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress")));
    }

    @Test
    void aDirectionThatLacksIsARemark() {
        assertThat(linted(WEB, networkPolicy("shop/deny")).lines()).containsExactly(
                "INFO Namespace shop: no policy isolates every pod of the namespace for egress");
    }

    @Test
    void namespacesOfTheClusterItselfAreARemark() {
        assertThat(linted(pod("kube-system/proxy", "app=proxy")).places())
                .containsExactly("INFO Namespace kube-system");
    }

    @Test
    void aDefaultDenyForBothIsWhatIsAskedFor() {
        assertThat(linted(WEB, networkPolicy("shop/deny").types("Ingress", "Egress")).lines()).isEmpty();
        assertThat(linted(
                        WEB,
                        networkPolicy("shop/deny-in").types("Ingress"),
                        networkPolicy("shop/deny-out").types("Egress"))
                .lines())
                .isEmpty();
    }

    @Test
    void aBaselineThatDeniesEveryoneIsADefaultDeny() {
        var deny = Tiers.baseline("deny", 1, "").rule(Action.DENY, new Peer.Anyone(), TrafficSet.ALL);

        assertThat(Linted.with(new MissingDefaultDeny(), List.of(deny.policy()), WEB).lines()).containsExactly(
                "INFO Namespace shop: no policy isolates every pod of the namespace for egress");
    }

    @Test
    void namespacesWithoutPodsThatPoliciesSpeakAboutAreLeftOut() {
        assertThat(linted(
                        namespace("empty", ""),
                        pod("a/agent", "app=agent").hostNetwork(),
                        pod("b/job", "app=job").finished())
                .lines())
                .isEmpty();
    }
}
