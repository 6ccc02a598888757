package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.weft.fixture.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "Network Policies": "policies do not conflict; they are additive".
class RedundantRuleTest {
    private static final Part[] CLUSTER = {
        namespace("shop", "team=a"),
        pod("shop/web", "app=web,tier=front").port("http", 80),
        pod("shop/db", "app=db,tier=data").port("http", 8080),
    };

    private static Linted linted(Part... more) {
        var parts = new Part[CLUSTER.length + more.length];
        System.arraycopy(CLUSTER, 0, parts, 0, CLUSTER.length);
        System.arraycopy(more, 0, parts, CLUSTER.length, more.length);
        return Linted.of(new RedundantRule(), parts);
    }

    @Test
    void aRuleWithinAWiderOneOfTheSamePolicyCanBeRemoved() {
        var linted = linted(networkPolicy("shop/db-in")
                .on("app=db")
                .ingress(from("app=web"), tcp(80))
                .ingress(from(""), tcp(1, 100)));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/db-in: spec.ingress[0]: "
                + "allows nothing that spec.ingress[1] of the same policy does not allow");
        assertThat(linted.patches()).singleElement().satisfies(spec -> assertThat(((Map<?, ?>) spec).get("ingress"))
                .asInstanceOf(LIST)
                .hasSize(1));
    }

    @Test
    void ofTwoEqualRulesTheFirstStays() {
        assertThat(linted(
                        networkPolicy("shop/a").on("app=db").ingress(from("app=web"), tcp(80)),
                        networkPolicy("shop/b").on("app=db").ingress(from("app=web"), tcp(80)))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/b: spec.ingress[0]: "
                        + "allows nothing that NetworkPolicy shop/a spec.ingress[0] does not allow");
    }

    @Test
    void selectorsAreComparedByWhatFollowsFromThem() {
        assertThat(linted(
                        networkPolicy("shop/a").on("app=db,tier=data").ingress(from("app=web"), tcp(80)),
                        networkPolicy("shop/b")
                                .on("app in (db, cache)")
                                .ingress(from(namespaces("kubernetes.io/metadata.name").pods("app, app notin (db)"))))
                .places())
                .containsExactly("WARNING NetworkPolicy shop/a: spec.ingress[0]");
    }

    @Test
    void eachPeerMayLieWithinAnotherRule() {
        assertThat(linted(
                        networkPolicy("shop/both").ingress(from(pods("app=web"), block("10.1.0.0/16")), tcp(80)),
                        networkPolicy("shop/web").ingress(from("app=web")),
                        networkPolicy("shop/net").ingress(from(block("10.0.0.0/8")), tcp(80)))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/both: spec.ingress[0]: allows nothing that "
                        + "NetworkPolicy shop/web spec.ingress[0], NetworkPolicy shop/net spec.ingress[0] "
                        + "do not allow");
    }

    @Test
    void otherLabelsOfTheSamePodsAreARemarkWithoutAPatch() {
        var linted = linted(
                networkPolicy("shop/a").on("app=db").ingress(from("app=web"), tcp(80)),
                networkPolicy("shop/b").on("app=db").ingress(from("tier=front"), tcp(80)));

        assertThat(linted.lines()).containsExactly("INFO NetworkPolicy shop/b: spec.ingress[0]: allows nothing that "
                + "NetworkPolicy shop/a spec.ingress[0] does not allow, by the pods that there are now");
        assertThat(linted.patches()).isEmpty();
    }

    @Test
    void aWideRuleIsNotRedundantThoughItSelectsNoMoreToday() {
        assertThat(linted(
                        networkPolicy("shop/all").ingress(from(""), tcp(80)),
                        networkPolicy("shop/some").on("app in (web, db)").ingress(from("tier"), tcp(80)))
                .places())
                .containsExactly("WARNING NetworkPolicy shop/some: spec.ingress[0]");
    }

    @Test
    void rulesThatShareOnlyPartsOrDirectionsStay() {
        assertThat(linted(
                        networkPolicy("shop/a").on("app=db").ingress(from("app=web"), tcp(80)),
                        networkPolicy("shop/b").on("app=db").ingress(from("app=web"), tcp(443)),
                        networkPolicy("shop/c").on("app=web").ingress(from("app=web"), tcp(80)),
                        networkPolicy("shop/d").on("app=db").types("Egress").egress(to("app=web"), tcp(80)),
                        networkPolicy("shop/e").on("app=db").ingress(from(block("10.0.0.0/8")), tcp(80)),
                        networkPolicy("lab/f").on("app=db").ingress(from("app=web")))
                .lines())
                .isEmpty();
    }

    @Test
    void namesOfPortsAreTheDestinationsOwn() {
        assertThat(linted(
                        networkPolicy("shop/a").on("app=web").ingress(from(""), tcp("http")),
                        networkPolicy("shop/b").on("app=web").ingress(from(""), tcp(80)))
                .places())
                .containsExactly("INFO NetworkPolicy shop/b: spec.ingress[0]");
        assertThat(linted(
                        networkPolicy("shop/a").ingress(from(""), tcp("http")),
                        networkPolicy("shop/b").ingress(from(""), tcp(80)))
                .lines())
                .isEmpty();
    }

    @Test
    void aPolicyWithoutRulesThatIsolatesNothingMoreIsARemark() {
        assertThat(linted(
                        networkPolicy("shop/deny").types("Ingress", "Egress"),
                        networkPolicy("shop/deny-again").types("Ingress", "Egress"),
                        networkPolicy("shop/db").on("app=db"),
                        networkPolicy("lab/deny"))
                .lines())
                .containsExactly(
                        "INFO NetworkPolicy shop/db: spec: isolates only pods that NetworkPolicy shop/deny isolates "
                                + "already",
                        "INFO NetworkPolicy shop/deny-again: spec: isolates only pods that NetworkPolicy shop/deny "
                                + "isolates already");
    }

    @Test
    void removingTheLastEgressRuleWouldOpenAPolicyWithoutTypes() {
        var linted = linted(
                networkPolicy("shop/a").on("app=db").types("Egress").egress(to("")),
                networkPolicy("shop/b").on("app=db").egress(to("app=web")));

        assertThat(linted.remedies())
                .isEqualTo(List.of("remove it, and name the policyTypes that the policy then still isolates"));
        assertThat(linted.patches()).isEmpty();
    }
}
