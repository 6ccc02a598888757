package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Part;
import dev.weft.fixture.PolicyPart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Source: NetworkPolicyIngressRule.from and .ports ("if this field is empty or missing, this rule matches all");
/// NetworkPolicyPeer.namespaceSelector ("if present but empty, it selects all namespaces").
class EmptyMeansEverythingTest {
    private static Linted linted(Part... parts) {
        return Linted.of(new EmptyMeansEverything(), parts);
    }

    @Test
    void anEmptyListOfPeersLetsEveryoneIn() {
        var linted = linted(pod("shop/db", "app=db"), networkPolicy("shop/in")
                .with("ingress", List.of(Map.of("from", List.of(), "ports", List.of(Map.of("port", 80))))));

        assertThat(linted.lines()).containsExactly("WARNING NetworkPolicy shop/in: spec.ingress[0].from: "
                + "an empty list counts as missing: everyone is let in, from every namespace and from outside");
    }

    @Test
    void anEmptyListOfPortsMeansAllTraffic() {
        assertThat(linted(networkPolicy("shop/out").with(
                                "egress",
                                List.of(Map.of("to", List.of(Map.of("podSelector", Map.of())), "ports", List.of()))))
                .lines())
                .containsExactly("WARNING NetworkPolicy shop/out: spec.egress[0].ports: "
                        + "an empty list counts as missing: all ports of all protocols are allowed");
    }

    @Test
    void aListOfPeersWithNothingBehindTheColonIsEmptyToo() {
        assertThat(linted(networkPolicy("shop/in").ingress(tcp(80)).at("in.yaml", Map.of("spec.ingress[0].from", 9)))
                .places())
                .containsExactly("WARNING NetworkPolicy shop/in: spec.ingress[0].from");
    }

    @Test
    void aRuleWithPortsAndWithoutPeersIsARemark() {
        assertThat(linted(networkPolicy("shop/in").ingress(tcp(80))).places())
                .containsExactly("INFO NetworkPolicy shop/in: spec.ingress[0]");
    }

    @Test
    void aMissingPodSelectorIsSaidToMeanEveryPodAndCanBeWrittenOut() {
        var bare = new PolicyPart(
                ResourceKind.NETWORK_POLICY.ref("shop", "in"), Map.of("ingress", List.of()), Origin.LIVE);

        var linted = linted(bare);

        assertThat(linted.lines()).containsExactly("INFO NetworkPolicy shop/in: spec: "
                + "podSelector is missing, which selects every pod of namespace shop");
        assertThat(linted.patches()).containsExactly(Map.of("podSelector", Map.of(), "ingress", List.of()));
    }

    @Test
    void aSelectorWhoseLabelsATemplateLeftEmptySelectsEverything() {
        assertThat(linted(networkPolicy("shop/in").with("podSelector", Map.of("matchLabels", Map.of()))).lines())
                .containsExactly("INFO NetworkPolicy shop/in: spec.podSelector: "
                        + "it has no label to match, which selects every pod of namespace shop");
    }

    @Test
    void anEmptyNamespaceSelectorMeansNamesakesEverywhere() {
        assertThat(linted(
                        pod("shop/web", "app=web"),
                        pod("lab/web", "app=web"),
                        networkPolicy("shop/in").ingress(from(namespaces("").pods("app=web"))))
                .lines())
                .containsExactly("INFO NetworkPolicy shop/in: spec.ingress[0].from[0].namespaceSelector: {} means all "
                        + "namespaces: pods with app=web of lab too, not of shop alone");
    }

    @Test
    void anEmptyNamespaceSelectorAloneMeansTheWholeCluster() {
        assertThat(linted(
                        pod("shop/web", "app=web"),
                        pod("lab/web", "app=web"),
                        networkPolicy("shop/a").ingress(from(namespaces(""))),
                        networkPolicy("shop/b").ingress(from(namespaces("")), tcp(80)))
                .lines())
                .containsExactly("INFO NetworkPolicy shop/a: spec.ingress[0].from[0].namespaceSelector: {} means all "
                        + "namespaces: every pod of lab too, not of shop alone");
    }

    @Test
    void emptySelectorsThatSayWhatTheyMeanAreFine() {
        assertThat(linted(
                        pod("shop/web", "app=web"),
                        pod("dns/dns", "app=dns"),
                        networkPolicy("shop/deny").types("Ingress", "Egress"),
                        networkPolicy("shop/out").egress(from(namespaces("").pods("app=dns"))),
                        networkPolicy("shop/in").with("ingress", List.of()))
                .lines())
                .isEmpty();
    }
}
