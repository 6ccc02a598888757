package dev.weft.whatif.editing;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Selector;
import dev.weft.cluster.Selector.Operator;
import dev.weft.cluster.Selector.Requirement;
import dev.weft.policy.PodSelection;
import dev.weft.policy.PodSelection.HostPods;
import dev.weft.policy.PodSelection.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom selections mean in a cluster, asked many times over.
class ClusterWordsTest {
    private static final Scope EVERYWHERE = new Scope.Matching(Selector.EVERYTHING);
    private static final Scope TEAM_B = new Scope.Matching(new Selector(List.of(is("team", "b"))));
    private static final ClusterWords WORDS = ClusterWords.of(cluster(
            namespace("shop", "team=a"),
            namespace("mon", "team=b"),
            pod("shop/web", "app=web,tier=front"),
            pod("shop/db", "app=db,tier=back"),
            pod("shop/agent", "app=agent").hostNetwork(),
            pod("mon/web", "app=web,tier=back"),
            pod("mon/prom", "app=prom")));

    private static Requirement is(String key, String value) {
        return new Requirement(key, Operator.IN, List.of(value));
    }

    private static List<String> chosen(PodSelection selection) {
        return WORDS.chosen(selection).stream().map(crowd -> crowd.workload().path()).toList();
    }

    private static List<String> chosen(Scope scope, Requirement... requirements) {
        return chosen(new PodSelection(scope, new Selector(List.of(requirements))));
    }

    @Test
    void aLabelInAllNamespacesIsMetNamespaceByNamespace() {
        assertThat(chosen(EVERYWHERE, is("app", "web"))).containsExactly("mon/web", "shop/web");
        assertThat(chosen(EVERYWHERE, is("app", "web"), is("tier", "back"))).containsExactly("mon/web");
        assertThat(chosen(EVERYWHERE, is("app", "nobody"))).isEmpty();
        assertThat(chosen(TEAM_B, is("app", "web"))).containsExactly("mon/web");
    }

    @Test
    void otherConditionsHoldBesideTheLabel() {
        var back = new Requirement("tier", Operator.NOT_IN, List.of("front"));
        assertThat(chosen(EVERYWHERE, is("app", "web"), back)).containsExactly("mon/web");
        assertThat(chosen(EVERYWHERE, new Requirement("app", Operator.IN, List.of("db", "prom"))))
                .containsExactly("mon/prom", "shop/db");
    }

    @Test
    void podsOfTheirNodesNetworkAreMeantWhereTheyAreNotLeftOut() {
        var agents = new Selector(List.of(is("app", "agent")));
        assertThat(chosen(new PodSelection(EVERYWHERE, agents))).containsExactly("shop/agent");
        assertThat(chosen(new PodSelection(EVERYWHERE, agents, HostPods.EXCLUDED))).isEmpty();
    }

    @Test
    void whatOneSelectionHoldsIsPutTogetherOnceForAllThatAreInIt() {
        var all = new PodSelection(EVERYWHERE, Selector.EVERYTHING);
        var whole = WORDS.anyOf(List.of(all));
        for (var app : List.of("web", "db", "nobody")) {
            var own = new PodSelection(new Scope.Own("shop"), new Selector(List.of(is("app", app))));
            assertThat(WORDS.anyOf(List.of(all, own))).isSameAs(whole);
        }
        assertThat(whole.pods()).isEqualTo(5);
    }

    @Test
    void whatNoneHoldsIsBothTogether() {
        var monitoring = new PodSelection(TEAM_B, Selector.EVERYTHING);
        var web = new PodSelection(new Scope.Own("shop"), new Selector(List.of(is("app", "web"))));
        assertThat(WORDS.anyOf(List.of(monitoring, web)))
                .isEqualTo(new ClusterWords.Union(3, 3, List.of("mon/prom", "mon/web", "shop/web")));
    }
}
