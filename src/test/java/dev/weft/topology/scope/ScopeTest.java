package dev.weft.topology.scope;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final List<Scope> WHOLE = List.of(
            Scope.WORKLOADS, Scope.of(Scope.Kind.SERVICE), Scope.of(Scope.Kind.POLICY), Scope.byLabel("tier"));

    /// Two replicas of web on two nodes, a db that only web may reach, and a scraper nobody speaks about.
    private static ClusterSnapshot shop() {
        return cluster(
                node("a", "10.1.0.1"),
                node("b", "10.1.0.2"),
                pod("shop/web-1", "app=web, tier=front").address("10.0.0.1").node("a").ownedBy("Deployment", "web"),
                pod("shop/web-2", "app=web, tier=front").address("10.0.0.2").node("b").ownedBy("Deployment", "web"),
                pod("shop/db", "app=db, tier=back").address("10.0.0.3").node("a"),
                pod("ops/scraper", "app=scraper").address("10.0.0.4"),
                service("shop/web", "app=web").port(80, 8080),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));
    }

    private static Reachability evaluate(ClusterSnapshot snapshot) {
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(snapshot, new PolicyCompiler(PolicyKinds.all()).compile(snapshot));
    }

    private static Regrouped regrouped(ClusterSnapshot snapshot, Scope scope, Filter filter) {
        return Regrouped.of(Requests.evaluate(snapshot), scope, filter, ScopeTest::evaluate);
    }

    private static Topology drawn(ClusterSnapshot snapshot, Scope scope, Filter filter, String... folded) {
        var regrouped = regrouped(snapshot, scope, filter);
        return new TopologyBuilder(Contributors.all()).build(new TopologyRequest(
                regrouped.reachability(), FlowWindow.EMPTY, filter, TopologyRequest.Folds.of(Set.of(folded)),
                Optional.empty(),
                regrouped.boxes()));
    }

    /// Box by name, with the names in it.
    private static Map<String, Set<String>> boxes(Topology topology) {
        var boxes = new TreeMap<String, Set<String>>();
        topology.nodes().forEach(node ->
                boxes.computeIfAbsent(node.namespace(), _ -> new TreeSet<>()).add(node.label()));
        return boxes;
    }

    private static Map<String, Set<String>> boxes(Scope scope) {
        return boxes(drawn(shop(), scope, Filter.NONE));
    }

    @Test
    void podsStandOnTheNodesThatRunThem() {
        assertThat(boxes(Scope.of(Scope.Kind.NODE))).isEqualTo(Map.of(
                "node a", Set.of("shop/web-1", "shop/db"),
                "node b", Set.of("shop/web-2"),
                "on no node yet", Set.of("ops/scraper"),
                "other Services", Set.of("shop/web")));
    }

    @Test
    void podsStandInTheirNamespaces() {
        assertThat(boxes(Scope.of(Scope.Kind.POD))).isEqualTo(Map.of(
                "shop", Set.of("web-1", "web-2", "db", "web"), "ops", Set.of("scraper")));
    }

    @Test
    void workloadsStandByTheValueOfALabel() {
        assertThat(boxes(Scope.byLabel("tier"))).isEqualTo(Map.of(
                "tier: front", Set.of("shop/web"),
                "tier: back", Set.of("shop/db"),
                "no label tier", Set.of("ops/scraper")));
    }

    @Test
    void workloadsStandBehindTheirServices() {
        assertThat(boxes(Scope.of(Scope.Kind.SERVICE))).isEqualTo(Map.of(
                "Service shop/web", Set.of("shop/web"),
                "behind no Service", Set.of("shop/db", "ops/scraper")));
    }

    @Test
    void workloadsStandByThePoliciesThatSelectThem() {
        assertThat(boxes(Scope.of(Scope.Kind.POLICY))).isEqualTo(Map.of(
                "policy shop/db-in", Set.of("shop/db"),
                "no policy selects these", Set.of("shop/web", "ops/scraper")));
    }

    @Test
    void aWorkloadWhosePodsCarryDifferentValuesIsDrawnAsItsPods() {
        var topology = drawn(
                cluster(
                        pod("shop/db-1", "app=db, role=primary").ownedBy("Deployment", "db"),
                        pod("shop/db-2", "app=db, role=replica").ownedBy("Deployment", "db")),
                Scope.byLabel("role"),
                Filter.NONE);

        assertThat(boxes(topology)).isEqualTo(
                Map.of("role: primary", Set.of("shop/db-1"), "role: replica", Set.of("shop/db-2")));
    }

    @Test
    void theSamePairsAreDrawnWhateverTheScope() {
        var expected = drawn(shop(), Scope.WORKLOADS, Filter.NONE).edges();

        assertThat(expected).isNotEmpty();
        assertThat(WHOLE).allSatisfy(scope ->
                assertThat(drawn(shop(), scope, Filter.NONE).edges()).containsExactlyElementsOf(expected));
    }

    @Test
    void eachPodOfANodeKeepsTheVerdictsOfItsWorkload() {
        assertThat(drawn(shop(), Scope.of(Scope.Kind.NODE), Filter.NONE).edges())
                .filteredOn(edge -> edge.state() == EdgeState.UNUSED)
                .extracting(edge -> edge.id().source().key() + " > " + edge.id().target().key())
                .containsExactly("shop/web-1[Pod] > shop/db[Pod]", "shop/web-2[Pod] > shop/db[Pod]");
    }

    @Test
    void aFoldedBoxCountsWhatIsInIt() {
        var topology = drawn(shop(), Scope.byLabel("tier"), Filter.NONE, "tier: back");

        assertThat(topology.node(NodeId.ofNamespace("tier: back")).map(TopologyNode::facts))
                .hasValueSatisfying(facts -> assertThat(facts.members()).isEqualTo(1));
        assertThat(topology.edges()).singleElement()
                .satisfies(edge -> assertThat(edge.id().target()).isEqualTo(NodeId.ofNamespace("tier: back")));
    }

    // Namespaces that are not chosen stay namespaces, folded, also where boxes are something else.
    @Test
    void theFilterIsAboutNamespacesInEachScope() {
        var filter = Filter.NONE.withNamespaces(Set.of("shop"));

        assertThat(boxes(drawn(shop(), Scope.byLabel("tier"), filter)))
                .isEqualTo(Map.of("tier: front", Set.of("shop/web"), "tier: back", Set.of("shop/db")));
    }

    @Test
    void wordsAreReadAsTheyAreWritten() {
        assertThat(List.of("workload", "pod", "namespace", "node", "service", "policy", "label=app.kubernetes.io/name"))
                .allSatisfy(word -> assertThat(Scope.parse(word).map(Scope::word)).hasValue(word));
        assertThat(List.of("team", "label", "label=")).allSatisfy(word -> assertThat(Scope.parse(word)).isEmpty());
    }

    @Test
    void theKeysThatDivideAClusterComeFirst() {
        var keys = LabelKeys.of(cluster(
                pod("shop/web", "app=web, tier=front, pod-template-hash=1"),
                pod("shop/api", "app=api, tier=front"),
                pod("shop/cache", "app=cache, tier=back"),
                pod("shop/db", "app=db, tier=back, one=x")));

        assertThat(keys).containsExactly(
                new LabelKeys.Choice("tier", 4, 2), new LabelKeys.Choice("app", 4, 4),
                new LabelKeys.Choice("one", 1, 1));
    }
}
