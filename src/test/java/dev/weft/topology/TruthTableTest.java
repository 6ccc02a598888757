package dev.weft.topology;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.session.Frame;
import dev.weft.session.PanelWish;
import dev.weft.session.ViewRequest;
import dev.weft.view.Frames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TruthTableTest {
    /// Who may reach the database is said; everything else is open.
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/job", "app=job").address("10.0.0.3"),
            pod("shop/db", "app=db").address("10.0.0.2"),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));

    private static final ViewRequest OPEN = ViewRequest.DEFAULT.withPanels(new PanelWish(true, Optional.empty()));

    private static Map<Truth, Long> pairs(FlowWindow flows) {
        return Frames.of(SHOP, flows, OPEN).scene().beside().truth().orElseThrow().pairs();
    }

    @Test
    void nobodyCountsWhatNobodyLooksAt() {
        assertThat(Frames.of(SHOP).scene().beside().truth()).isEmpty();
    }

    @Test
    void beforeAnythingWasSeenPoliciesAloneSpeak() {
        assertThat(pairs(FlowWindow.EMPTY)).isEqualTo(Map.of(Truth.ALLOWED_UNSEEN, 5L, Truth.DENIED_UNTRIED, 1L));
    }

    @Test
    void everyPairCountsOnceWhateverWasSeenOnIt() {
        var table = pairs(Frames.flows(
                Frames.flow("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED),
                Frames.flow("shop/web", "shop/db", 80, FlowVerdict.DROPPED),
                Frames.flow("shop/web", "shop/job", 80, FlowVerdict.FORWARDED),
                Frames.flow("shop/job", "shop/db", 5432, FlowVerdict.DROPPED)));

        assertThat(table.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
        assertThat(table)
                .containsEntry(Truth.OBSERVED_DENIED, 2L)
                .containsEntry(Truth.OBSERVED_ALLOWED, 1L)
                .containsEntry(Truth.ALLOWED_UNSEEN, 3L)
                .containsEntry(Truth.DENIED_UNTRIED, 0L);
    }

    @Test
    void pairsThatAreDeniedAndNeverTriedAreDrawnWhenAskedFor() {
        var frame = Frames.of(
                SHOP,
                Frames.flows(Frames.flow("shop/web", "shop/db", 5432, FlowVerdict.FORWARDED)),
                OPEN.withFilter(Filter.NONE.withTruth(Optional.of(Truth.DENIED_UNTRIED))));

        assertThat(drawn(frame)).containsExactly(new EdgeId(Frames.pod("shop/job"), Frames.pod("shop/db")));
    }

    @Test
    void allowedPairsBetweenOpenWorkloadsAreDrawnOnlyWhenAskedFor() {
        var all = Frames.of(SHOP);
        var asked = Frames.of(
                SHOP,
                FlowWindow.EMPTY,
                OPEN.withFilter(Filter.NONE.withTruth(Optional.of(Truth.ALLOWED_UNSEEN))));

        assertThat(drawn(all)).doesNotContain(new EdgeId(Frames.pod("shop/web"), Frames.pod("shop/job")));
        assertThat(drawn(asked)).contains(new EdgeId(Frames.pod("shop/web"), Frames.pod("shop/job"))).hasSize(5);
    }

    private static List<EdgeId> drawn(Frame frame) {
        return frame.scene().topology().edges().stream().map(TopologyEdge::id).toList();
    }
}
