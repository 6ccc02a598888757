package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: NetworkPolicySpec.policyTypes: "all policies (whether or not they contain an ingress section) are assumed
/// to affect ingress".
class IsolatesBySurpriseTest {
    private static final Part WEB = pod("shop/web", "app=web");
    private static final Part API = pod("shop/api", "app=api");

    private static Linted linted(Part... parts) {
        return Linted.of(new IsolatesBySurprise(), parts);
    }

    @Test
    void egressRulesWithoutTypesCutOffIngress() {
        var linted = linted(WEB, API, networkPolicy("shop/web-out").on("app=web").egress(to("app=api")));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/web-out: spec.egress: "
                + "policyTypes is missing, so the policy isolates for ingress too: nobody reaches shop/web");
        assertThat(linted.patches()).singleElement().satisfies(spec -> assertThat(((Map<?, ?>) spec).get("policyTypes"))
                .isEqualTo(List.of("Ingress", "Egress")));
    }

    @Test
    void wherePodsAreIsolatedAnywayItIsARemark() {
        assertThat(linted(
                        WEB, API,
                        networkPolicy("shop/web-out").on("app=web").egress(to("app=api")),
                        networkPolicy("shop/deny").types("Ingress"))
                .lines())
                .containsExactly("INFO NetworkPolicy shop/web-out: spec.egress: "
                        + "policyTypes is missing, so the policy isolates for ingress too");
    }

    @Test
    void namedTypesAndIngressRulesAreNoSurprise() {
        assertThat(linted(
                        WEB, API,
                        networkPolicy("shop/a").on("app=web").types("Egress").egress(to("app=api")),
                        networkPolicy("shop/b").on("app=web").ingress(from("app=api")).egress(to("app=api")),
                        networkPolicy("shop/c").on("app=api"),
                        networkPolicy("shop/d").on("app=web").with("ingress", List.of()).egress(to("app=api")))
                .lines())
                .isEmpty();
    }
}
