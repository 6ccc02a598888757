package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weft.fixture.Flowlab;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole way from a real Prometheus with an hour of the scenario to JSON: the workloads whose client has a
/// sidecar of
/// Istio, with the rates and the mTLS of the scenario.
@Tag("server")
class FlowsOnPrometheusTest {
    @TempDir
    private Path manifests;

    @Test
    void istiosEdgesHaveTheRatesOfTheScenario() throws IOException, InterruptedException {
        Flowlab.run("manifests", "--out", manifests.toString());
        var target = "127.0.0.1:" + freePort();
        try (var lab = Flowlab.start("prometheus", "--history", "1h",
                "--listen", target, "--exporter", "127.0.0.1:" + freePort())) {
            lab.awaitSaying("prometheus ready on");
            var run = CliRun.of("flows", "--dir", manifests.toString(), "--source", "prometheus=http://" + target,
                    "--summary", "-o", "json", "--for", "10s");
            assertThat(run.status()).as(run.err()).isZero();

            var seen = seen(JsonMapper.shared().readTree(run.out()));
            var wanted = wanted(Flowlab.expected(1, 10));
            assertThat(seen.keySet()).isEqualTo(wanted.keySet());
            wanted.forEach((name, edge) -> {
                double requests = edge.path("rates").path("requests").asDouble(0);
                if (requests > 0) {
                    assertThat(seen.get(name).path("rates").path("requests").asDouble(0))
                            .as(name).isCloseTo(requests, within(requests * 0.03));
                }
                if (edge.path("sources").path("istio").size() == 2) { // the server's sidecar alone knows of mTLS
                    assertThat(seen.get(name).path("mtls").asBoolean(false)).as(name)
                            .isEqualTo(edge.path("mtls").asBoolean(false));
                }
            });
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Edges between workloads by Istio.
    private static Map<String, JsonNode> seen(JsonNode summary) {
        var seen = new TreeMap<String, JsonNode>();
        for (var edge : summary.path("edges")) {
            var source = edge.path("src").asString();
            var destination = edge.path("dst").asString();
            if (edge.path("source").asString().equals("istio") && source.endsWith("]") && destination.endsWith("]")) {
                assertThat(seen.put(source + " > " + destination, edge)).isNull();
            }
        }
        return seen;
    }

    private static Map<String, JsonNode> wanted(JsonNode expected) {
        var wanted = new TreeMap<String, JsonNode>();
        for (var edge : expected.path("edges")) {
            boolean byClient = StreamSupport.stream(edge.path("sources").path("istio").spliterator(), false)
                    .anyMatch(reporter -> reporter.asString().equals("source"));
            if (byClient && edge.path("destination").has("namespace")) {
                wanted.put(end(edge.path("source")) + " > " + end(edge.path("destination")), edge);
            }
        }
        return wanted;
    }

    private static String end(JsonNode end) {
        return "%s/%s[%s]".formatted(
                end.path("namespace").asString(), end.path("name").asString(), end.path("kind").asString());
    }
}
