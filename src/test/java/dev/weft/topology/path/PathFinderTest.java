package dev.weft.topology.path;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.view.Frames.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.view.Frames;
import dev.weft.view.path.PathEnds;
import dev.weft.view.path.PathModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathFinderTest {
    private final ClusterSnapshot shop = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/api", "app=api").address("10.0.0.2"),
            pod("shop/db", "app=db").address("10.0.0.3"),
            service("shop/data", "app=db").port(80, 5432),
            networkPolicy("shop/all").on(""),
            networkPolicy("shop/db-in").on("app=db").ingress(from("app=api"), tcp(5432)),
            networkPolicy("shop/api-in").on("app=api").ingress(from("app=web"), tcp(8080)));

    private PathAnswer ask(NodeId from, NodeId to) {
        return new PathFinder(Requests.evaluate(shop)).find(from, to);
    }

    private static List<String> hops(PathAnswer.Way way) {
        return way.hops().stream()
                .map(hop -> hop.from().key() + " -> " + hop.to().key() + " " + hop.says().word().text())
                .toList();
    }

    @Test
    void whatIsNotAllowedDirectlyIsReachedOverHopsThatAreAndTheDirectHopSaysWhyNot() {
        var answer = ask(pod("shop/web"), pod("shop/db"));

        assertThat(answer.ways()).hasSize(1);
        assertThat(hops(answer.ways().getFirst()))
                .containsExactly("shop/web[Pod] -> shop/api[Pod] allowed", "shop/api[Pod] -> shop/db[Pod] allowed");
        assertThat(answer.ways().getFirst().hops().getLast().says().traffic()).isEqualTo(TrafficSet.tcp(5432));
        assertThat(answer.ways().getFirst().hops().getLast().services())
                .containsExactly(ObjectRef.ofService("shop", "data"));
        assertThat(answer.direct().orElseThrow().says().word()).isEqualTo(Hop.Word.DENIED);
        assertThat(answer.why()).isPresent();
    }

    @Test
    void withoutAnyWayTheHopThatIsDeniedIsNamedWithItsPolicy() {
        var answer = ask(pod("shop/db"), pod("shop/web"));

        assertThat(answer.ways()).isEmpty();
        assertThat(answer.perhaps()).isEmpty();
        var model = PathModel.of(Frames.of(shop), answer);
        assertThat(model.headline().text())
                .isEqualTo("shop/db does not reach shop/web: no way of up to 4 hops is allowed.");
        assertThat(model.stop().orElseThrow().reasons())
                .anySatisfy(reason -> assertThat(reason.text()).contains("NetworkPolicy shop/all"));
    }

    @Test
    void aServiceIsReachedByWhatStandsBehindIt() {
        var answer = ask(pod("shop/api"), NodeId.ofService(ObjectRef.ofService("shop", "data")));

        assertThat(hops(answer.ways().getFirst())).containsExactly("shop/api[Pod] -> shop/db[Pod] allowed");
    }

    @Test
    void theOutsideIsAnEndAndNeverBetween() {
        var outside = NodeId.ofOutside(IpSet.ALL);

        assertThat(ask(outside, pod("shop/db")).ways()).isEmpty();
        assertThat(ask(pod("shop/web"), outside).ways()).isNotEmpty();
    }

    @Test
    void aNameMeansTheOnlyOneThatIsCalledSo() {
        assertThat(PathEnds.named(shop, "shop/web")).contains(pod("shop/web"));
        assertThat(PathEnds.named(shop, "api")).contains(pod("shop/api"));
        assertThat(PathEnds.named(shop, "data")).contains(NodeId.ofService(ObjectRef.ofService("shop", "data")));
        assertThat(PathEnds.named(shop, "shop/")).isEmpty();
        assertThat(PathEnds.named(shop, "gone")).isEmpty();
    }
}
