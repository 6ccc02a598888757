package dev.weft.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.CommandLineRun;
import dev.weft.cli.SourceOptions;
import dev.weft.cluster.ResourceKind;
import dev.weft.kube.ManifestFolder;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `weft lint` on a small folder, the texts that scripts depend on.
class LintCommandTest {
    private static final String FOLDER = "src/test/resources/cli/lint";
    private static final Path EXPECTED = Path.of("src/test/resources/cli/expected");
    private static final List<ResourceKind> POLICIES = PolicyKinds.all().stream().map(PolicyKind::resource).toList();

    private record Run(int status, String out, String err) {
        static Run of(String... options) {
            var args = new ArrayList<>(List.of("lint", "--dir", FOLDER));
            args.addAll(List.of(options));
            var out = new StringWriter();
            var err = new StringWriter();
            int status = new CommandLineRun(List.of(new LintCommand()), Run::open)
                    .run(args, new PrintWriter(out), new PrintWriter(err));
            return new Run(status, out.toString(), err.toString());
        }

        private static ManifestFolder open(SourceOptions options) {
            return ManifestFolder.of(((SourceOptions.Place.Folder) options.place()).path(), POLICIES);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static void assertGolden(String name, String actual) {
        var file = EXPECTED.resolve(name);
        try {
            if (Boolean.getBoolean("golden.renew")) {
                Files.writeString(file, actual);
            }
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void textIsOneLineAFindingTheWorstFirst() {
        var run = Run.of();

        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("error: NetworkPolicy lab/broken: spec.ingress[0].ports[0].port: ");
        assertGolden("lint.txt", run.out());
        assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(' '))).distinct())
                .containsExactly("error", "warning", "info");
    }

    @Test
    void jsonHasTheFixedShapeAndTheReadyPatch() {
        var run = Run.of("-o", "json");

        assertGolden("lint.json", run.out());
        assertThat(run.json().propertyNames()).containsExactly("format", "findings", "problems");
        assertThat(run.json().get("format").asString()).isEqualTo("weft.lint/1");
        var first = run.json().get("findings").get(0);
        assertThat(first.propertyNames()).containsExactly(
                "code", "severity", "object", "path", "reason", "remedy", "file", "line", "patch");
        assertThat(first.get("patch").asString()).startsWith("apiVersion: networking.k8s.io/v1\n").contains("8080");
    }

    @Test
    void sarifIsWhatCodeScanningReads() {
        var run = Run.of("-o", "sarif");

        var sarif = run.json();
        assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
        var only = sarif.get("runs").get(0);
        var rules = only.get("tool").get("driver").get("rules");
        assertThat(only.get("results")).isNotEmpty().allSatisfy(result -> assertResult(result, rules));
        assertThat(only.get("results").findValuesAsString("uri")).contains(
                FOLDER + "/policies.yaml").allMatch(uri -> uri.startsWith(FOLDER));
        assertThat(rules).allSatisfy(rule -> assertThat(rule.get("help").get("text").asString()).isNotBlank());
    }

    private static void assertResult(JsonNode result, JsonNode rules) {
        var rule = rules.get(result.get("ruleIndex").asInt());
        assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        assertThat(result.get("level").asString()).isIn("error", "warning", "note");
        assertThat(result.get("message").get("text").asString()).isNotBlank();
        assertThat(result.get("partialFingerprints").get("weftFinding/v1").asString()).hasSize(32);
        var location = result.get("locations").get(0);
        assertThat(location.get("logicalLocations").get(0).get("fullyQualifiedName").asString()).isNotBlank();
        if (location.has("physicalLocation")) {
            var physical = location.get("physicalLocation");
            assertThat(physical.get("region").get("startLine").asInt()).isPositive();
            assertThat(physical.get("artifactLocation").get("uri").asString()).doesNotStartWith("/");
        }
    }

    @Test
    void aFindingThatStandsInNoFileIsShownAtTheFolder() {
        var results = Run.of("-o", "sarif").json().get("runs").get(0).get("results");

        assertThat(results).filteredOn(result -> result.get("ruleId").asString().equals("no-default-deny"))
                .singleElement()
                .satisfies(result -> assertThat(result.findValuesAsString("uri")).containsExactly(FOLDER + "/"));
    }

    @Test
    void namesOfFilesAreWrittenAsUris() {
        var uris = new ArtifactUris(new SourceOptions.Place.Folder(Path.of(FOLDER)));

        assertThat(uris.of("the workloads.yaml")).isEqualTo(FOLDER + "/the%20workloads.yaml");
        assertThat(uris.of("stra\u00DFe#1.yaml")).isEqualTo(FOLDER + "/stra%C3%9Fe%231.yaml");
        assertThat(new ArtifactUris(new SourceOptions.Place.Demo()).of("shop.yaml")).isEqualTo("shop.yaml");
    }

    @Test
    void everyCheckCanBeListedWithoutASource() {
        var run = Run.of("--list-checks");

        assertThat(run.out().lines()).hasSize(17).allMatch(line -> line.matches("[a-z-]+: .+\\. .+\\."));
    }

    @Test
    void fingerprintsTellResultsApart() {
        var prints = Run.of("-o", "sarif").json().findValuesAsString("weftFinding/v1");

        assertThat(prints).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void failOnMakesTheAnswerNo() {
        assertThat(Run.of("--fail-on", "error").status()).isOne();
        assertThat(Run.of("--fail-on", "info", "-o", "json").status()).isOne();
    }

    @Test
    void belowTheThresholdTheAnswerIsYes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: shop}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop}
                """);
        var out = new StringWriter();
        int status = new CommandLineRun(List.of(new LintCommand()), Run::open).run(
                List.of("lint", "--dir", folder.toString(), "--fail-on", "warning"),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()));

        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("info egress-without-dns NetworkPolicy shop/deny: spec: ");
    }

    @Test
    void anUnknownFormatOrSeverityIsRefused() {
        assertThat(Run.of("-o", "csv").err()).isEqualToNormalizingNewlines(
                "error: -o: \"csv\" is no format of this command; use txt, json or sarif\n");
        assertThat(Run.of("--fail-on", "fatal").status()).isEqualTo(2);
    }

    @Test
    void aNamespaceInFocusKeepsItsFindings() {
        assertThat(Run.of("-n", "lab").out().lines()).allMatch(line -> line.contains(" lab"));
        assertThat(Run.of("-n", "shop").out().lines()).isNotEmpty().noneMatch(line -> line.contains(" lab"));
    }

    @Test
    void patchesAreWrittenAsOneTextForKubectl(@TempDir Path folder) throws IOException {
        var file = folder.resolve("patches.yaml");

        Run.of("--patches", file.toString());

        assertGolden("lint-patches.yaml", Files.readString(file));
    }
}
