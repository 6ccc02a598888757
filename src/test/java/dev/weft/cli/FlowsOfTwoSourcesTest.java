package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Flowlab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole way, with the cluster of the scenario: Cilium's own observer and Goldmane's flow API at once, workloads as
/// `weft list` names them. What each says is what it says alone; nothing is added.
@Tag("server")
class FlowsOfTwoSourcesTest {
    private static final int SEED = 11;
    private static final int CONNECTIONS = 3_000;

    @TempDir
    private Path manifests;

    @Test
    void eachSourceSaysWhatTheScenarioHasForIt() {
        Flowlab.run("manifests", "--out", manifests.toString());
        var expected = Flowlab.expected(SEED, CONNECTIONS);
        try (var hubble = Flowlab.start(
                        "hubble", "--hold", "12s", "--connections", "" + CONNECTIONS, "--seed", "" + SEED,
                        "--ring", "65535");
                var goldmane = Flowlab.start("goldmane", "--history", "15m")) {
            var run = CliRun.of(
                    "flows", "--dir", manifests.toString(), "--source", "hubble=" + hubble.target(),
                    "--source", "goldmane=" + goldmane.target(), "--summary", "-o", "json", "--for", "40s");
            assertThat(run.status()).as(run.err()).isZero();
            var summary = JsonMapper.shared().readTree(run.out());

            assertThat(summary.path("sources")).extracting(source -> source.path("status").asString())
                    .containsExactly("live", "live");
            assertThat(keys(summary)).doesNotHaveDuplicates();
            assertThat(counted(summary)).isEqualTo(wanted(expected));
            assertThat(pairs(summary)).isEqualTo(wantedPairs(expected));
        }
    }

    private static List<String> keys(JsonNode summary) {
        var keys = new ArrayList<String>();
        summary.path("edges").forEach(edge -> keys.add(edge.path("source").asString() + " " + name(edge)));
        return keys;
    }

    private static String name(JsonNode edge) {
        return "%s > %s %s %d %s".formatted(
                edge.path("src").asString(), edge.path("dst").asString(), edge.path("protocol").asString(),
                edge.path("port").asInt(0), edge.path("verdict").asString());
    }

    private static boolean isWorkload(String end) {
        return end.endsWith("]");
    }

    /// Connections and events by Hubble, between workloads.
    private static Map<String, String> counted(JsonNode summary) {
        var counted = new TreeMap<String, String>();
        for (var edge : summary.path("edges")) {
            if (edge.path("source").asString().equals("hubble") && betweenWorkloads(edge)) {
                counted.put(name(edge), edge.path("connections").asLong(0) + " in " + edge.path("events").asLong());
            }
        }
        return counted;
    }

    private static boolean betweenWorkloads(JsonNode edge) {
        return isWorkload(edge.path("src").asString()) && isWorkload(edge.path("dst").asString());
    }

    private static Map<String, String> wanted(JsonNode expected) {
        var wanted = new TreeMap<String, String>();
        for (var edge : expected.path("edges")) {
            var counted = edge.path("counted");
            if (isWorkloadEdge(edge) && counted.path("connections").asLong() > 0) {
                wanted.put(
                        expectedName(edge),
                        counted.path("connections").asLong() + " in " + counted.path("hubbleEvents").asLong());
            }
        }
        return wanted;
    }

    /// The Service without backends has no workload at its end.
    private static boolean isWorkloadEdge(JsonNode edge) {
        return edge.path("source").has("namespace") && edge.path("destination").has("namespace")
                && !edge.path("destination").path("name").asString().equals("ghost");
    }

    private static TreeSet<String> pairs(JsonNode summary) {
        var pairs = new TreeSet<String>();
        for (var edge : summary.path("edges")) {
            if (edge.path("source").asString().equals("goldmane") && betweenWorkloads(edge)) {
                pairs.add(name(edge));
            }
        }
        return pairs;
    }

    private static TreeSet<String> wantedPairs(JsonNode expected) {
        var pairs = new TreeSet<String>();
        for (var edge : expected.path("edges")) {
            if (isWorkloadEdge(edge) && edge.path("sources").has("calico")) {
                pairs.add(expectedName(edge));
            }
        }
        return pairs;
    }

    private static String expectedName(JsonNode edge) {
        return "%s > %s %s %d %s".formatted(
                end(edge.path("source")), end(edge.path("destination")), edge.path("protocol").asString(),
                edge.path("port").asInt(),
                edge.path("verdict").asString().toLowerCase(Locale.ROOT).replace("audit", "audited"));
    }

    private static String end(JsonNode end) {
        return "%s/%s[%s]".formatted(
                end.path("namespace").asString(), end.path("name").asString(), end.path("kind").asString());
    }
}
