package dev.weft.cli.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.CommandLines;
import dev.weft.fixture.Flowlab;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole way: Cilium's own observer, our client, our command line, JSON.
@Tag("server")
class FlowsOnHubbleTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void theSummaryHoldsWhatFlowlabCountedAndSoDoesItsRecording() {
        var expected = Flowlab.expected(7, 2000);
        var file = folder.resolve("hubble.weft").toString();
        try (var lab = Flowlab.start(
                "hubble", "--hold", "10s", "--connections", "2000", "--seed", "7", "--ring", "65535")) {
            var live = run(
                    "flows", "--source", "hubble=" + lab.target(), "--summary", "-o", "json", "--for", "30s",
                    "--record", file);

            assertThat(live.path("sources").path(0).path("status").asString()).isEqualTo("live");
            assertThat(live.path("sources").path(0).path("lost").asLong()).isZero();
            assertThat(connections(live)).isEqualTo(expectedConnections(expected));
        }
        var again = run("flows", "--source", "recording=" + file, "--summary", "-o", "json");
        assertThat(connections(again)).isEqualTo(expectedConnections(expected));
    }

    private static JsonNode run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = CommandLines.run(args, _ -> {
            throw new AssertionError("no cluster is named");
        }, new PrintWriter(out), new PrintWriter(err));
        assertThat(status).as(err.toString()).isZero();
        return JSON.readTree(out.toString());
    }

    private static Map<String, Long> connections(JsonNode summary) {
        var all = new TreeMap<String, Long>();
        for (var edge : summary.path("edges")) {
            if (edge.path("connections").asLong(0) > 0) {
                all.merge(
                        name(edge, "src", "dst", edge.path("verdict").asString().replace("audited", "audit")),
                        edge.path("connections").asLong(0),
                        Long::sum);
            }
        }
        return all;
    }

    /// The packets of a Service without backends bear the Service's port; flowlab writes the port behind it.
    private static Map<String, Long> expectedConnections(JsonNode expected) {
        var all = new TreeMap<String, Long>();
        for (var edge : expected.path("podEdges")) {
            var verdict = edge.path("verdict").asString().toLowerCase(Locale.ROOT);
            var name = name(edge, "source", "destination", verdict)
                    .replaceAll("(10\\.96\\.\\S+ TCP) 8080", "$1 80");
            all.merge(name, edge.path("connections").asLong(0), Long::sum);
        }
        return all;
    }

    private static String name(JsonNode edge, String source, String destination, String verdict) {
        return "%s > %s %s %d %s".formatted(
                edge.path(source).asString(), edge.path(destination).asString(), edge.path("protocol").asString(),
                edge.path("port").asInt(0), verdict);
    }
}
