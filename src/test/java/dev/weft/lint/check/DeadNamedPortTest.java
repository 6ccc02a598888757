package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.port;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.policy.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: NetworkPolicyPort.port; upstream e2e: a name is resolved on the destination pod, per protocol.
class DeadNamedPortTest {
    private static final Part WEB = pod("shop/web", "app=web").port("http", 8080).port("metrics", 9090);
    private static final Part DB = pod("shop/db", "app=db").port("pg", 5432);

    private static Linted linted(Part... parts) {
        var all = new Part[parts.length + 2];
        System.arraycopy(parts, 0, all, 2, parts.length);
        all[0] = WEB;
        all[1] = DB;
        return Linted.of(new DeadNamedPort(), all);
    }

    @Test
    void aNameThatThePolicysPodsDoNotDeclareIsDeadForIngress() {
        var linted = linted(networkPolicy("shop/web-in").on("app=web").ingress(from("app=db"), tcp("htpp")));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/web-in: "
                + "spec.ingress[0].ports[0].port: no pod that the rule leads to (shop/web) "
                + "declares a TCP port \"htpp\"");
        assertThat(linted.remedies()).containsExactly("did you mean http?");
    }

    @Test
    void forEgressThePeersDeclareTheName() {
        var linted = linted(networkPolicy("shop/web-out").on("app=web").egress(to("app=db"), tcp("http")));

        assertThat(linted.places())
                .containsExactly("WARNING NetworkPolicy shop/web-out: spec.egress[0].ports[0].port");
        assertThat(linted.remedies()).containsExactly("use one of theirs (pg), or write the number");
    }

    @Test
    void aNameIsDeclaredPerProtocol() {
        assertThat(linted(networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), port("UDP", "pg")))
                .remedies())
                .containsExactly("name its protocol, it is declared for TCP");
    }

    @Test
    void anAddressOutsideDeclaresNothing() {
        assertThat(linted(networkPolicy("shop/out").egress(to(block("203.0.113.0/24")), tcp("http"))).lines())
                .containsExactly("WARNING NetworkPolicy shop/out: spec.egress[0].ports[0].port: "
                        + "\"http\" is a name, which no address outside of the pods declares");
    }

    /// Source: network-policy-api, destinationNamedPort has no protocol: it is taken from the pod.
    @Test
    void aNameWithoutAProtocolIsDeadOnceAndOnlyWhenNoProtocolDoes() {
        var dead = Tiers.admin("dead", 1, "web").named(Action.ACCEPT, Tiers.app("db"), "pg").policy();
        var alive = Tiers.admin("alive", 1, "web").named(Action.ACCEPT, Tiers.app("db"), "http").policy();

        assertThat(Linted.with(new DeadNamedPort(), List.of(dead, alive), WEB, DB).lines())
                .containsExactly("WARNING ClusterNetworkPolicy dead: spec.ingress[0]: "
                        + "no pod that the rule leads to (shop/web) declares a port \"pg\"");
    }

    @Test
    void onePodThatDeclaresItIsEnough() {
        assertThat(linted(
                        networkPolicy("shop/in").ingress(from(""), tcp("metrics")),
                        networkPolicy("shop/out").egress(tcp("pg")),
                        networkPolicy("shop/nobody").on("app=later").ingress(tcp("x")))
                .lines())
                .isEmpty();
    }
}
