package dev.weft.flow.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.Flowlab;
import dev.weft.fixture.FlowlabCluster;
import dev.weft.fixture.SeenFlows;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowFacts.Known;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Against a real Prometheus that holds an hour of flowlab's scenario: what each family shows is what was going on.
@Tag("server")
class PrometheusServerTest {
    /// So long that an edge of one connection every five seconds is known to two in a hundred.
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final PrometheusFlowSource.Pace QUICK =
            new PrometheusFlowSource.Pace(Duration.ofSeconds(1), Duration.ofMillis(50));
    private static Flowlab lab;
    private static String target;
    private static ClusterSnapshot shop;
    private static List<JsonNode> expected;
    private final List<PrometheusFlowSource> sources = new ArrayList<>();
    private final List<Flowlab> opened = new ArrayList<>();

    @BeforeAll
    static void prometheusWithAnHourOfHistory() throws IOException, InterruptedException {
        target = "127.0.0.1:" + freePort();
        lab = Flowlab.start("prometheus", "--history", "1h",
                "--listen", target, "--exporter", "127.0.0.1:" + freePort());
        lab.awaitSaying("prometheus ready on"); // its exporter is ready before
        awaitScrape();
        shop = FlowlabCluster.snapshot();
        expected = StreamSupport.stream(Flowlab.expected(1, 10).path("edges").spliterator(), false).toList();
    }

    /// Until the present joins the history: a rate over a window that lacks its newest part is too low.
    private static void awaitScrape() throws IOException, InterruptedException {
        double ready = InstantSource.system().instant().getEpochSecond();
        var queries = new PrometheusQueries(api());
        while (queries.value(IstioTable.FAMILY.newest()).orElse(0.0) < ready) {
            Thread.sleep(200);
        }
    }

    /// Prometheus wants to be told its port.
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void end() {
        lab.close();
    }

    @AfterEach
    void endSources() {
        sources.forEach(PrometheusFlowSource::close);
        opened.forEach(Flowlab::close);
    }

    private static PrometheusUrl api() throws IOException {
        return PrometheusUrl.of("http://" + target, Optional.empty(), Optional.empty(), Duration.ofSeconds(20));
    }

    private SeenFlows heard(String family) throws IOException, InterruptedException {
        var seen = new SeenFlows();
        var table = MetricFamilies.ALL.stream().filter(each -> each.name().equals(family)).findFirst().orElseThrow();
        var source = new PrometheusFlowSource(table, api(), QUICK, InstantSource.system());
        sources.add(source);
        source.start(SeenFlows.context(shop, WINDOW), seen);
        seen.await("live");
        return seen;
    }

    /// By `SOURCE > DESTINATION:PORT`; none may come twice.
    private static Map<String, Flow> byName(SeenFlows seen) {
        return seen.newest().values().stream().collect(Collectors.toMap(
                flow -> flow.key().source().text() + " > " + flow.key().destination().text() + ":"
                        + flow.key().traffic().port(),
                flow -> flow,
                (one, other) -> {
                    throw new AssertionError(one + " comes again as " + other);
                },
                TreeMap::new));
    }

    private static Map<String, JsonNode> expectedOf(String source, Function<JsonNode, Optional<String>> name) {
        return expected.stream()
                .filter(edge -> edge.path("sources").has(source))
                .filter(edge -> name.apply(edge).isPresent())
                .collect(Collectors.toMap(
                        edge -> name.apply(edge).orElseThrow(), edge -> edge, (one, _) -> one, TreeMap::new));
    }

    @Test
    void theProbeFindsEveryFamilyAndSinceWhen() throws Exception {
        var found = PrometheusSources.of(api(), InstantSource.system()).probe();

        assertThat(found.version()).startsWith("2.");
        assertThat(found.families()).extracting(there -> there.family().name())
                .containsExactly("istio", "linkerd", "hubble-metrics", "caretta");
        assertThat(found.families()).allSatisfy(there -> assertThat(there.since())
                .isBefore(InstantSource.system().instant().minus(Duration.ofMinutes(50))));
    }

    @Test
    void istioShowsExactlyTheEdgesOfItsProxiesWithTheirRates() throws Exception {
        var seen = byName(heard("istio"));
        var wanted = expectedOf("istio", edge -> Optional.of(istioName(edge)));

        assertThat(seen.keySet()).containsExactlyElementsOf(wanted.keySet());
        wanted.forEach((name, edge) -> {
            var rates = seen.get(name).rates();
            near(name, rates.requests(), edge, "requests");
            if (!edge.path("rates").has("requests")) { // the lab's history has no sizes of requests
                near(name, rates.bytesOut(), edge, "bytesOut");
                near(name, rates.bytesIn(), edge, "bytesIn");
                near(name, rates.connections(), edge, "connections");
            }
            errors(name, seen.get(name), edge);
            assertThat(seen.get(name).facts().security().mtls()).as(name).isEqualTo(istioMtls(edge));
        });
    }

    /// The source's proxy does not know whether its connections were mutual TLS.
    private static Known istioMtls(JsonNode edge) {
        boolean toldByServer = edge.path("sources").path("istio").toString().contains("destination");
        return !toldByServer ? Known.UNKNOWN : edge.path("mtls").asBoolean() ? Known.YES : Known.NO;
    }

    /// A client without a proxy is unknown to the server's.
    private static String istioName(JsonNode edge) {
        boolean client = edge.path("sources").path("istio").toString().contains("source");
        boolean known = edge.path("service").isString();
        var to = edge.path("destination");
        var destination = to.path("namespace").isMissingNode() ? to.path("dns").path(0).asString() : end(to);
        return (client ? end(edge.path("source")) : "unknown") + " > " + destination + ":"
                + (known ? edge.path("port").asInt() : 0);
    }

    @Test
    void linkerdShowsExactlyTheEdgesOfItsClients() throws Exception {
        var seen = byName(heard("linkerd"));
        var wanted = expectedOf("linkerd", edge -> edge.path("sources").path("linkerd").toString().contains("outbound")
                ? Optional.of(end(edge.path("source")) + " > " + end(edge.path("destination")) + ":"
                        + edge.path("port").asInt())
                : Optional.empty());

        assertThat(seen.keySet()).containsExactlyElementsOf(wanted.keySet());
        wanted.forEach((name, edge) -> {
            var rates = seen.get(name).rates();
            near(name, rates.requests(), edge, "requests");
            near(name, rates.connections(), edge, "connections");
            near(name, rates.bytesOut(), edge, "bytesOut");
            near(name, rates.bytesIn(), edge, "bytesIn");
            errors(name, seen.get(name), edge);
            assertThat(seen.get(name).facts().security().mtls()).as(name)
                    .isEqualTo(edge.path("mtls").asBoolean() ? Known.YES : Known.NO);
        });
    }

    @Test
    void carettaShowsEachEdgeOnceThoughItsClientDialledAService() throws Exception {
        var seen = byName(heard("caretta"));
        var wanted = expectedOf("caretta", edge -> Optional.of(carettaEnd(edge.path("source")) + " > "
                + carettaEnd(edge.path("destination")) + ":" + edge.path("port").asInt()));

        assertThat(seen.keySet()).containsExactlyElementsOf(wanted.keySet());
        wanted.forEach((name, edge) -> {
            var roles = edge.path("sources").path("caretta").toString();
            var rates = seen.get(name).rates();
            if (roles.contains("client")) {
                near(name, rates.bytesOut(), edge, "bytesOut");
            }
            if (roles.contains("server")) {
                near(name, rates.bytesIn(), edge, "bytesIn");
            }
            assertThat(rates.connections()).as(name).isEmpty();
        });
    }

    private static String carettaEnd(JsonNode end) {
        return switch (end.path("kind").asString()) {
            case "host" -> "node/" + end.path("name").asString();
            case "world", "private", "apiserver" -> end.path("dns").isEmpty()
                    ? end.path("addresses").path(0).asString()
                    : end.path("dns").path(0).asString();
            default -> end(end);
        };
    }

    @Test
    void hubblesMetricsShowDropsWithTheirReasonAndClaimNoConnections() throws Exception {
        var seen = heard("hubble-metrics").newest().values();

        assertThat(seen).allSatisfy(flow -> {
            assertThat(flow.rates().connections()).isEmpty();
            assertThat(flow.rates().requests()).isEmpty();
        });
        assertThat(seen).filteredOn(flow -> flow.key().destination().text().equals("data/redis[StatefulSet]"))
                .extracting(flow -> flow.key().source().text() + " " + flow.key().verdict().word() + " "
                        + flow.facts().dropReason())
                .containsExactlyInAnyOrder(
                        "shop/cart[Deployment] forwarded ",
                        "shop/ads[Deployment] dropped POLICY_DENIED",
                        "ops/toolbox dropped POLICY_DENIED");
    }

    private SeenFlows throughProxy(String fault, Duration limit) throws IOException {
        var proxy = Flowlab.start("proxy", "--to", target, "--fault", fault);
        opened.add(proxy);
        var api = PrometheusUrl.of("http://" + proxy.target(), Optional.empty(), Optional.empty(), limit);
        var source = new PrometheusFlowSource(MetricFamilies.ALL.get(1), api, QUICK, InstantSource.system());
        sources.add(source);
        var seen = new SeenFlows();
        source.start(SeenFlows.context(shop, WINDOW), seen);
        return seen;
    }

    @Test
    void aPrometheusThatIsGoneIsStaleAndSaysWhatToDo() throws Exception {
        var seen = throughProxy("kill-after=8s", Duration.ofSeconds(5));
        seen.await("live");

        var stale = seen.await("stale");

        assertThat(((SourceStatus.Stale) stale.status()).cause()).contains("does not answer");
        assertThat(stale.detail()).isEqualTo("check that it runs and is reached from here");
        assertThat(seen.newest()).hasSize(2);
    }

    @Test
    void connectionsThatBreakAgainAndAgainLeaveTheRatesAsTheyAre() throws Exception {
        var seen = throughProxy("reset-after=1s", Duration.ofSeconds(5));
        seen.awaitFlows(flows -> flows.size() >= 6);

        assertThat(seen.newest().values()).extracting(flow -> Math.round(flow.rates().connections().orElseThrow()))
                .containsExactlyInAnyOrder(3L, 7L);
    }

    @Test
    void aPrometheusThatAnswersNobodyIsGivenUpAfterAWhile() throws Exception {
        var seen = throughProxy("half-open", Duration.ofSeconds(1));

        assertThat(((SourceStatus.Failed) seen.await("failed").status()).cause()).contains("does not answer");
    }

    @Test
    void noiseIsNoPrometheus() throws Exception {
        var seen = throughProxy("garbage", Duration.ofSeconds(5));

        var status = (SourceStatus.Failed) seen.await("failed").status();
        assertThat(status.cause()).contains("does not answer").doesNotContain("Exception");
        assertThat(seen.flows()).isEmpty();
    }

    private static String end(JsonNode end) {
        var path = end.path("namespace").asString() + "/" + end.path("name").asString();
        var kind = end.path("kind").asString();
        return kind.equals("Pod") ? path : path + "[" + kind + "]";
    }

    private static void near(String name, OptionalDouble rate, JsonNode edge, String field) {
        var wanted = edge.path("rates").path(field);
        if (wanted.isMissingNode()) {
            assertThat(rate).as(name + " " + field).isEmpty();
            return;
        }
        assertThat(rate).as(name + " " + field).isPresent();
        double value = wanted.asDouble();
        assertThat(rate.getAsDouble()).as(name + " " + field).isCloseTo(value, within(value * 0.02));
    }

    private static void errors(String name, Flow flow, JsonNode edge) {
        if (edge.path("rates").has("requests")) {
            double share = edge.path("rates").path("errorShare").asDouble(0);
            assertThat(flow.rates().errorShare()).as(name).isPresent();
            assertThat(flow.rates().errorShare().getAsDouble()).as(name).isCloseTo(share, within(share * 0.02 + 1e-4));
        }
    }
}
