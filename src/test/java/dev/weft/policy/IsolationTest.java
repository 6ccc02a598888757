package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Part;
import dev.weft.fixture.PolicyPart;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who is isolated, and what an empty list means. Points 1 to 4, 18 and 24 of the facts sheet, B.1.
class IsolationTest {
    private static final String ALL = "All Connections";
    private static final String NONE = "No Connections";

    private static Asked shop(Part... more) {
        var parts = Stream.concat(
                Stream.of(pod("shop/web", "app=web"), pod("shop/db", "app=db"), pod("other/web", "app=web")),
                Stream.of(more));
        return Asked.of(parts.toArray(Part[]::new));
    }

    private static PolicyPart dbIn() {
        return networkPolicy("shop/db-in").on("app=db");
    }

    // Source: Kubernetes documentation, "Network Policies", the two sorts of pod isolation.
    @Test
    void podWithoutPolicyAcceptsEverything() {
        var shop = shop();
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(shop.allowed("8.8.8.8", "shop/db")).isEqualTo(ALL);
        assertThat(shop.reachability().isolation(shop.end("shop/db")))
                .isEqualTo(new Isolation(false, false, List.of()));
    }

    // 1. Source: the same page, "for a connection to be allowed, both the egress policy and the ingress policy".
    @Test
    void egressOfTheSourceAndIngressOfTheDestinationMustBothAllow() {
        var shop = shop(
                dbIn().ingress(from("app=web"), tcp(80, 90)),
                networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to("app=db"), tcp(85, 95)));
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo("TCP 85-90");
    }

    // 1. Source: networking/v1 NetworkPolicySpec.podSelector, "the ingress rules for each are combined additively".
    @Test
    void policiesThatSelectTheSamePodAddUp() {
        var shop = shop(
                dbIn().ingress(from("app=web"), tcp(80)),
                networkPolicy("shop/db-more").on("").ingress(from("app=web"), tcp(443)));
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo("TCP 80,443");
        var policies = List.of("db-in", "db-more").stream()
                .map(name -> ResourceKind.NETWORK_POLICY.ref("shop", name))
                .toList();
        assertThat(shop.reachability().isolation(shop.end("shop/db")))
                .isEqualTo(new Isolation(true, false, policies));
    }

    // 2. Source: SetDefaults_NetworkPolicy.
    @Test
    void withoutTypesIngressIsAlwaysIsolated() {
        var shop = shop(dbIn().egress(to("app=web")));
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(shop.allowed("shop/db", "shop/web")).isEqualTo(ALL);
        assertThat(shop.allowed("shop/db", "other/web")).isEqualTo(NONE);
    }

    // 2. Source: SetDefaults_NetworkPolicy counts the rules, not the presence of the list.
    @Test
    void withoutTypesAnEmptyEgressListIsolatesIngressOnly() {
        var shop = shop(dbIn().with("egress", List.of()));
        assertThat(shop.allowed("shop/db", "shop/web")).isEqualTo(ALL);
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // 2. Empty and missing policyTypes are the same: the API server drops empty lists.
    @Test
    void anEmptyListOfTypesIsNoList() {
        var shop = shop(dbIn().with("policyTypes", List.of()).egress(to("app=web")));
        assertThat(shop.allowed("shop/db", "other/web")).isEqualTo(NONE);
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo(NONE);
    }

    // 3. Source: networking/v1 NetworkPolicySpec.policyTypes.
    @Test
    void rulesOfADirectionThatTheTypesDoNotNameAreInert() {
        var shop = shop(dbIn().types("Egress").ingress(from("app=nobody")));
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo(ALL);
        assertThat(shop.allowed("shop/db", "shop/web")).isEqualTo(NONE);
    }

    // 3. Source: the same field, "if this field is specified with Egress and no egress rule".
    @Test
    void bothTypesWithoutARuleDenyEverything() {
        var shop = shop(dbIn().types("Ingress", "Egress"));
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(shop.allowed("shop/db", "8.8.8.8")).isEqualTo(NONE);
    }

    // 4. Source: networking/v1 NetworkPolicySpec.ingress; upstream e2e, "should support a
    // 'default-deny-ingress' policy".
    @Test
    void noRuleDeniesAllAndOneEmptyRuleAllowsAll() {
        assertThat(shop(dbIn()).allowed("shop/web", "shop/db")).isEqualTo(NONE);
        assertThat(shop(dbIn().with("ingress", List.of())).allowed("shop/web", "shop/db")).isEqualTo(NONE);
        var open = shop(dbIn().ingress());
        assertThat(open.allowed("other/web", "shop/db")).isEqualTo(ALL);
        assertThat(open.allowed("8.8.8.8", "shop/db")).isEqualTo(ALL);
    }

    // 4. Source: networking/v1 NetworkPolicyIngressRule.from, "if this field is empty or missing, this rule matches all
    // sources"; karto reads it as nobody.
    @Test
    void emptyAndMissingPeersBothMeanEveryone() {
        for (var rule : List.of(Map.of("from", List.of()), Map.of("ports", List.of()), Map.of())) {
            var shop = shop(dbIn().with("ingress", List.of(rule)));
            assertThat(shop.allowed("8.8.8.8", "shop/db")).as("%s", rule).isEqualTo(ALL);
            assertThat(shop.allowed("other/web", "shop/db")).as("%s", rule).isEqualTo(ALL);
        }
    }

    // 18. Source: Kubernetes documentation: replies are implicitly allowed, the reverse direction is not.
    @Test
    void aConnectionTheOtherWayRoundIsNotAllowedWithIt() {
        var shop = shop(networkPolicy("shop/all").on("").types("Ingress"), dbIn().ingress(from("app=web"), tcp(5432)));
        assertThat(shop.allowed("shop/web", "shop/db")).isEqualTo("TCP 5432");
        assertThat(shop.allowed("shop/db", "shop/web")).isEqualTo(NONE);
    }

    // 24. Source: upstream e2e, "should enforce updated policy", "... when pod's label updated", "... namespace label".
    @Test
    void labelsOfPodsAndNamespacesCountAsTheyAreNow() {
        var policy = dbIn().ingress(from(namespaces("team=a").pods("app=web")));
        var before = shop(policy);
        assertThat(before.allowed("other/web", "shop/db")).isEqualTo(NONE);
        var other = namespace("other", "team=a");
        var after = before.snapshot().with(other.resources(), List.of());
        assertThat(Asked.of(after, Profile.UPSTREAM).allowed("other/web", "shop/db")).isEqualTo(ALL);
        var relabelled = after.with(cluster(pod("other/web", "app=else")).pods(), List.of());
        assertThat(Asked.of(relabelled, Profile.UPSTREAM).allowed("other/web", "shop/db")).isEqualTo(NONE);
        var removed = relabelled.with(List.of(), List.of(ResourceKind.NETWORK_POLICY.ref("shop", "db-in")));
        assertThat(Asked.of(removed, Profile.UPSTREAM).allowed("other/web", "shop/db")).isEqualTo(ALL);
    }
}
