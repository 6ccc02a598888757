package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.lint.check.Tiers.admin;
import static dev.weft.lint.check.Tiers.app;
import static dev.weft.lint.check.Tiers.baseline;
import static dev.weft.lint.check.Tiers.block;
import static dev.weft.policy.Action.ACCEPT;
import static dev.weft.policy.Action.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Source: network-policy-api v1alpha2, spec.priority: the order of equal priorities is not defined.
class PriorityClashTest {
    private static final TrafficSet LOW = TrafficSet.of(Protocol.TCP, PortSet.of(1, 100));
    private static final TrafficSet MIDDLE = TrafficSet.of(Protocol.TCP, PortSet.of(80, 200));

    private static Linted linted(Tiers... tiers) {
        return Linted.with(
                new PriorityClash(),
                Stream.of(tiers).map(Tiers::policy).toList(),
                pod("shop/web", "app=web"),
                pod("shop/db", "app=db"));
    }

    @Test
    void equalPrioritiesThatReallyOverlapAreAnErrorWithAWitness() {
        assertThat(linted(
                        admin("a", 5, "db").rule(ACCEPT, app("web"), LOW),
                        admin("b", 5, "").rule(DENY, app("web"), MIDDLE))
                .lines())
                .containsExactly("ERROR ClusterNetworkPolicy b: spec.ingress[0]: has the priority 5 of "
                        + "ClusterNetworkPolicy a, and both decide differently about, for instance, shop/web to "
                        + "shop/db on TCP 80");
    }

    @Test
    void addressesOverlapToo() {
        assertThat(linted(
                        admin("a", 5, "db").rule(ACCEPT, block("203.0.113.0/24"), LOW),
                        admin("b", 5, "db").rule(DENY, block("203.0.113.128/25"), MIDDLE))
                .lines())
                .singleElement()
                .asString()
                .endsWith("for instance, 203.0.113.128 to shop/db on TCP 80");
    }

    @Test
    void theSameActionOrOtherTrafficPeersSubjectsTiersAndPrioritiesAreNoClash() {
        var one = admin("a", 5, "db").rule(ACCEPT, app("web"), TrafficSet.tcp(80));

        assertThat(linted(one, admin("b", 5, "db").rule(ACCEPT, app("web"), LOW)).lines()).isEmpty();
        assertThat(linted(one, admin("b", 5, "db").rule(DENY, app("web"), TrafficSet.tcp(81))).lines()).isEmpty();
        assertThat(linted(one, admin("b", 5, "db").rule(DENY, app("db"), LOW)).lines()).isEmpty();
        assertThat(linted(one, admin("b", 5, "web").rule(DENY, app("web"), LOW)).lines()).isEmpty();
        assertThat(linted(one, admin("b", 6, "db").rule(DENY, app("web"), LOW)).lines()).isEmpty();
        assertThat(linted(one, baseline("b", 5, "db").rule(DENY, app("web"), LOW)).lines()).isEmpty();
    }

    @Test
    void aPodAndItselfAreNoPair() {
        assertThat(linted(
                        admin("a", 5, "db").rule(ACCEPT, app("db"), LOW),
                        admin("b", 5, "db").rule(DENY, app("db"), LOW))
                .lines())
                .isEmpty();
    }

    @Test
    void addressesThatAnEarlierRuleTakesAreNotTheWitness() {
        assertThat(linted(
                        admin("first", 1, "db").rule(DENY, block("203.0.113.0/25"), TrafficSet.ALL),
                        admin("a", 5, "db").rule(ACCEPT, block("203.0.113.0/24"), LOW),
                        admin("b", 5, "db").rule(DENY, block("203.0.113.0/24"), MIDDLE))
                .lines())
                .singleElement()
                .asString()
                .endsWith("for instance, 203.0.113.128 to shop/db on TCP 80");
    }

    @Test
    void whatAnEarlierRuleDecidesCannotClash() {
        var one = admin("a", 5, "db").rule(ACCEPT, app("web"), LOW);
        var other = admin("b", 5, "db").rule(DENY, app("web"), MIDDLE);

        assertThat(linted(admin("first", 1, "").rule(DENY, app(""), MIDDLE), one, other).lines()).isEmpty();
        assertThat(linted(one, admin("b", 5, "db").rule(ACCEPT, app("web"), LOW).rule(DENY, app("web"), MIDDLE))
                .lines())
                .isEmpty();
    }
}
