package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.lint.check.Tiers.admin;
import static dev.weft.lint.check.Tiers.app;
import static dev.weft.policy.Action.ACCEPT;
import static dev.weft.policy.Action.DENY;
import static dev.weft.policy.Action.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.net.TrafficSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Source: network-policy-api, "API overview": lower priority first, then the order of rules; the first match
/// decides.
class ShadowedRuleTest {
    private static final Part WEB = pod("shop/web", "app=web");
    private static final Part DB = pod("shop/db", "app=db");
    private static final Part NETWORK_POLICY =
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432));

    private static Linted linted(Tiers... tiers) {
        return Linted.with(new ShadowedRule(), Stream.of(tiers).map(Tiers::policy).toList(), WEB, DB, NETWORK_POLICY);
    }

    @Test
    void anEarlierRuleOfTheSamePolicyThatMatchesMoreShadows() {
        assertThat(linted(admin("a", 10, "db")
                        .rule(PASS, app("web"), TrafficSet.ALL)
                        .rule(DENY, app("web"), TrafficSet.tcp(80)))
                .lines())
                .containsExactly("WARNING ClusterNetworkPolicy a: spec.ingress[1]: never asked: "
                        + "ClusterNetworkPolicy a spec.ingress[0] (Pass) decides about all of it before");
    }

    @Test
    void aLowerPriorityShadowsAHigherAndTheSameActionIsARemark() {
        assertThat(linted(
                        admin("first", 1, "").rule(DENY, app("web"), TrafficSet.ALL),
                        admin("second", 2, "db").rule(DENY, app("web"), TrafficSet.tcp(80)))
                .places())
                .containsExactly(
                        "WARNING NetworkPolicy shop/db-in: spec.ingress[0]",
                        "INFO ClusterNetworkPolicy second: spec.ingress[0]");
    }

    @Test
    void whatTheAdminTierDeniesNoNetworkPolicyIsAskedAbout() {
        assertThat(linted(admin("a", 10, "db").rule(DENY, app("web"), TrafficSet.tcp(5432))).lines())
                .containsExactly("WARNING NetworkPolicy shop/db-in: spec.ingress[0]: never asked: "
                        + "ClusterNetworkPolicy a spec.ingress[0] (Deny) decides about all of it before");
    }

    @Test
    void aNetworkPolicyCannotBeMovedBeforeTheAdminTier() {
        assertThat(linted(admin("a", 10, "db").rule(DENY, app("web"), TrafficSet.ALL)).remedies())
                .containsExactly("remove it, or let the earlier tier pass what it means");
    }

    @Test
    void aPassBeforeMayLeadToTheNetworkPolicy() {
        assertThat(linted(
                        admin("pass", 1, "db").rule(PASS, app("web"), TrafficSet.tcp(5432)),
                        admin("deny", 2, "db").rule(DENY, app("web"), TrafficSet.tcp(5432)))
                .places())
                .containsExactly("WARNING ClusterNetworkPolicy deny: spec.ingress[0]");
    }

    @Test
    void equalPrioritiesPartsAndLaterRulesShadowNothing() {
        assertThat(linted(
                        admin("a", 1, "db").rule(PASS, app("web"), TrafficSet.tcp(80)),
                        admin("b", 1, "db").rule(ACCEPT, app("web"), TrafficSet.tcp(80)),
                        admin("c", 2, "db")
                                .rule(DENY, app("web"), TrafficSet.tcp(443))
                                .rule(DENY, app(""), TrafficSet.ALL))
                .lines())
                .isEmpty();
    }

    @Test
    void withoutOtherTiersNothingIsShadowed() {
        assertThat(Linted.with(new ShadowedRule(), List.of(), WEB, DB, NETWORK_POLICY, networkPolicy("shop/all"))
                .lines())
                .isEmpty();
    }
}
