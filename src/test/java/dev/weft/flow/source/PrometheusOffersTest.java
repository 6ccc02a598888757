package dev.weft.flow.source;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowOffer;
import dev.weft.flow.FlowOffer.State;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrometheusOffersTest {
    private static final ClusterSnapshot MESH = cluster(
            pod("mesh/prometheus-0", "app=prometheus").address("10.0.0.1"),
            service("mesh/prometheus", "app=prometheus").address("10.96.0.1").port(9090, 9090));
    private static final String BUILD = "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}";
    private static final String NOTHING =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String NOW =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1767225600,\"1767225600\"]}}";

    /// To a range query, too: there since `since`, of 2026-01-01 00:00 the seconds.
    private static String some(int since) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},"
                + "\"value\":[1767225600,\"12\"],\"values\":[[" + (1767225600 + since) + ",\"12\"]]}]}}";
    }

    private final FakeAccess access = new FakeAccess();
    private final LiveCatalogue catalogue = new LiveCatalogue(
            access.all(), InstantSource.system(), List.of(new PrometheusOffers(InstantSource.system())));

    private void prometheusHolds(String metric) {
        prometheusHolds(metric, -3_600);
    }

    private void prometheusHolds(String metric, int since) {
        access.answer("mesh/prometheus", "buildinfo", BUILD)
                .answer("mesh/prometheus", "time%28%29", NOW)
                .answer("mesh/prometheus", metric, some(since))
                .otherwise("mesh/prometheus", NOTHING);
    }

    @Test
    void eachFamilyThatAPrometheusHoldsIsAnOffer() throws InterruptedException {
        prometheusHolds("istio_requests_total");

        var offer = catalogue.offers(MESH).getFirst();
        assertThat(offer.source()).isEqualTo("istio");
        assertThat(offer.where()).isEqualTo("Service mesh/prometheus, port 9090");
        assertThat(offer.state()).isEqualTo(State.READY);
        assertThat(catalogue.open("istio", Set.of())).isPresent();
        assertThat(catalogue.open("linkerd", Set.of())).isEmpty();
    }

    @Test
    void whatWasFoundIsBelievedForAWhileAndNotAskedForAgain() throws InterruptedException {
        prometheusHolds("istio_requests_total");
        catalogue.offers(MESH);
        int asked = access.asked.size();
        catalogue.offers(MESH);

        assertThat(access.asked).hasSize(asked);
    }

    @Test
    void ofAPrometheusThatHasJustBegunAFamilyThatWasMissedIsFoundTheNextTime() throws InterruptedException {
        prometheusHolds("caretta_links_observed", 0);
        assertThat(catalogue.offers(MESH)).extracting(FlowOffer::source).containsExactly("caretta", "sockets");
        prometheusHolds("istio_requests_total", 0);

        assertThat(catalogue.offers(MESH)).extracting(FlowOffer::source)
                .containsExactly("istio", "caretta", "sockets");
    }

    @Test
    void oneThatDoesNotAnswerIsSilent() throws InterruptedException {
        access.forbid("create pods/portforward mesh");

        assertThat(catalogue.offers(MESH).getFirst())
                .extracting(FlowOffer::source, FlowOffer::state)
                .containsExactly("prometheus", State.SILENT);
    }

    @Test
    void whoMayNotUseTheProxyAndNoPortForwardIsTold() throws InterruptedException {
        access.forbid("get services/proxy mesh").forbid("create pods/portforward mesh");

        var offer = catalogue.offers(MESH).getFirst();
        assertThat(offer.state()).isEqualTo(State.FORBIDDEN);
        assertThat(offer.remedy()).isEqualTo("run: kubectl auth can-i get services/proxy -n mesh");
        assertThat(access.asked).isEmpty();
    }

    @Test
    void whereTheProxyIsForbiddenAPortForwardIsTried() throws InterruptedException {
        access.forbid("get services/proxy mesh");
        catalogue.offers(MESH);

        assertThat(access.dialled).containsOnly("mesh/prometheus-0:9090").isNotEmpty();
        assertThat(access.openTunnels).isZero();
    }

    @Test
    void aServiceThatOnlyBearsTheNameIsNotOffered() throws InterruptedException {
        access.forbid("create pods/portforward mesh").otherwise("mesh/prometheus", "<html>hello</html>");

        assertThat(catalogue.offers(MESH)).extracting(FlowOffer::source).containsExactly("sockets");
    }
}
