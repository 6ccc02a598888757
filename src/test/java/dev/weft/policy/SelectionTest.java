package dev.weft.policy;

import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import dev.weft.fixture.PolicyPart;
import dev.weft.fixture.RulePart;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whom selectors select. Points 5 to 10 of the facts sheet, B.1.
class SelectionTest {
    private static final String[] SOURCES = {"shop/web", "shop/db", "other/web", "other/db"};

    private static Asked asked(Part... more) {
        var parts = Stream.concat(
                Stream.of(
                        pod("shop/web", "app=web, tier=front"),
                        pod("shop/db", "app=db"),
                        pod("shop/target", "app=target"),
                        pod("other/web", "app=web"),
                        pod("other/db", "app=db"),
                        namespace("other", "team=b, env=prod")),
                Stream.of(more));
        return Asked.of(parts.toArray(Part[]::new));
    }

    private static PolicyPart target() {
        return networkPolicy("shop/in").on("app=target");
    }

    /// Which of the four may reach the target when a rule names these peers.
    private static List<String> reaching(RulePart peers) {
        return reaching(asked(target().ingress(peers)));
    }

    private static List<String> reaching(Asked asked) {
        return Stream.of(SOURCES)
                .filter(source -> asked.cell(source, "shop/target").allowed().isAll())
                .toList();
    }

    // 5. Source: ValidateNetworkPolicyPeer, "must specify a peer", "may not specify both". What is broken matches
    // nothing.
    @Test
    void anEmptyPeerAndABlockBesideASelectorMatchNobody() {
        var empty = asked(target().with("ingress", List.of(Map.of("from", List.of(Map.of())))));
        assertThat(reaching(empty)).isEmpty();
        assertThat(empty.reachability().policies().problems()).hasSize(1);
        var both = Map.of("ipBlock", Map.of("cidr", "0.0.0.0/0"), "podSelector", Map.of());
        var mixed = asked(target().with("ingress", List.of(Map.of("from", List.of(both)))));
        assertThat(reaching(mixed)).isEmpty();
        assertThat(mixed.reachability().policies().problems()).hasSize(1);
    }

    // 6. Source: networking/v1 NetworkPolicySpec.podSelector: empty selects all pods of the policy's namespace.
    @Test
    void theEmptySubjectIsEveryPodOfTheNamespaceAndNoOther() {
        for (var policy : List.of(networkPolicy("shop/deny"), networkPolicy("shop/deny").with("podSelector", null))) {
            var asked = asked(policy);
            assertThat(asked.allowed("other/web", "shop/web")).isEqualTo("No Connections");
            assertThat(asked.allowed("shop/web", "other/web")).isEqualTo("All Connections");
        }
    }

    // 6. Source: upstream e2e; karto lets a podSelector alone select every namespace.
    @Test
    void aPodSelectorAloneMeansThePolicysOwnNamespace() {
        assertThat(reaching(from(pods("app=web")))).containsExactly("shop/web");
    }

    // 6. Source: upstream e2e, "based on NamespaceSelector".
    @Test
    void aNamespaceSelectorAloneMeansAllItsPods() {
        assertThat(reaching(from(namespaces("team=b")))).containsExactly("other/web", "other/db");
    }

    // 6. Source: upstream e2e, "based on PodSelector and NamespaceSelector" and "or".
    @Test
    void bothSelectorsInOneItemMustHoldAndTwoItemsAreAlternatives() {
        assertThat(reaching(from(namespaces("team=b").pods("app=web")))).containsExactly("other/web");
        assertThat(reaching(from(namespaces("team=b"), pods("app=web"))))
                .containsExactly("shop/web", "other/web", "other/db");
    }

    // 7. Source: networking/v1 NetworkPolicyPeer.namespaceSelector, "present but empty, selects all namespaces".
    @Test
    void theEmptyNamespaceSelectorIsEveryNamespace() {
        assertThat(reaching(from(namespaces("")))).containsExactly(SOURCES);
        assertThat(reaching(from(namespaces("").pods("")))).containsExactly(SOURCES);
        assertThat(reaching(from(pods("")))).containsExactly("shop/web", "shop/db");
    }

    // 8. Source: Kubernetes documentation, "Labels and Selectors", set-based requirements.
    @Test
    void negativeOperatorsHoldWhenTheKeyIsMissing() {
        assertThat(reaching(from(pods("tier notin (front)")))).containsExactly("shop/db");
        assertThat(reaching(from(pods("!tier")))).containsExactly("shop/db");
        assertThat(reaching(from(pods("tier in (front)")))).containsExactly("shop/web");
        assertThat(reaching(from(pods("tier")))).containsExactly("shop/web");
        assertThat(reaching(from(namespaces("team notin (b)")))).containsExactly("shop/web", "shop/db");
    }

    // 8. Source: meta/v1 LabelSelector: matchLabels and matchExpressions are ANDed.
    @Test
    void labelsAndExpressionsMustAllHold() {
        assertThat(reaching(from(namespaces("").pods("app=web, !tier")))).containsExactly("other/web");
    }

    // 9. Source: the API server sets kubernetes.io/metadata.name; upstream e2e has two tests of it.
    @Test
    void everyNamespaceHasItsNameAsALabel() {
        assertThat(reaching(from(namespaces("kubernetes.io/metadata.name=other"))))
                .containsExactly("other/web", "other/db");
        assertThat(reaching(from(namespaces("kubernetes.io/metadata.name=shop"))))
                .containsExactly("shop/web", "shop/db");
    }

    // 10. A namespace that only its pods name still counts, with no label but its name.
    @Test
    void aNamespaceWithoutAnObjectIsSelectedByItsName() {
        var asked = Asked.of(
                pod("shop/target", "app=target"),
                pod("bare/web", "app=web"),
                target().ingress(from(namespaces("kubernetes.io/metadata.name=bare"))));
        assertThat(asked.allowed("bare/web", "shop/target")).isEqualTo("All Connections");
    }

    // A policy of another namespace with the same labels does not count (the mistake of k8sgpt#1746).
    @Test
    void aPolicySelectsNoPodOfAnotherNamespaceWithTheSameLabels() {
        var asked = asked(networkPolicy("other/in").on("app=target"));
        assertThat(reaching(asked)).containsExactly(SOURCES);
    }
}
