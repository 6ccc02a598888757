package dev.weft.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is read from well-formed texts. Source of the types: YAML 1.2.2, chapter 10.3.
class ManifestYamlTest {
    private static final String POLICY = """
            # who may reach the database
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db-in
            spec:
              podSelector: {}
              ingress:
              - from:
                - podSelector:
                    matchLabels: {app.kubernetes.io/name: web}
                ports:
                - protocol: TCP
                  port: 5432
            """;

    @Test
    void everyPathKnowsItsLine() {
        var origin = only(POLICY).origin();

        assertThat(origin.file()).isEqualTo("x.yaml");
        assertThat(origin.line("")).isEqualTo(2);
        assertThat(origin.line("metadata.name")).isEqualTo(5);
        assertThat(origin.line("spec")).isEqualTo(6);
        assertThat(origin.line("spec.ingress[0]")).isEqualTo(9);
        assertThat(origin.line("spec.ingress[0].from[0].podSelector.matchLabels.app.kubernetes.io/name"))
                .isEqualTo(11);
        assertThat(origin.line("spec.ingress[0].ports[0].port")).isEqualTo(14);
        assertThat(origin.line("spec.ingress[0].ports[0].endPort")).isEqualTo(13); // absent: its parent's
    }

    /// As kubectl reads it, though YAML 1.2 does not. Source: go-yaml's scanner, white space in the flow context.
    @Test
    void aTabWithinBracketsIndentsNothing() {
        var args = "args:\n  [\n    \"a [\",\n\t  'it''s', # ] no end\n\t{b: \"c\\\"]\"},\n\t]\nother: x[0\nlast: y\n";

        assertThat(only(args).body()).isEqualTo(Map.of(
                "args", List.of("a [", "it's", Map.of("b", "c\"]")), "other", "x[0", "last", "y"));
        assertThat(only(args).origin().line("args[2].b")).isEqualTo(5);
    }

    @Test
    void aTabBehindBracketsIsStillRefused() {
        assertThat(ManifestYaml.read("x.yaml", "a: [1,\n\t2]\nb:\n\tc: 1\n").problems())
                .extracting(Problem::line)
                .containsExactly("x.yaml: line 4: a tab indents the line; indent with spaces, YAML allows no tabs");
        assertThat(ManifestYaml.read("x.yaml", "a: it's [\nb:\n\tc: 1\n").documents()).isEmpty();
    }

    @Test
    void linesCountFromTheTopOfTheFileInEveryDocument() {
        var reading = ManifestYaml.read(
                "x.yaml", "---\na: 1\n--- # two\nb: 2\n---\n\n---\n# nothing\n---\nc: 3\n...\n");

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.documents()).extracting(YamlDocument::body)
                .containsExactly(Map.of("a", 1), Map.of("b", 2), Map.of("c", 3));
        assertThat(reading.documents()).extracting(document -> document.origin().line(""))
                .containsExactly(2, 4, 10);
    }

    @Test
    void quotedScalarsStayTextAndPlainOnesHaveTheTypesOfTheCoreSchema() {
        var text = """
                quoted: ["80", '80', "true", "null", !!str 80]
                plain: [80, -7, 0x1F, 0o17, 3000000000, 99999999999999999999, 1.5, 1e3, true, False, yes, on, 0755]
                empty:
                tilde: ~
                """;

        assertThat(only(text).body()).isEqualTo(Map.of(
                "quoted", List.of("80", "80", "true", "null", "80"),
                "plain", List.of(80, -7, 31, 15, 3_000_000_000L, new java.math.BigInteger("99999999999999999999"), 1.5,
                        1000.0, true, false, "yes", "on", 755)));
    }

    @Test
    void jsonIsReadAlikeAlsoWithTabs() {
        var json = "{\n\t\"kind\": \"Pod\",\n"
                + "\t\"metadata\": {\n\t\t\"name\": \"a\\/b \\u00e9 \\ud83d\\ude00\"},\n\t\"n\": 1\n}\n";

        var document = only(json);

        assertThat(document.body()).isEqualTo(
                Map.of("kind", "Pod", "metadata", Map.of("name", "a/b é 😀"), "n", 1));
        assertThat(document.origin().line("metadata.name")).isEqualTo(4);
    }

    @Test
    void aListIsTakenApartAndItsItemsCountTheirPathsFromThemselves() {
        var text = """
                apiVersion: v1
                kind: List
                items:
                - kind: Pod
                  metadata:
                    name: a
                - apiVersion: v1
                  kind: PodList
                  items:
                  - metadata: {name: b}
                """;

        var documents = ManifestYaml.read("x.yaml", text).documents();

        assertThat(documents).extracting(YamlDocument::body).containsExactly(
                Map.of("kind", "Pod", "metadata", Map.of("name", "a")),
                Map.of("apiVersion", "v1", "kind", "Pod", "metadata", Map.of("name", "b")));
        assertThat(documents.getFirst().origin().line("metadata.name")).isEqualTo(6);
        assertThat(documents.getLast().origin().line("metadata.name")).isEqualTo(10);
    }

    @Test
    void aliasesAndMergesAreUnfolded() {
        var text = """
                base: &base {app: web, tier: front}
                same: *base
                more:
                  <<: *base
                  tier: back
                """;

        var body = only(text).body();

        assertThat(body.get("same")).isEqualTo(Map.of("app", "web", "tier", "front"));
        assertThat(body.get("more")).isEqualTo(Map.of("app", "web", "tier", "back"));
    }

    @Test
    void byteOrderMarksAreUnderstood() {
        assertThat(ManifestYaml.read("x.yaml", "\uFEFFa: é".getBytes(StandardCharsets.UTF_8)).documents())
                .extracting(YamlDocument::body).containsExactly(Map.of("a", "é"));
        assertThat(ManifestYaml.read("x.yaml", "\uFEFFa: é".getBytes(StandardCharsets.UTF_16LE)).documents())
                .extracting(YamlDocument::body).containsExactly(Map.of("a", "é"));
    }

    @Test
    void aTextOfNothingHoldsNoDocumentAndNoProblem() {
        for (var text : List.of("", "\n\n", "# only a remark\n", "---\n---\n", "%YAML 1.2\n---\n")) {
            assertThat(ManifestYaml.read("x.yaml", text)).isEqualTo(new ManifestYaml.Reading(List.of(), List.of()));
        }
    }

    private static YamlDocument only(String text) {
        var reading = ManifestYaml.read("x.yaml", text);
        assertThat(reading.problems()).extracting(Problem::line).isEmpty();
        assertThat(reading.documents()).hasSize(1);
        return reading.documents().getFirst();
    }
}
