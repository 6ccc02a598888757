package dev.weft.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Manifests written as text, and read back.
class YamlWritingTest {
    @Test
    void theConventionalKeysComeFirstAndTheServersAreLeftOut() {
        var read = ManifestYaml.read("x.json", """
                {"status": {}, "spec": {"policyTypes": ["Ingress"], "podSelector": {},
                  "ingress": [{"ports": [{"port": "http", "protocol": "TCP"}], "from": []}]},
                 "metadata": {"uid": "1", "labels": {"on": "yes", "version": "1"}, "resourceVersion": "7",
                  "managedFields": [], "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{}"},
                  "namespace": "shop", "name": "web"},
                 "kind": "NetworkPolicy", "apiVersion": "networking.k8s.io/v1"}
                """);

        assertThat(ManifestYaml.write(manifest(read.documents().getFirst().body()))).isEqualTo("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: web
                  namespace: shop
                  labels:
                    "on": "yes"
                    version: "1"
                spec:
                  policyTypes:
                  - Ingress
                  podSelector: {}
                  ingress:
                  - ports:
                    - port: http
                      protocol: TCP
                    from: []
                """);
    }

    @Test
    void severalLinesAreABlock() {
        assertThat(ManifestYaml.write(manifest(Map.of("a", "one\n  two\n\nthree\n"))))
                .isEqualTo("a: |\n  one\n    two\n\n  three\n");
    }

    /// Law: what was written is read back equal, whatever the texts and numbers are.
    @Test
    void readingGivesBackWhatWasWritten() {
        for (int seed = 0; seed < 3_000; seed++) {
            var body = new Bodies(new Random(seed)).map(3);
            var text = ManifestYaml.write(manifest(body));
            var reading = ManifestYaml.read("x.yaml", text);
            assertThat(reading.problems()).as("seed %d:%n%s", seed, text).isEmpty();
            var back = reading.documents().isEmpty() ? Map.of() : reading.documents().getFirst().body();
            assertThat(back).as("seed %d:%n%s", seed, text).isEqualTo(body);
        }
    }

    private static Manifest manifest(Map<String, Object> body) {
        return new Manifest(
                ResourceKind.NETWORK_POLICY, ResourceKind.NETWORK_POLICY.ref("shop", "web"), body, Origin.LIVE);
    }

    /// Random trees with the texts that writers of YAML get wrong.
    private record Bodies(Random random) {
        private static final List<String> ODD = List.of(
                "", " ", "null", "~", "yes", "No", "y", "on", "true", "1", "0755", "0x1F", "1e3", "1_000", "12:30:45",
                ".inf", "2001-01-01", "- a", "a: b", "a #b", "#a", "*a", "&a", "!a", "%a", "@a", "`a", "{}", "[]",
                "? a", "a:", " a", "a ", "a\n", "\na", "a\nb", "a\nb\n", "a\n\n", "a \nb\n", "  a\nb\n", "\ta",
                        "a\tb\n",
                "é", "😀", "\u0007", "\u2028", "\u00A0", "'", "\"", "\\", "a'b\"c\\d", "---", "...", "--- a", "a,b",
                        "a]b",
                "=", "<<", "\r", "a\r\nb\n", "x".repeat(200), "word ".repeat(60).strip());

        Map<String, Object> map(int depth) {
            var map = new LinkedHashMap<String, Object>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                map.put(random.nextInt(4) == 0 ? odd() : "k" + i, value(depth - 1));
            }
            map.remove("<<"); // quoted it is a key like any other, but a tree of ours would need a plain one
            return map;
        }

        private Object value(int depth) {
            return switch (random.nextInt(depth > 0 ? 9 : 6)) {
                case 0 -> random.nextInt(100_000);
                case 1 -> random.nextBoolean();
                case 2 -> random.nextLong();
                case 3 -> random.nextGaussian() * 1e6;
                case 4, 5 -> odd();
                case 6 -> list(depth - 1);
                default -> map(depth);
            };
        }

        private List<Object> list(int depth) {
            var list = new ArrayList<Object>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(value(depth));
            }
            return list;
        }

        private String odd() {
            return ODD.get(random.nextInt(ODD.size()));
        }
    }
}
