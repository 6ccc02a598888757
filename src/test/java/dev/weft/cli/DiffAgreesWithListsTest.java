package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The law of `weft diff`: between workloads it says what two lists say apart, no more and no less.
class DiffAgreesWithListsTest {
    private static final Path CLUSTERS = Path.of("src/test/resources/clusters");

    /// Each folder with the next, and with itself.
    static List<List<Path>> pairs() throws IOException {
        try (Stream<Path> all = Files.list(CLUSTERS)) {
            var folders = all.sorted().toList();
            return Stream.iterate(0, i -> i < folders.size(), i -> i + 1)
                    .map(i -> List.of(folders.get(i), folders.get((i + 1) % folders.size())))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theDifferenceOfTwoClustersIsThatOfTheirLists(List<Path> pair) {
        assertThat(differences(pair.getFirst(), pair.getLast()))
                .isEqualTo(expected(edges(pair.getFirst()), edges(pair.getLast())));
        assertThat(CliRun.of("diff", pair.getFirst().toString(), pair.getFirst().toString(), "--exit-code").status())
                .isZero();
    }

    private static Map<String, String> expected(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var keys = new HashMap<>(before);
        keys.putAll(after);
        var changes = new TreeMap<String, String>();
        keys.keySet().forEach(key -> {
            var then = text(before.get(key), "allow", "unknown");
            var now = text(after.get(key), "allow", "unknown");
            if (!then.equals(now)) {
                changes.put(key, then + " -> " + now);
            }
        });
        return changes;
    }

    private static Map<String, String> differences(Path before, Path after) {
        var changes = new TreeMap<String, String>();
        json("diff", before.toString(), after.toString()).get("changes").forEach(change -> {
            if (isInside(change)) {
                changes.put(
                        key(change),
                        text(change, "before", "unknownBefore") + " -> " + text(change, "after", "unknownAfter"));
            }
        });
        return changes;
    }

    private static Map<String, JsonNode> edges(Path folder) {
        var edges = new HashMap<String, JsonNode>();
        json("list", "--dir", folder.toString()).get("edges").forEach(edge -> {
            if (isInside(edge)) {
                edges.put(key(edge), edge);
            }
        });
        return edges;
    }

    private static JsonNode json(String... args) {
        var run = CliRun.of(Stream.concat(Stream.of(args), Stream.of("-o", "json")).toArray(String[]::new));
        assertThat(run.status()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private static boolean isInside(JsonNode pair) {
        return !key(pair).contains("[External]");
    }

    private static String key(JsonNode pair) {
        return pair.get("src").asString() + " => " + pair.get("dst").asString();
    }

    private static String text(@Nullable JsonNode node, String allowed, String unknown) {
        return node == null ? "{} {}" : node.get(allowed) + " " + node.get(unknown);
    }
}
