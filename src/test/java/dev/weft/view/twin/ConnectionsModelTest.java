package dev.weft.view.twin;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowVerdict;
import dev.weft.session.ViewRequest;
import dev.weft.topology.Filter;
import dev.weft.view.Frames;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConnectionsModelTest {
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/cron", "app=cron").address("10.0.0.2"),
            pod("shop/db", "app=db").address("10.0.0.3").port("pg", 5432),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app in (web, admin)"), tcp(5432)));

    private static final ViewRequest ALL = ViewRequest.DEFAULT;

    private static String line(ConnectionsModel.Row row) {
        return Arrays.stream(ConnectionsModel.Column.values())
                .filter(column -> column != ConnectionsModel.Column.LAST)
                .map(column -> column.text(row))
                .collect(Collectors.joining("|"));
    }

    @Test
    void aLineOfThePictureIsARowWithItsStateInWords() {
        var flows = Frames.flows(Frames.flow("shop/cron", "shop/db", 5432, FlowVerdict.DROPPED));
        var model = ConnectionsModel.of(Frames.of(SHOP, flows, ALL));

        assertThat(model.rows())
                .extracting(ConnectionsModelTest::line)
                .containsExactly(
                        "shop/cron|shop/db|TCP 5432|denied|0.12/s|sockets",
                        "shop/web|shop/db|TCP 5432|allowed, unused||");
        assertThat(model.summary()).isEqualTo("2 connections, 1 denied");
        assertThat(model.rows().getFirst().activity().last()).contains(Frames.NOW.minusSeconds(10));
    }

    @Test
    void whatThePictureFiltersAwayIsNoRow() {
        var model = ConnectionsModel.of(
                Frames.of(SHOP, Frames.flows(), ALL.withFilter(Filter.NONE.withUnused(false))));

        assertThat(model.rows()).isEmpty();
        assertThat(model.summary()).isEqualTo("0 connections");
    }

    @Test
    void aFoldedNamespaceCountsItsPairs() {
        var shop = cluster(
                pod("shop/web", "app=web").address("10.0.0.1"),
                pod("shop/cart", "app=web").address("10.0.0.2"),
                pod("data/db", "app=db").address("10.0.0.3"));
        var flows = Frames.flows(
                Frames.flow("shop/web", "data/db", 5432, FlowVerdict.FORWARDED),
                Frames.flow("shop/cart", "data/db", 5432, FlowVerdict.DROPPED));
        var model = ConnectionsModel.of(Frames.of(shop, flows, ALL.withFolded(Set.of("shop"))));

        assertThat(model.rows()).extracting(ConnectionsModel.Row::words).containsExactly("≠ 1 denied, 1 allowed");
    }

    @Test
    void theFileHasAHeaderAndWhatIsNotKnownIsEmpty() {
        var model = ConnectionsModel.of(Frames.of(SHOP));

        assertThat(ConnectionsModel.csv(model.rows())).containsExactly(
                "source,target,ports,state,per_second,last,by", "shop/web,shop/db,TCP 5432,\"allowed, unused\",,,");
    }
}
