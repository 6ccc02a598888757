package dev.weft.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Flowlab;
import dev.weft.fixture.FlowlabCluster;
import dev.weft.fixture.SeenFlows;
import dev.weft.flow.goldmane.GoldmaneFlowSource;
import dev.weft.flow.link.Dial;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.prometheus.PrometheusSources;
import dev.weft.flow.prometheus.PrometheusUrl;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Goldmane and Istio tell of the same edges at once.
@Tag("server")
class TwoSourcesServerTest {
    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Test
    void figuresOfTwoSourcesStandBesideEachOtherAndAreNeverAdded() throws Exception {
        var target = "127.0.0.1:" + freePort();
        var shop = FlowlabCluster.snapshot();
        try (var prometheus = Flowlab.start("prometheus", "--history", "1h",
                        "--listen", target, "--exporter", "127.0.0.1:" + freePort());
                var goldmane = Flowlab.start("goldmane", "--history", "1h")) {
            while (prometheus.running() && !prometheus.said().contains("prometheus ready on")) {
                Thread.sleep(50);
            }
            var api = PrometheusUrl.of("http://" + target, Optional.empty(), Optional.empty(), Duration.ofSeconds(20));
            var both = List.of(
                    PrometheusSources.of(api, InstantSource.system()).open("istio").orElseThrow(),
                    new GoldmaneFlowSource(
                            Dial.to(GrpcTarget.plain(goldmane.host(), goldmane.port())), InstantSource.system()));
            var seen = new SeenFlows();
            both.forEach(source -> source.start(SeenFlows.context(shop, WINDOW), seen));
            seen.await(status -> status.name().equals("istio") && status.status().word().equals("live"));
            seen.awaitFlows(flows -> flows.stream().filter(flow -> flow.key().by().equals("goldmane")).count() > 2_000);
            both.forEach(FlowSource::close);

            assertBeside(seen);
        }
    }

    private static void assertBeside(SeenFlows seen) {
        var aggregator = new FlowAggregator(WINDOW);
        seen.flows().forEach(aggregator::add);
        var window = aggregator.window(InstantSource.system().instant());
        var bySource = window.flows().entrySet().stream()
                .filter(each -> each.getKey().source().text().equals("edge/gateway[Deployment]"))
                .collect(Collectors.toMap(each -> each.getKey().by(), Map.Entry::getValue));

        assertThat(bySource.keySet()).containsExactlyInAnyOrder("istio", "goldmane");
        var istio = bySource.get("istio");
        assertThat(istio.counts().connections()).isEmpty();
        assertThat(istio.rates().requests().orElseThrow()).isBetween(330.0, 370.0); // one of both proxies
        var goldmane = bySource.get("goldmane");
        assertThat(goldmane.rates().isEmpty()).isTrue();
        assertThat(goldmane.counts().requests()).isEmpty();
        long connections = goldmane.counts().connections().orElseThrow();
        assertThat(connections % 900).as("whole buckets of 60 a second: " + connections).isZero();
        assertThat(goldmane.counts().bytesOut().orElseThrow()).isEqualTo(connections * 3000);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
