package dev.weft.topology.build;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Part;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.Party;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Filter;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.part.Contributors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private final AutoFolding folding = new AutoFolding(new TopologyBuilder(Contributors.all()));

    @Test
    void namespacesThatCanBeReadStandByThemselves() {
        var drawn = fold(numbered(390), FoldWish.NONE);

        assertThat(drawn.state().groups().drawn()).isEmpty();
    }

    @Test
    void moreNamespacesThanCanBeReadStandTogetherByName() {
        var drawn = fold(numbered(1_000), FoldWish.NONE);

        assertThat(drawn.topology().nodes().size()).isEqualTo(100);
        assertThat(drawn.topology().node(NodeId.ofGroup("team-04*")).orElseThrow())
                .satisfies(node -> assertThat(node.label()).isEqualTo("team-04* · 10 namespaces"))
                .satisfies(node -> assertThat(node.facts().members()).isEqualTo(10));
        assertThat(drawn.state().sentence())
                .isEqualTo("All 1,000 namespaces are folded, 1,000 of them in 100 groups, to keep it readable");
    }

    @Test
    void anOpenedGroupShowsItsNamespacesAndTheOthersStayWhatTheyAre() {
        var cluster = numbered(1_000);
        var before = fold(cluster, FoldWish.NONE);

        var opened = fold(cluster, FoldWish.NONE.open("team-04*"));
        var shut = fold(cluster, FoldWish.NONE.open("team-04*").shut("team-04*"));

        assertThat(opened.topology().fold("team-042").orElseThrow().id()).isEqualTo(NodeId.ofNamespace("team-042"));
        assertThat(opened.topology().fold("team-052").orElseThrow().id()).isEqualTo(NodeId.ofGroup("team-05*"));
        assertThat(opened.topology().nodes().size()).isEqualTo(99 + 10);
        assertThat(opened.state().groups().openedAround("team-042").orElseThrow().name()).isEqualTo("team-04*");
        assertThat(shut.state()).isEqualTo(before.state());
    }

    @Test
    void whatTheUserUnfoldedOrDraftsStandsInNoGroup() {
        var drawn = fold(numbered(1_000), new FoldWish(Set.of(), Set.of("team-042"), Set.of("team-077")));

        assertThat(drawn.topology().fold("team-042")).isEmpty();
        assertThat(drawn.topology().fold("team-043").orElseThrow().id()).isEqualTo(NodeId.ofGroup("team-04*"));
        assertThat(drawn.state().groups().around("team-077")).isEmpty();
    }

    @Test
    void whatWasSeenDeniedStaysSingle() {
        var cluster = numbered(1_000);
        var drawn = folding.build(
                Requests.with(Requests.request(cluster), flows(dropped("team-010", "team-500"))), FoldWish.NONE, true);

        assertThat(drawn.topology().edge(new EdgeId(NodeId.ofNamespace("team-010"), NodeId.ofNamespace("team-500"))))
                .isPresent();
        assertThat(drawn.topology().fold("team-011").orElseThrow().id()).isEqualTo(NodeId.ofGroup("team-01*"));
    }

    @Test
    void whereThereIsTooMuchDeniedTheGroupsSayIt() {
        var pairs = new ArrayList<FlowKey>();
        for (int i = 0; i < 998; i += 2) {
            pairs.add(dropped("team-%03d".formatted(i), "team-%03d".formatted(i + 1)));
        }
        var request = Requests.with(Requests.request(numbered(1_000)), flows(pairs.toArray(FlowKey[]::new)));
        var drawn = folding.build(request, FoldWish.NONE, true);

        assertReadable(drawn.topology());
        assertDeniedIsShown(drawn.topology());
    }

    @Test
    void whatTheFilterDoesNotChooseStandsInGroupsAroundIt() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 600; i++) {
            parts.add(pod("team-%03d/web".formatted(i), "app=web"));
        }
        parts.add(pod("hub/web", "app=web"));
        parts.add(networkPolicy("hub/all").on("app=web").ingress(
                from(namespaces("kubernetes.io/metadata.name notin (hub)"))));
        var request = Requests.with(
                Requests.request(cluster(parts.toArray(Part[]::new))), Filter.NONE.withNamespaces(Set.of("hub")));

        var drawn = folding.build(request, FoldWish.NONE, true);

        assertReadable(drawn.topology());
        assertThat(drawn.topology().fold("hub")).isEmpty();
        assertThat(drawn.state().sentence()).startsWith("600 namespaces around those that are chosen stand in ");
    }

    @Test
    void oneNamespaceMoreChangesNoOtherGroup() {
        var before = fold(numbered(1_000), FoldWish.NONE).state().groups();

        var parts = numberedParts(1_000);
        parts.add(pod("another/web", "app=web"));
        var after = fold(cluster(parts.toArray(Part[]::new)), FoldWish.NONE).state().groups();

        assertThat(after.groupOf()).containsAllEntriesOf(before.groupOf());
    }

    @Test
    void aClusterThatBreathesAroundTheLimitDoesNotRegroupByTurns() {
        assertThat(fold(numbered(410), FoldWish.NONE).state().groups().drawn()).isNotEmpty();
        assertThat(fold(numbered(395), FoldWish.NONE).state().groups().drawn()).isNotEmpty();
        assertThat(fold(numbered(280), FoldWish.NONE).state().groups().drawn()).isEmpty();
        assertThat(fold(numbered(395), FoldWish.NONE).state().groups().drawn()).isEmpty();
    }

    @Test
    void itFitsWhateverTheClusterAndEveryWorkloadIsInOneNode() {
        for (int seed = 0; seed < 8; seed++) {
            var random = new Random(seed);
            var cluster = random(random, 300 + random.nextInt(seed == 0 ? 3_000 : 900));
            var request = Requests.with(Requests.request(cluster), flows(random, cluster));
            var drawn = new AutoFolding(new TopologyBuilder(Contributors.all())).build(request, FoldWish.NONE, true);

            assertReadable(drawn.topology());
            assertDeniedIsShown(drawn.topology());
            assertEveryoneIsDrawnOnce(request, drawn.topology());
        }
    }

    private static void assertReadable(Topology topology) {
        assertThat(topology.nodes().size()).isLessThanOrEqualTo(FoldState.MOST_NODES);
        assertThat(topology.edges().size()).isLessThanOrEqualTo(FoldState.MOST_EDGES);
    }

    /// Each denied pair is an edge that says so, or is counted in the node that it lies in.
    private static void assertDeniedIsShown(Topology topology) {
        for (var seen : topology.seen()) {
            if (seen.observed().key().verdict() == FlowVerdict.DROPPED) {
                var source = drawn(topology, seen.edge().source());
                var target = drawn(topology, seen.edge().target());
                assertThat(source.equals(target)
                                ? topology.node(source).orElseThrow().facts().inside().worst()
                                : topology.edge(new EdgeId(source, target)).map(edge -> edge.state()))
                        .contains(EdgeState.OBSERVED_DENIED);
            }
        }
    }

    private static NodeId drawn(Topology topology, NodeId id) {
        return topology.node(id).map(node -> node.id()).orElseGet(() -> topology
                .fold(id.key().substring(0, id.key().indexOf('/')))
                .orElseThrow()
                .id());
    }

    private static void assertEveryoneIsDrawnOnce(TopologyRequest request, Topology topology) {
        int all = 0;
        for (var party : request.reachability().parties()) {
            if (party instanceof Party.Group group) {
                boolean alone = topology.node(NodeId.ofWorkload(group.ref())).isPresent();
                assertThat(alone ^ topology.fold(group.ref().namespace()).isPresent()).isTrue();
                all++;
            }
        }
        assertThat(topology.nodes().stream()
                        .mapToInt(node -> switch (node.id().kind()) {
                            case GROUP, NAMESPACE -> Math.max(0, node.facts().members());
                            case WORKLOAD -> 1;
                            case SERVICE, INGRESS, MACHINE, OUTSIDE -> 0;
                        })
                        .sum())
                .isEqualTo(all);
    }

    private AutoFolding.Folded fold(ClusterSnapshot cluster, FoldWish wish) {
        return folding.build(Requests.request(cluster), wish, true);
    }

    private static ClusterSnapshot numbered(int namespaces) {
        return cluster(numberedParts(namespaces).toArray(Part[]::new));
    }

    /// A workload in each of `team-000`, `team-001`...
    private static List<Part> numberedParts(int namespaces) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < namespaces; i++) {
            parts.add(pod("team-%03d/web".formatted(i), "app=web"));
        }
        return parts;
    }

    private static ClusterSnapshot random(Random random, int namespaces) {
        var words = List.of("shop", "bank", "search", "mail", "a", "ab", "team", "zeta", "x1", "ml");
        var parts = new ArrayList<Part>();
        for (int i = 0; i < namespaces; i++) {
            var name = words.get(random.nextInt(words.size())) + "-" + words.get(random.nextInt(words.size()))
                    + random.nextInt(900);
            if (random.nextInt(3) > 0) {
                parts.add(namespace(name, "team=t" + random.nextInt(12)));
            }
            parts.add(pod(name + "/web", "app=web"));
            if (random.nextInt(4) == 0) {
                parts.add(pod(name + "/db", "app=db"));
                parts.add(networkPolicy(name + "/in").on("app=db").ingress(from("app=web")));
            }
        }
        return cluster(parts.toArray(Part[]::new));
    }

    private static FlowWindow flows(Random random, ClusterSnapshot cluster) {
        var pods = List.copyOf(cluster.pods());
        var keys = new ArrayList<FlowKey>();
        for (int i = 0; i < pods.size() * 3; i++) {
            int from = random.nextInt(pods.size());
            int step = random.nextBoolean() ? 1 : 1 + random.nextInt(pods.size() - 1);
            int to = (from + step) % pods.size();
            var verdict = random.nextInt(8) == 0 ? FlowVerdict.DROPPED : FlowVerdict.FORWARDED;
            keys.add(key(pods.get(from).ref(), pods.get(to).ref(), verdict));
        }
        return flows(keys.toArray(FlowKey[]::new));
    }

    private static FlowKey dropped(String from, String to) {
        return key(ObjectRef.ofPod(from, "web"), ObjectRef.ofPod(to, "web"), FlowVerdict.DROPPED);
    }

    private static FlowKey key(ObjectRef from, ObjectRef to, FlowVerdict verdict) {
        return new FlowKey(
                new FlowEnd.OfPod(from), new FlowEnd.OfPod(to), FlowTraffic.tcp(8080), verdict, "sockets");
    }

    private static FlowWindow flows(FlowKey... keys) {
        var flows = new HashMap<FlowKey, FlowStats>();
        for (var key : keys) {
            flows.put(key, Seen.once(Instant.EPOCH));
        }
        return new FlowWindow(Instant.EPOCH, Instant.EPOCH, flows, List.of());
    }
}
