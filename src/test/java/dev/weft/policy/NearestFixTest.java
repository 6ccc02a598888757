package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.YamlPolicy.admin;
import static dev.weft.fixture.YamlPolicy.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Manifest;
import dev.weft.fixture.Part;
import dev.weft.policy.fix.NearestFix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The smallest policies that would let a denied packet through, and what else they would do.
class NearestFixTest {
    private static final NearestFix FIXES =
            new NearestFix(snapshot -> Asked.evaluated(snapshot, Profile.UPSTREAM));

    private static Asked shop(Part... more) {
        var parts = Stream.concat(
                Stream.of(
                        pod("shop/web", "app=web, pod-template-hash=5d"),
                        pod("shop/db", "app=db"),
                        pod("other/web", "app=web")),
                Stream.of(more));
        return Asked.of(parts.toArray(Part[]::new));
    }

    private static Optional<NearestFix.Fix> fix(Asked asked, String source, String destination) {
        return FIXES.of(asked.reachability(), asked.explainTcp(source, destination, 80));
    }

    private static Object spec(Manifest policy) {
        return policy.body().get("spec");
    }

    @Test
    void oneIngressPolicyForThePairAndThePortOpensNothingElse() {
        var asked = shop(networkPolicy("shop/deny").on("app=db"));
        var fix = fix(asked, "shop/web", "shop/db").orElseThrow();
        assertThat(fix.summary())
                .isEqualTo("add NetworkPolicy shop/allow-web-to-db-tcp-80-ingress: lets shop/web[Pod] reach "
                        + "shop/db[Pod] on TCP 80; opens no other pair");
        assertThat(fix.policies()).singleElement().satisfies(policy -> assertThat(spec(policy)).isEqualTo(Map.of(
                "podSelector", Map.of("matchLabels", Map.of("app", "db")),
                "policyTypes", List.of("Ingress"),
                "ingress", List.of(Map.of(
                        "from", List.of(Map.of(
                                "namespaceSelector",
                                Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "shop")),
                                "podSelector", Map.of("matchLabels", Map.of("app", "web")))),
                        "ports", List.of(Map.of("protocol", "TCP", "port", 80)))))));
        var after = Asked.of(asked.snapshot().with(fix.policies(), List.of()), Profile.UPSTREAM);
        assertThat(after.allowed("shop/web", "shop/db")).isEqualTo("TCP 80");
        assertThat(after.cell("other/web", "shop/db")).isEqualTo(Cell.NOTHING);
    }

    @Test
    void oneMorePolicyForEachSideThatBlocks() {
        var asked = shop(networkPolicy("shop/deny").types("Ingress", "Egress"));
        var fix = fix(asked, "shop/web", "shop/db").orElseThrow();
        assertThat(fix.policies()).extracting(policy -> policy.ref().name())
                .containsExactly("allow-web-to-db-tcp-80-egress", "allow-web-to-db-tcp-80-ingress");
    }

    @Test
    void anOutsideEndIsNamedByItsBlock() {
        var fix = fix(shop(networkPolicy("shop/deny").on("app=db")), "8.8.8.8", "shop/db").orElseThrow();
        assertThat(spec(fix.policies().getFirst()).toString()).contains("ipBlock={cidr=8.8.8.8/32}");
    }

    @Test
    void otherPairsThatTheLabelsWouldOpenAreSaid() {
        var asked = shop(networkPolicy("shop/deny").on("app=db"), pod("shop/web2", "app=web"));
        assertThat(fix(asked, "shop/web", "shop/db").orElseThrow().summary())
                .endsWith("; also opens shop/web2[Pod] => shop/db[Pod]");
    }

    @Test
    void podsThatThePolicyWouldNewlyIsolateAreSaid() {
        var asked = shop(
                pod("shop/db2", "app=db"),
                pod("shop/db3", "app=db, isolated=yes"),
                networkPolicy("shop/deny").on("isolated=yes"),
                pod("shop/client", "app=client"));
        var summary = fix(asked, "shop/client", "shop/db3").orElseThrow().summary();
        assertThat(summary).endsWith("opens no other pair");
        var shared = shop(
                pod("shop/db4", "app=db"), networkPolicy("shop/deny").with("podSelector", Map.of("matchExpressions",
                        List.of(Map.of("key", "extra", "operator", "DoesNotExist")))),
                pod("shop/db5", "app=db, extra=1"));
        assertThat(fix(shared, "shop/web", "shop/db4").orElseThrow().summary())
                .endsWith("also opens shop/web[Pod] => shop/db[Pod]; newly isolates shop/db5[Pod]");
    }

    @Test
    void aNameThatIsTakenIsNotUsedAgain() {
        var asked = shop(
                networkPolicy("shop/deny").on("app=db"),
                networkPolicy("shop/allow-web-to-db-tcp-80-ingress").on("app=db").ingress(from("app=x"), tcp(80)));
        assertThat(fix(asked, "shop/web", "shop/db").orElseThrow().policies())
                .extracting(policy -> policy.ref().name())
                .containsExactly("allow-web-to-db-tcp-80-ingress-2");
    }

    @Test
    void nothingIsOfferedThatWouldNotHelp() {
        assertThat(fix(shop(), "shop/web", "shop/db")).as("allowed").isEmpty();
        assertThat(fix(shop(pod("shop/job", "app=job").finished()), "shop/job", "shop/db")).as("finished").isEmpty();
        assertThat(fix(shop(pod("shop/bare", ""), networkPolicy("shop/deny")), "shop/web", "shop/bare"))
                .as("a pod without labels cannot be selected alone")
                .isEmpty();
    }

    private static final String DENY_IN = "ingress: [{action: Deny, from: [{namespaces: {}}]}]";

    // No NetworkPolicy is asked where the Admin tier has denied. Source: network-policy-api, "API overview".
    @Test
    void noNetworkPolicyIsOfferedAgainstAnAdminTier() {
        var first = shop(admin("a", 0, DENY_IN), networkPolicy("shop/deny").on("app=db"));
        assertThat(fix(first, "shop/web", "shop/db")).as("nothing comes before priority 0").isEmpty();
        assertThat(fix(shop(admin("a", 1, DENY_IN)), "shop/web", "shop/db").orElseThrow().policies())
                .extracting(policy -> policy.kind().kind())
                .containsExactly("AdminNetworkPolicy");
    }

    // Baseline is not asked about a pod that a NetworkPolicy isolates.
    @Test
    void whatBaselineDeniesANetworkPolicyMayAllow() {
        var asked = shop(baseline("default", DENY_IN));
        var fix = fix(asked, "shop/web", "shop/db").orElseThrow();
        assertThat(fix.summary()).endsWith("; opens no other pair; newly isolates shop/db[Pod]");
        var after = Asked.of(asked.snapshot().with(fix.policies(), List.of()), Profile.UPSTREAM);
        assertThat(after.allowed("shop/web", "shop/db")).isEqualTo("TCP 80");
    }
}
