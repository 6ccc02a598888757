package dev.weft.topology.search;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.view.Frames.flow;
import static dev.weft.view.Frames.flows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.oracle.RandomCluster;
import dev.weft.session.ViewRequest;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import dev.weft.view.Frames;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphSearchTest {
    private static final List<String> TEXTS = List.of(
            "kind:Deployment", "-kind:Pod", "kind:Workload", "verdict:allowed", "port:80", "port:8080 verdict:denied",
            "verdict:unknown", "-verdict:allowed", "a", "b -> a", "-> kind:Pod", "protocol:udp", "kind:Outside ->",
            "label:app", "-label:app", "from:a -to:b", "ip:10.0.0.0/8", "nothing-is-called-so");

    private final ClusterSnapshot shop = cluster(
            deployment("shop/web", 2, "app=web"),
            deployment("shop/api", 1, "app=api,tier=back"),
            deployment("shop/db", 1, "app=db,tier=back"),
            deployment("bank/ledger", 1, "app=ledger"),
            pod("ops/probe", "app=probe").address("10.0.0.9"),
            service("shop/db", "app=db").port(5432, 5432),
            service("shop/back", "tier=back").port(80, 8080),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=api"), tcp(5432)),
            networkPolicy("shop/api-in").on("app=api").ingress(from("app=web"), tcp(8080)));

    private static Topology draw(ClusterSnapshot snapshot, FlowWindow flows, String text) {
        var request = Requests.with(Requests.request(snapshot), flows);
        return new TopologyBuilder(Contributors.all())
                .build(Requests.with(request, new Filter(Set.of(), text, true, true)));
    }

    private static Matches marks(ClusterSnapshot snapshot, FlowWindow flows, String text) {
        var drawn = draw(snapshot, flows, "");
        var nodes = drawn.nodes().stream().collect(Collectors.toMap(TopologyNode::id, Function.identity()));
        var edges = drawn.edges().stream().collect(Collectors.toMap(TopologyEdge::id, TopologyEdge::evidence));
        return GraphSearch.of(text, snapshot).in(nodes, edges.keySet(), id -> edges.getOrDefault(id, List.of()));
    }

    private Set<String> nodes(String text) {
        return marks(shop, FlowWindow.EMPTY, text).nodes().stream().map(NodeId::key).collect(Collectors.toSet());
    }

    private Set<String> edges(String text, FlowWindow flows) {
        return marks(shop, flows, text).edges().stream().map(GraphSearchTest::words).collect(Collectors.toSet());
    }

    private static String words(EdgeId id) {
        return id.source().key() + " -> " + id.target().key();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ns:bank                      | bank/ledger[Deployment]
            label:tier=back              | shop/api[Deployment],shop/db[Deployment]
            label:tier=back -name:api    | shop/db[Deployment]
            name:LED                     | bank/ledger[Deployment]
            kind:pod                     | ops/probe[Pod]
            kind:Service                 | shop/back
            ip:10.0.0.9                  | ops/probe[Pod]
            service:shop/back            | shop/api[Deployment],shop/db[Deployment],shop/back
            ns:bank ns:ops               | bank/ledger[Deployment],ops/probe[Pod]
            workload:db                  | shop/db[Deployment]
            APP=LEDGER                   | bank/ledger[Deployment]
            """)
    void aTextAboutWhatANodeIsFindsNodes(String text, String found) {
        assertThat(nodes(text)).containsExactlyInAnyOrder(found.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            port:5432                    | shop/api[Deployment] -> shop/db[Deployment]
            shop/web ->                  | shop/web[Deployment] -> shop/api[Deployment]
            -> name:db port:5432         | shop/api[Deployment] -> shop/db[Deployment]
            kind:Service -> name:db      | shop/back -> shop/db[Deployment]
            verdict:allowed -port:5432   | shop/web[Deployment] -> shop/api[Deployment]
            """)
    void aTextAboutWhatGoesWhereFindsEdges(String text, String found) {
        assertThat(edges(text, FlowWindow.EMPTY)).containsExactly(found);
    }

    @Test
    void whatPoliciesDenyThoughItWasSeenToPassIsDeniedAndOnlyWhatWasSeenIsForwarded() {
        var seen = flows(
                flow("ops/probe", "shop/db", 5432, FlowVerdict.FORWARDED),
                flow("shop/web", "shop/api", 8080, FlowVerdict.FORWARDED));
        var passed = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/api", "app=api").address("10.0.0.2"),
                pod("shop/db", "app=db").address("10.0.0.3"),
                pod("ops/probe", "app=probe").address("10.0.0.9"),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=api"), tcp(5432)),
                networkPolicy("shop/api-in").on("app=api").ingress(from("app=web"), tcp(8080)));
        Function<String, Set<String>> found = text -> marks(passed, seen, text).edges().stream()
                .map(GraphSearchTest::words)
                .collect(Collectors.toSet());

        assertThat(found.apply("verdict:denied")).containsExactly("ops/probe[Pod] -> shop/db[Pod]");
        assertThat(found.apply("verdict:dropped")).isEmpty();
        assertThat(found.apply("verdict:forwarded"))
                .containsExactlyInAnyOrder("ops/probe[Pod] -> shop/db[Pod]", "shop/web[Pod] -> shop/api[Pod]");
        assertThat(found.apply("verdict:allowed port:5432")).contains("shop/api[Pod] -> shop/db[Pod]");
        assertThat(found.apply("source:sockets port:8080")).containsExactly("shop/web[Pod] -> shop/api[Pod]");
    }

    @Test
    void whatFindMarksIsWhatHideKeeps() {
        int marked = 0;
        for (long seed = 1; seed <= 60; seed++) {
            var snapshot = seed % 3 == 0 ? RandomCluster.withTiers(seed) : RandomCluster.of(seed);
            var flows = FlowWindow.EMPTY;
            var random = new Random(seed);
            for (int i = 0; i < 4; i++) {
                var text = TEXTS.get(random.nextInt(TEXTS.size()));
                var kept = draw(snapshot, flows, text);
                var marks = marks(snapshot, flows, text);
                assertThat(kept.edges().stream().map(TopologyEdge::id).collect(Collectors.toSet()))
                        .as("edges of %s on seed %d", text, seed)
                        .isEqualTo(marks.edges());
                assertThat(kept.nodes().stream().map(TopologyNode::id).collect(Collectors.toSet()))
                        .as("nodes of %s on seed %d", text, seed)
                        .isEqualTo(connected(marks));
                marked += marks.edges().size() + marks.nodes().size();
            }
        }
        assertThat(marked).isGreaterThan(500);
    }

    /// Who is outside and leads nowhere is not drawn.
    private static Set<NodeId> connected(Matches marks) {
        var kept = new HashSet<>(marks.kept());
        kept.removeIf(id -> (id.kind() == NodeId.Kind.OUTSIDE || id.kind() == NodeId.Kind.MACHINE)
                && marks.edges().stream().noneMatch(edge -> edge.source().equals(id) || edge.target().equals(id)));
        return kept;
    }

    @Test
    void aNeighbourhoodKeepsWhatIsSoManyStepsAway() {
        var web = NodeId.ofWorkload(new dev.weft.cluster.ObjectRef("apps", "Deployment", "shop", "web"));
        var request = ViewRequest.DEFAULT;
        for (int steps = 1; steps <= 2; steps++) {
            var near = new dev.weft.topology.Nearby(web, steps);
            var frame = Frames.of(shop, FlowWindow.EMPTY, request.withFilter(
                    Filter.NONE.withServices(false).withNear(java.util.Optional.of(near))));
            assertThat(frame.scene().topology().nodes().stream().map(TopologyNode::label))
                    .containsExactlyInAnyOrder(steps == 1 ? new String[] {"web", "api"}
                            : new String[] {"web", "api", "db"});
        }
    }
}
