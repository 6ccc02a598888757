package dev.weft.flow.prometheus;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.statefulSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowFacts.Known;
import dev.weft.flow.FlowVerdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FamilyReadingTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ClusterSnapshot SHOP = cluster(
            deployment("shop/web", 1, "app=web"),
            deployment("shop/api", 1, "app=api"),
            service("shop/api", "app=api").address("10.96.0.1").port(80, 8080),
            deployment("shop/twin", 1, "app=twin-d"),
            statefulSet("shop/twin", 1, "app=twin-s"),
            pod("shop/lone", "app=lone").address("10.0.0.9"),
            service("shop/empty", "app=nobody").address("10.96.0.7").port(80, 80));

    private final FamilyReading istio = reading("istio");
    private final FamilyReading hubble = reading("hubble-metrics");
    private final FamilyReading caretta = reading("caretta");

    private static FamilyReading reading(String name) {
        return new FamilyReading(new EdgeReader(RecordedPrometheus.family(name), new MetricEnds(SHOP)));
    }

    private static MetricRow row(double value, String... labels) {
        var map = new HashMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return new MetricRow(map, value);
    }

    private static MetricRow mesh(String reporter, double value, String from, String to, String... more) {
        var labels = new HashMap<>(row(0, more).labels());
        labels.put("reporter", reporter);
        labels.put("source_workload_namespace", from.equals("unknown") ? "unknown" : "shop");
        labels.put("source_workload", from);
        labels.put("destination_workload_namespace", to.equals("unknown") ? "unknown" : "shop");
        labels.put("destination_workload", to);
        return new MetricRow(labels, value);
    }

    private static MetricRow seen(double value, String from, String to) {
        return row(value, "source_namespace", "shop", "source_workload", from,
                "destination_namespace", "shop", "destination_workload", to, "protocol", "TCP");
    }

    private void hear(FamilyReading reading, Figure figure, MetricRow... rows) {
        reading.add(EdgeQuery.of(figure, "m", ""), List.of(rows));
    }

    private static Flow only(FamilyReading reading) {
        var flows = reading.flows(NOON);
        assertThat(flows).hasSize(1);
        return flows.getFirst();
    }

    @Test
    void theServersWordGoesBeforeTheClients() {
        hear(istio, Figure.REQUESTS, mesh("source", 10, "web", "api"), mesh("destination", 9, "web", "api"));

        assertThat(only(istio).rates().requests()).hasValue(9);
    }

    @Test
    void theClientsWordCountsWhereTheServerHasNone() {
        hear(istio, Figure.REQUESTS, mesh("source", 10, "web", "api"));

        assertThat(only(istio).rates().requests()).hasValue(10);
    }

    @Test
    void errorsAreThoseOfTheReporterWhoseRequestsCount() {
        hear(istio, Figure.REQUESTS, mesh("source", 10, "web", "api"), mesh("destination", 10, "web", "api"));
        hear(istio, Figure.ERRORS, mesh("source", 5, "web", "api"));

        assertThat(only(istio).rates().errorShare()).hasValue(0);
    }

    @Test
    void whoWasNotAskedAboutErrorsKnowsNone() {
        hear(istio, Figure.REQUESTS, mesh("destination", 10, "web", "api"));

        assertThat(only(istio).rates().errorShare()).isEmpty();
    }

    @Test
    void halfWithMutualTlsIsPartly() {
        hear(istio, Figure.REQUESTS, mesh("destination", 10, "web", "api"));
        hear(istio, Figure.JUDGED, mesh("destination", 10, "web", "api"));
        hear(istio, Figure.SECURED, mesh("destination", 5, "web", "api"));

        assertThat(only(istio).facts().security().mtls()).isEqualTo(Known.PARTLY);
    }

    @Test
    void aKnownNamespaceWithAnUnknownWorkloadIsLeftOut() {
        hear(istio, Figure.REQUESTS,
                row(1, "reporter", "destination", "source_workload_namespace", "shop", "source_workload", "unknown",
                        "destination_workload_namespace", "shop", "destination_workload", "api"));

        assertThat(istio.flows(NOON)).isEmpty();
    }

    @Test
    void aBareAddressWithoutAWorkloadIsLeftOut() {
        hear(istio, Figure.REQUESTS,
                mesh("source", 1, "web", "unknown", "destination_service_name", "10.1.2.3:443"));

        assertThat(istio.flows(NOON)).isEmpty();
    }

    @Test
    void aHostThatIsInNoRegistryStaysWhatIstioCallsIt() {
        hear(istio, Figure.REQUESTS,
                mesh("source", 1, "web", "unknown", "destination_service_name", "PassthroughCluster"));

        assertThat(only(istio).key().destination().text()).isEqualTo("PassthroughCluster");
        assertThat(only(istio).key().verdict()).isEqualTo(FlowVerdict.FORWARDED);
    }

    @Test
    void aHostThatTheMeshRefusedIsDropped() {
        hear(istio, Figure.REQUESTS,
                mesh("source", 1, "web", "unknown", "destination_service_name", "BlackHoleCluster"));

        assertThat(only(istio).key().verdict()).isEqualTo(FlowVerdict.DROPPED);
        assertThat(only(istio).facts().dropReason()).isEqualTo("not in the mesh's registry");
    }

    @Test
    void aServiceWithoutAWorkloadStaysAService() {
        hear(istio, Figure.REQUESTS, mesh("source", 1, "web", "unknown",
                "destination_service_name", "empty", "destination_service_namespace", "shop"));

        assertThat(only(istio).key().destination().text()).isEqualTo("svc/shop/empty");
    }

    @Test
    void aNameThatTwoWorkloadsHaveStaysAName() {
        hear(istio, Figure.REQUESTS, mesh("destination", 1, "web", "twin"));

        assertThat(only(istio).key().destination().text()).isEqualTo("shop/twin");
    }

    @Test
    void aPodThatNobodyOwnsIsAPod() {
        hear(istio, Figure.REQUESTS, mesh("destination", 1, "web", "lone"));

        assertThat(only(istio).key().destination().text()).isEqualTo("shop/lone");
    }

    @Test
    void anEdgeOverWhichNothingWentIsNoEdge() {
        hear(istio, Figure.REQUESTS, mesh("destination", 0, "web", "api"));

        assertThat(istio.flows(NOON)).isEmpty();
    }

    @Test
    void aServiceThatAClientDialledIsTheWorkloadBehindItAndItsPort() {
        hear(caretta, Figure.BYTES_OUT, row(5, "client_namespace", "shop", "client_name", "web",
                "client_kind", "Deployment", "server_namespace", "shop", "server_name", "api",
                "server_kind", "Service", "server_port", "80"));
        hear(caretta, Figure.BYTES_IN, row(7, "client_namespace", "shop", "client_name", "web",
                "client_kind", "Deployment", "server_namespace", "shop", "server_name", "api",
                "server_kind", "Deployment", "server_port", "8080"));

        var flow = only(caretta);
        assertThat(flow.key().destination().text() + " " + flow.key().traffic())
                .isEqualTo("shop/api[Deployment] TCP 8080");
        assertThat(flow.rates().bytesOut()).hasValue(5);
        assertThat(flow.rates().bytesIn()).hasValue(7);
        assertThat(flow.facts().service().orElseThrow().path()).isEqualTo("shop/api");
    }

    @Test
    void ofTwoDirectionsThePolicysOneIsTheCall() {
        hear(hubble, Figure.EVENTS, seen(4, "web", "api"), seen(3, "api", "web"));
        hear(hubble, Figure.CALLER, row(1, "source_namespace", "shop", "source_workload", "web",
                "destination_namespace", "shop", "destination_workload", "api"));

        assertThat(only(hubble).key().source().text()).isEqualTo("shop/web[Deployment]");
        assertThat(only(hubble).facts().note()).isEqualTo("4.0 events a second");
    }

    @Test
    void withoutAPolicyBothDirectionsStayAndSayThatOneMayBeAnAnswer() {
        hear(hubble, Figure.EVENTS, seen(4, "web", "api"), seen(3, "api", "web"));

        assertThat(hubble.flows(NOON)).hasSize(2).allSatisfy(flow ->
                assertThat(flow.facts().note()).contains("do not tell a call from an answer"));
    }

    @Test
    void aRowThatNamesNobodyIsCountedAndLeftOut() {
        hear(hubble, Figure.EVENTS, row(4, "protocol", "TCP"));

        assertThat(hubble.flows(NOON)).isEmpty();
        assertThat(hubble.nameless()).isEqualTo(1);
    }

    @Test
    void whatIsNoNumberSaysNothing() {
        hear(istio, Figure.REQUESTS, mesh("destination", 2, "web", "api"));
        hear(istio, Figure.LATENCY, mesh("destination", Double.NaN, "web", "api"));

        assertThat(only(istio).rates().latencyMillis()).isEmpty();
    }
}
