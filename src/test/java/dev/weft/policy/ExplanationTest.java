package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Part;
import dev.weft.fixture.PolicyPart;
import dev.weft.policy.Explanation.Effect;
import dev.weft.policy.Explanation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Why a packet passes or not, in steps, codes and sentences.
class ExplanationTest {
    private static Asked shop(PolicyPart... policies) {
        var parts = new ArrayList<Part>(List.of(
                pod("shop/web", "app=web"), pod("shop/api", "app=api"), pod("shop/db", "app=db").port("pg", 5432)));
        parts.addAll(List.of(policies));
        return Asked.of(parts.toArray(Part[]::new));
    }

    private static PolicyPart dbIn() {
        return networkPolicy("shop/db-in")
                .on("app=db")
                .at("db.yaml", Map.of("spec", 6, "spec.ingress[0]", 9));
    }

    private static RuleRef at(String path, int line) {
        return new RuleRef(ResourceKind.NETWORK_POLICY.ref("shop", "db-in"), path, "db.yaml", line);
    }

    @Test
    void withoutPolicyTheImpliedRuleIsNamed() {
        var explanation = shop().explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.verdict()).isEqualTo(new Verdict.Allowed(List.of()));
        assertThat(explanation.ingress()).isEqualTo(new Explanation.Half(
                Direction.INGRESS,
                new Verdict.Allowed(List.of()),
                "IMPLIED_ALLOW_NO_POLICY",
                "ingress to shop/db: no policy isolates it, so it is allowed by default",
                List.of(new Step(
                        "default", Optional.empty(), Effect.ALLOW,
                        "no policy isolates it, so it is allowed by default"))));
    }

    @Test
    void theDecidingRuleIsNamedWithFileAndLine() {
        var explanation = shop(dbIn().ingress(from("app=web"), tcp(80))).explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.verdict()).isEqualTo(new Verdict.Allowed(List.of(at("spec.ingress[0]", 9))));
        assertThat(explanation.ingress()).isEqualTo(new Explanation.Half(
                Direction.INGRESS,
                new Verdict.Allowed(List.of(at("spec.ingress[0]", 9))),
                "ALLOWED_BY_RULE",
                "ingress to shop/db: allowed by NetworkPolicy shop/db-in spec.ingress[0]",
                List.of(new Step(
                        "NetworkPolicy", Optional.of(at("spec.ingress[0]", 9)), Effect.ALLOW,
                        "spec.ingress[0] allows shop/web on TCP 80"))));
    }

    @Test
    void aPortThatIsNotListedIsSaidBesideThoseThatAre() {
        var explanation = shop(dbIn().ingress(from("app=api"), tcp(5432))).explainTcp("shop/api", "shop/db", 80);
        assertThat(explanation.verdict()).isEqualTo(new Verdict.Denied(List.of(at("spec", 6))));
        assertThat(explanation.ingress().reason()).isEqualTo("PORT_NOT_LISTED");
        assertThat(explanation.ingress().sentence())
                .isEqualTo("ingress to shop/db: isolated by NetworkPolicy shop/db-in; "
                        + "its rule spec.ingress[0] allows shop/api only on TCP 5432, not on TCP 80");
    }

    @Test
    void aPeerThatIsNotSelectedIsSaidBesideThoseThatAre() {
        var explanation = shop(dbIn().ingress(from("app=api"))).explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.ingress().reason()).isEqualTo("PEER_NOT_SELECTED");
        assertThat(explanation.ingress().sentence())
                .isEqualTo("ingress to shop/db: isolated by NetworkPolicy shop/db-in; "
                        + "its rule spec.ingress[0] allows only pods with app=api in namespace shop, not shop/web");
        assertThat(explanation.ingress().steps()).extracting(Step::effect).containsExactly(Effect.ISOLATES);
    }

    @Test
    void isolationWithoutAnyRuleHasItsOwnCode() {
        var asked = shop(dbIn().types("Ingress", "Egress"));
        assertThat(asked.explainTcp("shop/web", "shop/db", 80).ingress().reason())
                .isEqualTo("INGRESS_ISOLATED_NO_RULE");
        assertThat(asked.explainTcp("shop/db", "shop/web", 80).egress().reason()).isEqualTo("EGRESS_ISOLATED_NO_RULE");
        assertThat(asked.explainTcp("shop/db", "shop/web", 80).egress().sentence())
                .isEqualTo("egress from shop/db: isolated by NetworkPolicy shop/db-in; it has no egress rule");
    }

    @Test
    void aNamedPortThatTheDestinationLacksIsSaid() {
        var explanation = shop(dbIn().ingress(from("app=web"), tcp("http"))).explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.ingress().reason()).isEqualTo("PORT_NOT_LISTED");
        assertThat(explanation.ingress().sentence())
                .endsWith("its rule spec.ingress[0] allows only TCP port \"http\", which shop/db does not declare");
    }

    @Test
    void everyPolicyThatSelectsTheEndIsAsked() {
        var explanation = shop(
                        dbIn().ingress(from("app=api")),
                        networkPolicy("shop/all").ingress(from("app=web"), tcp(80)),
                        networkPolicy("shop/other").on("app=none").ingress())
                .explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.ingress().steps())
                .extracting(step -> step.rule().orElseThrow().label() + ": " + step.effect().word())
                .containsExactly(
                        "NetworkPolicy shop/all spec.ingress[0]: allow", "NetworkPolicy shop/db-in spec: isolates");
    }

    @Test
    void theNearestOfSeveralIsolatingPoliciesIsNamed() {
        var explanation = shop(
                        networkPolicy("shop/all"), dbIn().ingress(from("app=web"), tcp(5432)))
                .explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.ingress().sentence())
                .isEqualTo("ingress to shop/db: isolated by NetworkPolicy shop/all and NetworkPolicy shop/db-in; "
                        + "nearest is NetworkPolicy shop/db-in: its rule spec.ingress[0] allows shop/web only on "
                        + "TCP 5432, not on TCP 80");
    }

    @Test
    void aDenialOfOneSideDoesNotHideTheOther() {
        var explanation = shop(
                        dbIn().ingress(from("app=web")),
                        networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to("app=api")))
                .explainTcp("shop/web", "shop/db", 80);
        assertThat(explanation.verdict().word()).isEqualTo("denied");
        assertThat(explanation.egress().verdict().word()).isEqualTo("denied");
        assertThat(explanation.ingress().verdict().word()).isEqualTo("allowed");
    }
}
