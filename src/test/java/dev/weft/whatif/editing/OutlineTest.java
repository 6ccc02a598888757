package dev.weft.whatif.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What stands where in a text that somebody is typing.
class OutlineTest {
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: "NetworkPolicy" # a remark
            metadata:
              name: db
              annotations:
                note: |
                  two: lines
                  - of text
            spec:
              podSelector:
                matchLabels: {app.kubernetes.io/name: db, "tier": 'back'}
              policyTypes: [Ingress,
                Egress]
              ingress:
              - from:
                - podSelector: {}
                - namespaceSelector:
                    matchExpressions:
                      - {key: team, operator: In, values: [a, b]}
                ports:
                  - port: 5432
                    protocol: TCP
              -
                from: []
              egress:
                - - nested
                  - list
            """;

    /// What a parser reads, with every single value as text.
    private static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
                yield copy;
            }
            case List<?> list -> list.stream().map(OutlineTest::plain).toList();
            default -> value.toString();
        };
    }

    private static Object plain(Part part) {
        return switch (part.kind()) {
            case MAP -> {
                var map = new LinkedHashMap<String, Object>();
                part.members().forEach(member -> map.put(member.name(), plain(member.value())));
                yield map;
            }
            case LIST -> part.items().stream().map(OutlineTest::plain).toList();
            case VALUE -> part.text().startsWith("|") ? "two: lines\n- of text\n" : part.text();
            case NOTHING -> "";
        };
    }

    @Test
    void aTextThatIsYamlIsReadAsAParserReadsIt() {
        var parsed = ManifestYaml.read("", POLICY).documents().getFirst().body();
        assertThat(plain(Outline.of(POLICY).root())).isEqualTo(plain(parsed));
        assertThat(Outline.of(POLICY).misplaced()).isEmpty();
    }

    @Test
    void whatKubectlPrintsIsReadToo() {
        var printed = """
                spec:
                  ingress:
                  - from:
                    - podSelector:
                        matchLabels:
                          app: web
                  podSelector: {}
                """;
        assertThat(plain(Outline.of(printed).root()))
                .isEqualTo(plain(ManifestYaml.read("", printed).documents().getFirst().body()));
    }

    @Test
    void aHalfTypedTextKeepsItsPlaces() {
        var outline = Outline.of("""
                spec:
                  ingress:
                    - from:
                        - podSelector:
                            matchLabels:
                              app
                  egress: [{to: {
                """);
        assertThat(outline.at("spec.ingress[0].from[0].podSelector.matchLabels").orElseThrow().kind())
                .isEqualTo(Part.Kind.NOTHING);
        assertThat(outline.at("spec.egress[0].to").orElseThrow().kind()).isEqualTo(Part.Kind.MAP);
    }

    @Test
    void thePlaceOfAValueIsTheCharactersItTakes() {
        var outline = Outline.of(POLICY);
        var port = outline.at("spec.ingress[0].ports[0].port").orElseThrow();
        assertThat(POLICY.substring(port.range().from(), port.range().to())).isEqualTo("5432");
        var name = outline.at("kind").orElseThrow();
        assertThat(POLICY.substring(name.range().from(), name.range().to())).isEqualTo("\"NetworkPolicy\"");
        var back = outline.at(YamlPath.of("spec.podSelector.matchLabels").key("tier")).orElseThrow();
        assertThat(POLICY.substring(back.range().from(), back.range().to())).isEqualTo("'back'");
    }

    @Test
    void thePathOfAPlaceIsThatOfItsLine() {
        var outline = Outline.of(POLICY);
        assertThat(outline.pathAt(POLICY.indexOf("podSelector: {}")).toString())
                .isEqualTo("spec.ingress[0].from[0].podSelector");
        assertThat(outline.pathAt(POLICY.indexOf("- podSelector: {}")).toString()).isEqualTo("spec.ingress[0].from[0]");
        assertThat(outline.pathAt(POLICY.indexOf("port: 5432")).toString()).isEqualTo("spec.ingress[0].ports[0].port");
        assertThat(outline.pathAt(POLICY.indexOf("metadata:") + 2).toString()).isEqualTo("metadata");
    }

    @Test
    void aLineWhoseIndentationFitsNothingIsMisplaced() {
        var outline = Outline.of("""
                spec:
                  podSelector: {}
                   policyTypes: [Ingress]
                 ingress: []
                """);
        assertThat(outline.misplaced()).extracting(Outline.Misplaced::line).containsExactly(3, 4);
        assertThat(outline.misplaced().getFirst().columns().getFirst()).isEqualTo(2);
    }
}
