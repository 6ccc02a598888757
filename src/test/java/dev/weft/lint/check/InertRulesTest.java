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

/// Source: NetworkPolicySpec.policyTypes: only the directions named count.
class InertRulesTest {
    private static final Part DB = pod("shop/db", "app=db");

    private static Linted linted(Part... parts) {
        return Linted.of(new InertRules(), parts);
    }

    @Test
    void ingressRulesOfAnEgressPolicyDoNothing() {
        var linted = linted(DB, networkPolicy("shop/db").on("app=db").types("Egress").ingress(from("app=web")));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/db: spec.ingress: "
                + "policyTypes does not name Ingress, so this rule does nothing, and no NetworkPolicy isolates these "
                + "pods for ingress");
        assertThat(linted.patches()).containsExactly(Map.of(
                "podSelector", Map.of("matchLabels", Map.of("app", "db")), "policyTypes", List.of("Egress")));
    }

    @Test
    void aRuleThatAllowsEverythingIsHarmlessWhereNothingIsolates() {
        assertThat(linted(DB, networkPolicy("shop/db").types("Ingress").egress()).places())
                .containsExactly("INFO NetworkPolicy shop/db: spec.egress");
        assertThat(linted(
                        DB,
                        networkPolicy("shop/db").types("Ingress").egress(),
                        networkPolicy("shop/deny").types("Egress"))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/db: spec.egress: policyTypes does not name Egress, so "
                        + "this rule does nothing, while other policies isolate these pods for egress");
    }

    @Test
    void rulesOfNamedOrImpliedTypesCount() {
        assertThat(linted(
                        DB,
                        networkPolicy("shop/a").types("Ingress", "Egress").ingress(from("app=a")).egress(to("app=b")),
                        networkPolicy("shop/b").ingress(from("app=a")).egress(to("app=b")),
                        networkPolicy("shop/c").types("Ingress").with("egress", List.of()))
                .lines())
                .isEmpty();
    }
}
