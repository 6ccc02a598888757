package dev.weft.topology.build;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Part;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.oracle.RandomCluster;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.part.Contributors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A draft that is laid over what stands already draws the very graph that is drawn when everything is made at once.
class DraftLaidOverTest {
    private static final int CLUSTERS = 120;

    @Test
    void onRandomClustersFoldsAndFilters() {
        int changed = 0;
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var random = new Random(seed * 17);
            var live = seed % 3 == 0 ? RandomCluster.withTiers(seed) : RandomCluster.of(seed);
            var before = Requests.evaluate(live);
            var builder = new TopologyBuilder(Contributors.all());
            var flows = flows(live, random);
            var filter = filter(live, random);
            var folded = some(live.namespaces().keySet(), random);
            for (int edit = 0; edit < 3; edit++) {
                var after = Requests.evaluate(edited(live, seed + 1000 + edit, random));
                var difference = ReachabilityDiff.between(before, after);
                changed += difference.changes().size();
                var request = new TopologyRequest(before, flows, filter, folded, Optional.of(difference));
                assertSame(builder.build(request), whole(request), "seed " + seed + ", edit " + edit + ", " + filter
                        + ", folded " + folded);
            }
        }
        assertThat(changed).isGreaterThan(1_000);
    }

    @Test
    void withoutADraftNothingIsMadeAgain() {
        var live = RandomCluster.of(1);
        var request = Requests.request(live);
        var builder = new TopologyBuilder(Contributors.all());
        var after = Requests.evaluate(live.with(List.of(), List.of(live.manifests().iterator().next().ref())));

        var before = builder.build(request);
        var drafted = builder.build(new TopologyRequest(
                request.reachability(),
                request.flows(),
                request.filter(),
                request.folded(),
                Optional.of(ReachabilityDiff.between(request.reachability(), after))));

        assertThat(builder.build(request)).isSameAs(before);
        assertThat(drafted.nodes()).containsAll(before.nodes());
    }

    /// More changes than are drawn one by one: an edge between namespaces stands for them, beside what was there.
    @Test
    void whereThereAreTooManyChangesToDrawEach() {
        var live = crowded();
        var before = Requests.evaluate(live);
        var isolated = networkPolicy("shop/all").on("").ingress(from("tier=t1"));
        var after = Requests.evaluate(cluster(Stream.concat(Stream.of(isolated), crowd()).toArray(Part[]::new)));
        var difference = ReachabilityDiff.between(before, after);
        assertThat(difference.changes()).hasSizeGreaterThan(5_000);
        var flows = flows(live, new Random(5));
        for (var folded : List.of(Set.of("shop", "till"), Set.of("shop"), Set.<String>of())) {
            var request = new TopologyRequest(before, flows, Filter.NONE, folded, Optional.of(difference));
            var builder = new TopologyBuilder(Contributors.all());
            assertSame(builder.build(request), whole(request), "folded " + folded);
        }
    }

    @Test
    void aWorkloadThatTheDraftAddsIsDrawnWithWhatItWouldDo() {
        var policy = networkPolicy("shop/web").on("app=web").ingress(from("app=new"));
        var before = Requests.evaluate(cluster(pod("shop/web", "app=web"), policy));
        var after = Requests.evaluate(
                cluster(pod("shop/web", "app=web"), policy, pod("shop/new", "app=new"), pod("shop/old", "app=old")));
        var difference = ReachabilityDiff.between(before, after);
        for (var folded : List.of(Set.of("shop"), Set.<String>of())) {
            var request = new TopologyRequest(
                    before, FlowWindow.EMPTY, Filter.NONE, folded, Optional.of(difference));
            var laid = new TopologyBuilder(Contributors.all()).build(request);
            assertSame(laid, whole(request), "folded " + folded);
            assertThat(laid.node(NodeId.ofWorkload(ObjectRef.ofPod("shop", "new"))).isPresent())
                    .as("folded %s", folded)
                    .isEqualTo(folded.isEmpty());
        }
    }

    private static ClusterSnapshot crowded() {
        return cluster(crowd().toArray(Part[]::new));
    }

    private static Stream<Part> crowd() {
        return IntStream.range(0, 80).boxed().flatMap(i -> Stream.of(
                pod("shop/web" + i, "tier=t" + i % 3), pod("till/desk" + i, "tier=t" + i % 5)));
    }

    private static Topology whole(TopologyRequest request) {
        var parts = new Assembly();
        Contributors.all().forEach(contributor -> contributor.contribute(request, parts));
        return Undrafted.of(request, parts).topology();
    }

    private static void assertSame(Topology laid, Topology whole, String about) {
        assertThat(laid.nodes().stream().map(node -> node.id()).toList())
                .as(about)
                .isEqualTo(whole.nodes().stream().map(node -> node.id()).toList());
        assertThat(List.copyOf(laid.nodes())).as(about).isEqualTo(List.copyOf(whole.nodes()));
        assertThat(List.copyOf(laid.edges())).as(about).isEqualTo(List.copyOf(whole.edges()));
        assertThat(laid.notes()).as(about).isEqualTo(whole.notes());
        assertThat(laid.graph().vertexSet().stream().sorted().toList())
                .as(about)
                .isEqualTo(whole.graph().vertexSet().stream().sorted().toList());
        for (NodeId id : whole.graph().vertexSet()) {
            assertThat(laid.edgesOf(id)).as(about).isEqualTo(whole.edgesOf(id));
        }
    }

    /// Some policies gone, and some of another cluster come.
    private static ClusterSnapshot edited(ClusterSnapshot live, long seed, Random random) {
        var removed = new ArrayList<ObjectRef>();
        live.manifests().stream().map(Manifest::ref).filter(_ -> random.nextInt(3) == 0).forEach(removed::add);
        var put = RandomCluster.of(seed).manifests().stream().filter(_ -> random.nextInt(3) == 0).toList();
        return live.with(put, removed);
    }

    private static FlowWindow flows(ClusterSnapshot live, Random random) {
        var pods = List.copyOf(live.pods());
        var flows = new HashMap<FlowKey, FlowStats>();
        for (int i = 0; i < 6 && !pods.isEmpty(); i++) {
            var verdict = random.nextInt(3) == 0 ? FlowVerdict.DROPPED : FlowVerdict.FORWARDED;
            flows.put(new FlowKey(end(pods, random), end(pods, random), FlowTraffic.tcp(80), verdict, "test"),
                    Seen.once(Instant.EPOCH));
        }
        return new FlowWindow(Instant.EPOCH, Instant.EPOCH, flows, List.of());
    }

    private static FlowEnd end(List<dev.weft.cluster.Pod> pods, Random random) {
        return new FlowEnd.OfPod(pods.get(random.nextInt(pods.size())).ref());
    }

    private static Filter filter(ClusterSnapshot live, Random random) {
        var namespaces = random.nextInt(3) == 0 ? some(live.namespaces().keySet(), random) : Set.<String>of();
        var text = random.nextInt(8) == 0 ? "a" : "";
        return new Filter(namespaces, text, random.nextBoolean(), true);
    }

    private static Set<String> some(Set<String> of, Random random) {
        return of.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toCollection(HashSet::new));
    }
}
