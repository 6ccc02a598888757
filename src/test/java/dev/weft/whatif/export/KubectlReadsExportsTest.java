package dev.weft.whatif.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.fixture.ClusterFixture;
import dev.weft.fixture.YamlPolicy;
import dev.weft.whatif.Edit;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlDocument;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What leaves Weft is read by the real kubectl and its kustomize.
@Tag("server")
class KubectlReadsExportsTest {
    private static final String DB_IN = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: db.in
              namespace: shop
              labels: {team: shop, "yes": "no", a/b: "1"}
              annotations:
                note: |
                  two lines
                  # no comment
            spec:
              podSelector: {matchLabels: {app: db}}
              ingress:
              - from: [{podSelector: {}}]
                ports: [{protocol: TCP, port: 5432}, {protocol: TCP, port: pg}]
              egress:
              - to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]
            """;
    /// A regular expression that forgets to escape the dot of `db.in` would patch this one too.
    private static final String TWIN = DB_IN.replace("db.in", "db-in");
    private static final String OLD = DB_IN.replace("db.in", "old");
    private static final String CLUSTER_WIDE = """
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: base}
            spec:
              tier: Admin
              priority: 10
              subject: {namespaces: {}}
              ingress:
              - {action: Deny, name: all, from: [{namespaces: {}}]}
            """;
    private static final ClusterSnapshot LIVE = ClusterFixture.cluster(
            YamlPolicy.yaml(DB_IN), YamlPolicy.yaml(TWIN), YamlPolicy.yaml(OLD), YamlPolicy.yaml(CLUSTER_WIDE));

    private static final Outgoing DRAFT = Outgoing.of(
            Drafted.of(
                    LIVE,
                    Drafted.put(DB_IN
                            .replace("labels: {team: shop, \"yes\": \"no\", a/b: \"1\"}", "labels: {team: pay}")
                            .replace("5432", "5433")
                            .replace("podSelector: {matchLabels: {app: db}}", "podSelector: {}")
                            .replace("  egress:", "  policyTypes: [Ingress, Egress]\n  egress:")),
                    Drafted.put(TWIN.replace("  annotations:\n    note: |\n      two lines\n      # no comment\n", "")),
                    Drafted.put(CLUSTER_WIDE.replace("priority: 10", "priority: 11").replace("Deny", "Pass")),
                    Drafted.put(DB_IN.replace("db.in", "new-one").replace("spec:", "spec:   # mine")),
                    Drafted.put("""
                            apiVersion: cilium.io/v2
                            kind: CiliumNetworkPolicy
                            metadata: {name: l7}
                            spec:
                              endpointSelector: {}
                              ingress: [{}]
                            """),
                    new Edit.RemovePolicy(Drafted.policy("old"))),
            LIVE);

    @TempDir
    private Path folder;

    @Test
    void kustomizeMakesOfTheFolderWhatWasDrafted() throws Exception {
        assertThat(ExportFiles.write(folder, KustomizeFolder.files(DRAFT)).done()).isTrue();

        var built = ManifestYaml.read("built", kubectl("kustomize", folder.toString()));

        assertThat(built.problems()).isEmpty();
        var drafted = new TreeMap<String, Object>();
        DRAFT.puts().forEach(put -> drafted.put(name(put.edit().manifest().body()), body(put.edit().manifest())));
        assertThat(bodies(built.documents())).isEqualTo(drafted);
    }

    @Test
    void kubectlReadsTheFolderAndTheOneFile() throws Exception {
        assertThat(ExportFiles.write(folder, PolicyFolder.files(DRAFT)).done()).isTrue();
        var file = Map.of("all.yaml", OneFile.text(DRAFT).getBytes(StandardCharsets.UTF_8));
        var beside = folder.resolve("one");

        var ofFolder = read(folder);
        assertThat(ExportFiles.write(beside, file).done()).isTrue();

        assertThat(ofFolder).isEqualTo(read(beside)).hasSize(5);
    }

    /// Through kustomize, which asks no server about the kinds.
    private static Map<String, Object> read(Path folder) throws Exception {
        var names = new ArrayList<String>();
        for (var file : Optional.ofNullable(folder.toFile().listFiles(File::isFile)).orElseThrow()) {
            if (file.getName().endsWith(".yaml")) {
                names.add(file.getName());
            }
        }
        var text = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- "
                + String.join("\n- ", names) + "\n";
        var all = Map.of("kustomization.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(ExportFiles.write(folder, all).done()).isTrue();
        return bodies(ManifestYaml.read("built", kubectl("kustomize", folder.toString())).documents());
    }

    private static Map<String, Object> bodies(List<YamlDocument> documents) {
        var bodies = new TreeMap<String, Object>();
        documents.forEach(document -> bodies.put(name(document.body()), document.body()));
        return bodies;
    }

    private static String name(Map<String, Object> body) {
        return body.get("kind") + " " + (body.get("metadata") instanceof Map<?, ?> metadata
                ? metadata.get("name")
                : "");
    }

    private static Map<String, Object> body(Manifest manifest) {
        return ManifestYaml.read("", ManifestYaml.write(manifest)).documents().getFirst().body();
    }

    private static String kubectl(String... words) throws IOException, InterruptedException {
        var script = Optional.ofNullable(System.getenv("WEFT_MINICLUSTER"))
                .orElseThrow(() -> new IllegalStateException("set WEFT_MINICLUSTER: its kubectl reads the exports"));
        var line = new ArrayList<>(List.of(script, "kubectl"));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
