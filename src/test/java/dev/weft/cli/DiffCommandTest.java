package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `weft diff` between two small folders, the texts that scripts depend on: a pod is gone, a deployment is new, a range
/// of ports and a block are smaller.
class DiffCommandTest {
    private static final String NEXT = "src/test/resources/cli/shop-next";

    @Test
    void textIsTheGrammarOfNpGuard() {
        var run = CliRun.of("diff", Golden.SHOP, NEXT);

        assertThat(run.status()).isZero();
        Golden.assertSame("diff.txt", run.out());
        assertThat(run.out().lines().findFirst()).contains("Connectivity diff:");
    }

    @Test
    void tablesHaveTheColumnsOfNpGuard() {
        Golden.assertSame("diff.csv", CliRun.of("diff", Golden.SHOP, NEXT, "-o", "csv").out());
        Golden.assertSame("diff.md", CliRun.of("diff", Golden.SHOP, NEXT, "-o", "md").out());
    }

    @Test
    void jsonHasTheFixedShapeAndAWitnessOfEachChange() {
        var run = CliRun.of("diff", Golden.SHOP, NEXT, "-o", "json");

        Golden.assertSame("diff.json", run.out());
        var json = JsonMapper.shared().readTree(run.out());
        assertThat(json.get("format").asString()).isEqualTo("weft.diff/1");
        assertThat(json.get("changes")).isNotEmpty().allSatisfy(change -> {
            assertThat(change.propertyNames()).contains("kind", "src", "dst", "before", "after", "workloads");
            assertThat(change.at("/witness/port").asInt()).isPositive();
        });
    }

    @Test
    void theOtherWayRoundGainsWhatWasLost() {
        Golden.assertSame("diff-back.txt", CliRun.of("diff", NEXT, Golden.SHOP).out());
    }

    @Test
    void onlyWithExitCodeADifferenceIsStatusOne() {
        assertThat(CliRun.of("diff", Golden.SHOP, NEXT).status()).isZero();
        assertThat(CliRun.of("diff", Golden.SHOP, NEXT, "--exit-code").status()).isOne();
        assertThat(CliRun.of("diff", Golden.SHOP, Golden.SHOP, "--exit-code")).isEqualTo(new CliRun(0, "", ""));
    }

    @Test
    void aNamespaceInFocusKeepsThePairsThatTouchIt() {
        assertThat(CliRun.of("diff", Golden.SHOP, NEXT, "-n", "jobs").out().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains("jobs/batch[Pod]"));
    }

    @Test
    void aChangeOfWhatIsNotKnownIsCountedAndStandsInJson(@TempDir Path folder) throws Exception {
        var pods = "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: a}}";
        var before = Files.createDirectory(folder.resolve("before"));
        var after = Files.createDirectory(folder.resolve("after"));
        for (var side : new Path[] {before, after}) {
            Files.writeString(side.resolve("pods.yaml"), pods + "\n---\n" + pods.replace("web", "db") + "\n---\n"
                    + "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: a}\n"
                    + "spec:\n  podSelector: {}\n  ingress:\n  - from: [{ipBlock: {cidr: 10.0.0.0/8}}]\n"
                    + "    ports: [{port: " + (side.equals(before) ? 80 : 90) + "}]\n");
        }

        assertThat(CliRun.of("diff", before.toString(), after.toString()).err()).isEqualToNormalizingNewlines(
                "warning: diff: of 2 pairs only what is not known changes, which is not listed; "
                        + "run with -o json to see it\n");
        var json = JsonMapper.shared()
                .readTree(CliRun.of("diff", before.toString(), after.toString(), "-o", "json").out());
        assertThat(json.get("changes")).anySatisfy(change -> {
            assertThat(change.get("src").asString()).isEqualTo("a/db[Pod]");
            assertThat(change.get("kind").asString()).isEqualTo("changed");
            assertThat(change.at("/unknownAfter/TCP/0/0").asInt()).isEqualTo(90);
        });
    }

    @Test
    void whatIsWrongOnOneSideNamesIt(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "kind: Pod\nmetadata: {name: x}\napiVersion: v1\n---\n- 1\n");

        assertThat(CliRun.of("diff", Golden.SHOP, folder.toString()).err())
                .contains("of " + folder)
                .startsWith("error: a.yaml");
        assertThat(CliRun.of("diff", Golden.SHOP, folder.toString(), "--strict").status()).isEqualTo(2);
    }

    @Test
    void aSideThatCannotBeReadIsRefusedInOneLine() {
        assertThat(CliRun.of("diff", "nowhere", NEXT)).isEqualTo(wrong("nowhere: there is no such file or folder; "
                + "name a folder or file, demo:, context:NAME or snapshot:FILE"));
        assertThat(CliRun.of("diff", NEXT, "snapshot:x.weft")).isEqualTo(wrong("snapshot:x.weft: snapshot files cannot "
                + "be read yet; name a folder or file, demo: or context:NAME"));
        assertThat(CliRun.of("diff", NEXT)).isEqualTo(
                wrong("weft diff: Missing required parameter: 'B'; run weft diff --help"));
        assertThat(CliRun.of("diff", NEXT, "demo:", "-o", "dot")).isEqualTo(
                wrong("-o: \"dot\" is no format of this command; use txt, json, csv or md"));
    }

    private static CliRun wrong(String line) {
        return new CliRun(2, "", "error: " + line + System.lineSeparator());
    }
}
