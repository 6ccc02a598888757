package dev.weft.flow.prometheus;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.statefulSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// The tables, on answers of a real Prometheus.
class RecordedFamiliesTest {
    private static final Instant NOW = Instant.ofEpochSecond(RecordedPrometheus.NOW);
    private static final ClusterSnapshot SHOP = cluster(
            deployment("edge/gateway", 1, "app=gateway"),
            deployment("shop/frontend", 1, "app=frontend").port("http", 8080),
            service("shop/frontend", "app=frontend").address("10.96.0.1").port(80, 8080),
            deployment("shop/cart", 1, "app=cart"),
            service("shop/cart", "app=cart").address("10.96.0.2").port(7070, 7070),
            deployment("shop/checkout", 1, "app=checkout"),
            deployment("shop/payment", 1, "app=payment"),
            service("shop/payment", "app=payment").address("10.96.0.3").port(50051, 50051).port(9090, 9090),
            deployment("shop/mail", 1, "app=mail"),
            deployment("shop/shipping", 1, "app=shipping"),
            deployment("shop/ads", 1, "app=ads"),
            statefulSet("data/redis", 1, "app=redis"),
            service("data/redis", "app=redis").port(6379, 6379),
            pod("ops/toolbox", "app=toolbox"),
            deployment("loyalty/points", 1, "app=points"),
            deployment("loyalty/worker", 1, "app=worker"),
            statefulSet("loyalty/ledger", 1, "app=ledger"));

    private static List<Flow> flows(String name) throws Exception {
        var family = RecordedPrometheus.family(name);
        var poll = new FamilyPoll(family, new PrometheusQueries(new RecordedPrometheus(family)));
        var held = poll.held(RecordedPrometheus.WINDOW);
        return poll.ask(new MetricEnds(SHOP), held, NOW).flows();
    }

    private static String text(Flow flow) {
        var key = flow.key();
        var rates = flow.rates();
        return "%s > %s %s %s: %s".formatted(
                key.source().text(), key.destination().text(), key.traffic(), key.verdict().word(),
                String.join(" ",
                        "connections", number(rates.connections()), "requests", number(rates.requests()),
                        "errors", number(rates.errorShare()), "mtls",
                        flow.facts().security().mtls().name().toLowerCase(Locale.ROOT)));
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
    }

    @Test
    void istioCountsARequestOnceThoughBothProxiesReportIt() throws Exception {
        assertThat(flows("istio")).extracting(RecordedFamiliesTest::text).contains(
                "edge/gateway[Deployment] > shop/frontend[Deployment] TCP 8080 forwarded:"
                        + " connections - requests 360.00 errors 0.01 mtls yes",
                "shop/frontend[Deployment] > shop/cart[Deployment] TCP 7070 forwarded:"
                        + " connections - requests 160.00 errors 0.02 mtls yes");
    }

    @Test
    void istioDoesNotKnowMutualTlsWhereOnlyTheClientReports() throws Exception {
        assertThat(flows("istio")).extracting(RecordedFamiliesTest::text).contains(
                "shop/cart[Deployment] > data/redis[StatefulSet] TCP 6379 forwarded:"
                        + " connections 30.00 requests - errors - mtls unknown");
    }

    @Test
    void istioNamesHostsOutsideAndInventsNoClient() throws Exception {
        assertThat(flows("istio")).extracting(flow -> flow.key().source().text() + " > "
                        + flow.key().destination().text())
                .contains(
                        "shop/payment[Deployment] > api.payments.example",
                        "shop/mail[Deployment] > smtp.mail.example",
                        "unknown > edge/gateway[Deployment]");
    }

    @Test
    void aServiceWithTwoPortsDoesNotTellWhichOneWasUsed() throws Exception {
        assertThat(flows("istio")).extracting(RecordedFamiliesTest::text).anyMatch(text ->
                text.startsWith("shop/checkout[Deployment] > shop/payment[Deployment] TCP, port not told"));
    }

    @Test
    void aPortThatIsTheServicesWordSaysSo() throws Exception {
        assertThat(flows("istio")).filteredOn(flow -> flow.key().traffic().port() == 8080)
                .extracting(flow -> flow.facts().note())
                .containsOnly("port of the Service");
    }

    @Test
    void istioBytesAreTurnedRound() throws Exception {
        assertThat(flows("istio"))
                .filteredOn(flow -> flow.key().destination().text().startsWith("data/redis"))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(Math.round(flow.rates().bytesOut().orElseThrow() / 1000)).isEqualTo(72);
                    assertThat(Math.round(flow.rates().bytesIn().orElseThrow() / 1000)).isEqualTo(192);
                });
    }

    @Test
    void linkerdJoinsDifferentKindsOfOwners() throws Exception {
        assertThat(flows("linkerd")).extracting(RecordedFamiliesTest::text).containsExactly(
                "loyalty/points[Deployment] > loyalty/ledger[StatefulSet] TCP 5432 forwarded:"
                        + " connections 7.00 requests - errors - mtls yes",
                "loyalty/worker[Deployment] > loyalty/points[Deployment] TCP 9090 forwarded:"
                        + " connections 3.00 requests 12.00 errors 0.00 mtls yes");
    }

    @Test
    void carettasTwoRolesAreTheTwoDirectionsOfOneEdge() throws Exception {
        assertThat(flows("caretta"))
                .filteredOn(flow -> flow.key().destination().text().startsWith("data/redis"))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.key().traffic().port()).isEqualTo(6379);
                    assertThat(Math.round(flow.rates().bytesOut().orElseThrow() / 1000)).isEqualTo(72);
                    assertThat(Math.round(flow.rates().bytesIn().orElseThrow() / 1000)).isEqualTo(192);
                });
        assertThat(flows("caretta")).extracting(flow -> flow.key().source().text())
                .contains("node/kubelet", "198.51.100.7");
    }

    @Test
    void hubblesMetricsTellDropsAndEventsButNoConnections() throws Exception {
        assertThat(flows("hubble-metrics")).extracting(flow -> text(flow) + " " + flow.facts().dropReason())
                .containsExactly(
                        "ops/toolbox > data/redis[StatefulSet] TCP, port not told dropped:"
                                + " connections - requests - errors - mtls unknown POLICY_DENIED",
                        "shop/ads[Deployment] > data/redis[StatefulSet] TCP, port not told dropped:"
                                + " connections - requests - errors - mtls unknown POLICY_DENIED",
                        "shop/cart[Deployment] > data/redis[StatefulSet] TCP, port not told forwarded:"
                                + " connections - requests - errors - mtls unknown ");
    }
}
