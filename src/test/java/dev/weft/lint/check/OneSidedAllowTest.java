package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "Network Policies": both the egress of the source and the ingress of the
/// destination need to allow a connection.
class OneSidedAllowTest {
    private static final Part WEB = pod("shop/web", "app=web,tier=front");
    private static final Part JOB = pod("shop/job", "app=job,tier=front");
    private static final Part DB = pod("shop/db", "app=db");
    private static final Part DB_IN = networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432));

    private static Linted linted(Part... parts) {
        return Linted.of(new OneSidedAllow(), parts);
    }

    @Test
    void anIngressRuleWhosePeersMayNotConnectOutIsNamedWithThePolicyThatDenies() {
        var linted = linted(WEB, DB, DB_IN, networkPolicy("shop/web-out").on("app=web").types("Egress"));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/db-in: spec.ingress[0].from[0]: lets "
                + "in shop/web, but NetworkPolicy shop/web-out denies the egress there, for instance TCP 5432");
        assertThat(linted.remedies())
                .containsExactly("allow the egress to these pods as well, or remove the peer");
    }

    @Test
    void anEgressRuleWhosePeersLetNobodyInToo() {
        assertThat(linted(
                        WEB, DB, networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to("app=db")),
                        networkPolicy("shop/db").on("app=db"))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/web-out: spec.egress[0].to[0]: lets out to shop/db, but "
                        + "NetworkPolicy shop/db denies the ingress there, for instance TCP 1");
    }

    @Test
    void someOfThePickedPeersAreARemark() {
        assertThat(linted(
                        WEB, JOB, DB, networkPolicy("shop/db-in").on("app=db").ingress(from("tier=front")),
                        networkPolicy("shop/job-out").on("app=job").types("Egress"))
                .lines())
                .containsExactly("INFO NetworkPolicy shop/db-in: spec.ingress[0].from[0]: not all of them can: lets "
                        + "in shop/job, but NetworkPolicy shop/job-out denies the egress there, for instance TCP 1");
    }

    @Test
    void aPeerThatMeansWholeNamespacesIsFineWhileOneOfThemCan() {
        assertThat(linted(
                        WEB, JOB, DB, networkPolicy("shop/db-in").on("app=db").ingress(from(namespaces(""))),
                        networkPolicy("shop/job-out").on("app=job").types("Egress"))
                .lines())
                .isEmpty();
    }

    @Test
    void bothSidesOfOnePortAreEnough() {
        assertThat(linted(
                        WEB, DB, DB_IN,
                        networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to("app=db"), tcp(1, 9000)))
                .lines())
                .isEmpty();
    }

    @Test
    void portsThatDoNotMeetAreOneSided() {
        assertThat(linted(
                        WEB, DB, DB_IN,
                        networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to("app=db"), tcp(3306)))
                .places())
                .containsExactly(
                        "WARNING NetworkPolicy shop/db-in: spec.ingress[0].from[0]",
                        "WARNING NetworkPolicy shop/web-out: spec.egress[0].to[0]");
    }

    @Test
    void aPodAloneIsNotAskedAboutItself() {
        assertThat(linted(DB, networkPolicy("shop/a").ingress(from(pods("app=db"))).types("Ingress", "Egress"))
                .lines())
                .isEmpty();
        assertThat(linted(
                        deployment("shop/db", 2, "app=db"),
                        networkPolicy("shop/a").ingress(from(pods("app=db"))).types("Ingress", "Egress"))
                .places())
                .containsExactly("WARNING NetworkPolicy shop/a: spec.ingress[0].from[0]");
    }

    @Test
    void aRuleThatItsOwnSideDeniesIsNotTheOtherSidesFault() {
        var deny = Tiers.admin("deny", 1, "db").rule(Action.DENY, Tiers.app("web"), TrafficSet.ALL);

        assertThat(Linted.with(new OneSidedAllow(), List.of(deny.policy()), WEB, DB, DB_IN).lines()).isEmpty();
    }
}
