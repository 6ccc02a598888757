package dev.weft.topology.build;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.Part;
import dev.weft.topology.Filter;
import dev.weft.topology.FoldState;
import dev.weft.topology.FoldWish;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.part.Contributors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutoFoldingTest {
    private final AutoFolding folding = new AutoFolding(new TopologyBuilder(Contributors.all()));

    @Test
    void whatCanBeReadIsNotFolded() {
        var drawn = fold(sized(100, 100, 100, 100), FoldWish.NONE);

        assertThat(drawn.state().folded()).isEmpty();
        assertThat(drawn.state().sentence()).isEmpty();
        assertThat(drawn.topology().nodes()).hasSize(400);
    }

    @Test
    void theNamespaceThatBringsMostIsFoldedFirst() {
        var drawn = fold(sized(150, 180, 160), FoldWish.NONE);

        assertThat(drawn.state().automatic()).containsExactly("n1");
        assertThat(drawn.state().sentence()).isEqualTo("1 of 3 namespaces is folded to keep it readable");
        assertThat(drawn.topology().nodes()).hasSize(150 + 160 + 1);
        assertThat(drawn.topology().node(NodeId.ofNamespace("n1")).orElseThrow().facts().members()).isEqualTo(180);
    }

    @Test
    void whatTheUserOpenedOrWorksInStaysOpen() {
        var drawn = fold(sized(150, 180, 160), new FoldWish(Set.of(), Set.of("n1"), Set.of("n2")));

        assertThat(drawn.state().automatic()).containsExactly("n0");
    }

    @Test
    void whatTheUserFoldedIsNotCalledAutomatic() {
        var drawn = fold(sized(150, 180, 160), FoldWish.folding(Set.of("n0")));

        assertThat(drawn.state().folded()).containsExactly("n0");
        assertThat(drawn.state().automatic()).isEmpty();
    }

    @Test
    void aNamespaceThatAloneIsTooMuchIsFoldedThoughItWasOpened() {
        var drawn = fold(sized(401, 20), new FoldWish(Set.of(), Set.of("n0"), Set.of()));

        assertThat(drawn.state().automatic()).containsExactly("n0");
        assertThat(drawn.state().large()).containsExactly("n0");
    }

    @Test
    void whatTheFilterChoosesStaysOpenHoweverLarge() {
        var only = Requests.with(Requests.request(sized(401, 20)), Filter.NONE.withNamespaces(Set.of("n0")));

        var drawn = folding.build(only, FoldWish.NONE, true);

        assertThat(drawn.state().automatic()).isEmpty();
        assertThat(drawn.topology().nodes()).hasSize(401);
    }

    @Test
    void manyEdgesAreReasonEnough() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 40; i++) {
            parts.add(pod("busy/p" + i, "app=a"));
            parts.add(pod("calm/p" + i, "app=a"));
        }
        parts.add(networkPolicy("busy/some").on("app=a").ingress(from("app=a")));

        var drawn = fold(cluster(parts.toArray(Part[]::new)), FoldWish.NONE);

        assertThat(drawn.state().automatic()).containsExactly("busy");
        assertThat(drawn.topology().node(NodeId.ofNamespace("busy")).orElseThrow().facts().inside().total())
                .isEqualTo(40 * 39);
    }

    @Test
    void aClusterThatBreathesAroundTheLimitDoesNotFoldAndUnfoldByTurns() {
        assertThat(fold(sized(200, 201), FoldWish.NONE).state().automatic()).containsExactly("n1");
        assertThat(fold(sized(200, 199), FoldWish.NONE).state().automatic()).containsExactly("n1");
        assertThat(fold(sized(200, 90), FoldWish.NONE).state().automatic()).isEmpty();
        assertThat(fold(sized(200, 200), FoldWish.NONE).state().automatic()).isEmpty();
    }

    @Test
    void howItCameInDoesNotMatter() {
        var small = Requests.request(sized(150, 100, 160));
        var whole = Requests.request(sized(150, 180, 160));
        var direct = new AutoFolding(new TopologyBuilder(Contributors.all())).build(whole, FoldWish.NONE, false);

        folding.build(small, FoldWish.NONE, false);
        var later = folding.build(whole, FoldWish.NONE, false);

        assertThat(later.state()).isEqualTo(direct.state());
    }

    @Test
    void itFitsWhateverTheClusterAndAgreesWithWhatIsDrawn() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var sizes = random.ints(3 + random.nextInt(20), 1, 200).toArray();
            var drawn = fold(sized(sizes), FoldWish.NONE);

            assertThat(drawn.topology().nodes().size()).isLessThanOrEqualTo(FoldState.MOST_NODES);
            assertThat(drawn.topology().edges().size()).isLessThanOrEqualTo(FoldState.MOST_EDGES);
        }
    }

    private AutoFolding.Folded fold(ClusterSnapshot cluster, FoldWish wish) {
        return folding.build(Requests.request(cluster), wish, true);
    }

    /// Namespaces `n0`, `n1`... of that many pods, in any order.
    @Test
    void manyPeersOutsideStandInFoldedBoxesUntilTheUserOpensThem() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < 40; i++) {
            parts.add(pod("shop/p" + i, "app=p" + i));
            parts.add(networkPolicy("shop/out" + i).on("app=p" + i).types("Egress")
                    .egress(to(block("52." + i / 20 + "." + i + ".0/24")), tcp(443)));
        }
        var snapshot = cluster(parts.toArray(Part[]::new));

        var folded = fold(snapshot, FoldWish.NONE);
        var opened = fold(snapshot, FoldWish.NONE.open("outside 52.0.0.0/16"));

        assertThat(folded.state().automatic()).containsExactlyInAnyOrder("outside 52.0.0.0/16", "outside 52.1.0.0/16");
        assertThat(folded.state().sentence()).isEqualTo("Peers outside stand in 2 boxes to keep it readable");
        var box = folded.topology().node(NodeId.ofNamespace("outside 52.1.0.0/16")).orElseThrow();
        assertThat(box.facts().members()).isEqualTo(20);
        assertThat(folded.topology().edges()).hasSameSizeAs(opened.topology().edges());
        assertThat(opened.state().automatic()).containsExactly("outside 52.1.0.0/16");
        assertThat(opened.topology().nodes()).filteredOn(node -> node.id().kind() == NodeId.Kind.OUTSIDE)
                .hasSize(20)
                .allMatch(node -> node.namespace().equals("outside 52.0.0.0/16"));
    }

    private static ClusterSnapshot sized(int... sizes) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < sizes.length; i++) {
            for (int j = 0; j < sizes[i]; j++) {
                parts.add(pod("n" + i + "/p" + j, "app=p" + j));
            }
        }
        Collections.shuffle(parts, new Random(3));
        return cluster(parts.toArray(Part[]::new));
    }
}
