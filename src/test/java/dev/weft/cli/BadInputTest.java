package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input gives one clear line each; the rest is still evaluated, unless `--strict`.
class BadInputTest {
    private static final String BAD = "src/test/resources/cli/bad";
    private static final List<String> LINES = List.of(
            "error: NetworkPolicy shop/operator: spec.podSelector.matchExpressions[0].operator: operator \"Contains\" "
                    + "is not known (policies.yaml:7); use In, NotIn, Exists or DoesNotExist",
            "error: NetworkPolicy shop/port: spec.ingress[0].ports[0].port: port 70000 does not exist "
                    + "(policies.yaml:16); use a port from 1 to 65535",
            "error: tabs.yaml: line 4: a tab indents the line; indent with spaces, YAML allows no tabs");

    @TempDir
    Path folder;

    @Test
    void everyMistakeIsOneLineAndTheRestIsEvaluated() {
        var run = CliRun.of("list", "--dir", BAD, "-o", "json");

        assertThat(run.status()).isZero();
        assertThat(run.err().lines()).containsExactlyElementsOf(LINES);
        Golden.assertSame("bad.json", run.out());
    }

    @Test
    void strictRefusesErrors() {
        var run = CliRun.of("list", "--dir", BAD, "--strict");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(4).startsWith(LINES.toArray(String[]::new))
                .endsWith("error: --strict: the input has 3 errors; correct it, or leave out --strict");
        assertThat(CliRun.of("list", "--dir", Golden.SHOP, "--strict").status()).isZero();
    }

    @Test
    void nothingButBadFilesIsStatusTwoAndALineForEach() throws IOException {
        Files.write(folder.resolve("binary.yaml"), new byte[] {1, 2, 0, 4});
        try (var large = new RandomAccessFile(folder.resolve("large.yaml").toFile(), "rw")) {
            large.setLength(50 << 20);
        }

        assertThat(CliRun.of("list", "--dir", folder.toString())).isEqualTo(new CliRun(2, "", lines(
                "error: binary.yaml: line 1: is a binary file, not text; save it as UTF-8 text, "
                        + "or give it another ending",
                "error: large.yaml: has 50 MB, and Weft reads at most 32; split it, or leave it out of the folder")));
    }

    @Test
    void anEmptyFolderAndAMissingOneAreStatusTwo() {
        var missing = folder.resolve("missing");

        assertThat(CliRun.of("list", "--dir", folder.toString())).isEqualTo(new CliRun(
                2, "", lines("error: " + folder + ": holds no *.yaml, *.yml or *.json; name another folder")));
        assertThat(CliRun.of("explain", "--from", "a/b", "--to", "c/d", "--dir", missing.toString())).isEqualTo(
                new CliRun(2, "", lines("error: " + missing + ": does not exist; check the path")));
    }

    @Test
    void duplicateNamesAreAWarning() throws IOException {
        var pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\n";
        Files.writeString(folder.resolve("a.yaml"), pod);
        Files.writeString(folder.resolve("b.yaml"), pod);

        var run = CliRun.of("list", "--dir", folder.toString(), "--strict");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo(lines("warning: Pod shop/web: stands in a.yaml:1 and again in b.yaml:1, which "
                + "replaces it (b.yaml:1); remove one of them"));
    }

    @Test
    void aClusterOfWhichNothingCanBeReadIsStatusThree() {
        var failed = new SourceStatus.Failed("the server refused the connection", "check that it runs");

        var run = CliRun.with(
                options -> new Telling(List.of(
                        new Change.Status(new KindStatus(ResourceKind.POD, "", failed)),
                        new Change.Status(new KindStatus(ResourceKind.NODE, "", new SourceStatus.Absent())))),
                "list");

        assertThat(run).isEqualTo(new CliRun(
                3, "", lines("error: context dev: the server refused the connection; check that it runs")));
    }

    @Test
    void oneForbiddenKindIsALineAndTheRestIsEvaluated() {
        var forbidden = new SourceStatus.Failed("reading is forbidden", "run: kubectl auth can-i list nodes");

        var run = CliRun.with(
                options -> new Telling(List.of(
                        new Change.Put(Namespace.implied("shop")),
                        new Change.Status(new KindStatus(ResourceKind.POD, "", new SourceStatus.Live(Instant.EPOCH))),
                        new Change.Status(new KindStatus(ResourceKind.NODE, "", forbidden)))),
                "list");

        assertThat(run.status()).isZero();
        assertThat(run.err().lines())
                .contains("error: nodes: reading is forbidden; run: kubectl auth can-i list nodes");
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /// Says what it was given, then that it is synced.
    private record Telling(List<Change> changes) implements ClusterSource {
        @Override
        public String name() {
            return "context dev";
        }

        @Override
        public void start(Consumer<Change> sink) {
            changes.forEach(sink);
            sink.accept(new Change.Synced(Instant.EPOCH));
        }

        @Override
        public void close() {}
    }
}
