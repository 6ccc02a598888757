package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `weft list` on a small folder, the texts that scripts depend on.
class ListCommandTest {
    private static final String EXPOSED = "src/test/resources/cli/exposed";

    @Test
    void textIsSortedLinesOfWorkloads() {
        var run = CliRun.of("list", "--dir", Golden.SHOP);

        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("warning: list: of 1 pair not everything is known");
        Golden.assertSame("list.txt", run.out());
        assertThat(run.out().lines()).isSorted();
    }

    @Test
    void podsAreListedOneByOneAndReplicasAmongThemselves() {
        var run = CliRun.of("list", "--dir", Golden.SHOP, "--pods");

        Golden.assertSame("list-pods.txt", run.out());
        assertThat(run.out()).contains("shop/web-0[Pod] => shop/web-1[Pod] : All Connections");
    }

    @Test
    void jsonHasTheFixedShape() {
        var run = CliRun.of("list", "--dir", Golden.SHOP, "-o", "json");

        Golden.assertSame("list.json", run.out());
        var json = json(run);
        assertThat(json.propertyNames()).containsExactly("format", "profile", "endpoints", "edges", "problems");
        assertThat(json.get("format").asString()).isEqualTo("weft.list/1");
        assertThat(json.get("edges")).anySatisfy(edge -> assertThat(edge).isEqualTo(JsonMapper.shared().readTree("""
                {"src": "shop/web[Deployment]", "dst": "shop/db[StatefulSet]",
                 "allow": {"TCP": [[5432, 5433]]}, "unknown": {"TCP": [[9187, 9187]]}}""")));
    }

    @Test
    void tablesHaveTheColumnsOfNpGuard() {
        Golden.assertSame("list.csv", CliRun.of("list", "--dir", Golden.SHOP, "-o", "csv").out());
        Golden.assertSame("list.md", CliRun.of("list", "--dir", Golden.SHOP, "-o", "md").out());
    }

    @Test
    void dotQuotesEveryNameAndGroupsByNamespace(@TempDir Path folder) throws Exception {
        Golden.assertSame("list.dot", CliRun.of("list", "--dir", Golden.SHOP, "-o", "dot").out());
        Files.writeString(folder.resolve("a.yaml"),
                "apiVersion: v1\nkind: Pod\nmetadata: {name: 'a\"b\\c', namespace: x}\n");
        assertThat(CliRun.of("list", "--dir", folder.toString(), "-o", "dot").out())
                .contains("\"x/a\\\"b\\\\c[Pod]\" [label=\"a\\\"b\\\\c[Pod]\"]");
    }

    @Test
    void exposureAddsWhatIsNotThereYet() {
        for (var format : List.of("txt", "csv", "md", "dot", "json")) {
            var run = CliRun.of("list", "--dir", EXPOSED, "--exposure", "-o", format);
            assertThat(run.status()).isZero();
            Golden.assertSame("exposure." + format, run.out());
        }
        assertThat(lines("--exposure", "--from", "jobs/batch", "--to", "shop/db")).containsExactly(
                "",
                "Exposure Analysis Result:",
                "Egress Exposure:",
                "jobs/batch[Pod] \t=> \tentire-cluster : All Connections",
                "",
                "Workloads not protected by network policies:",
                "jobs/batch[Pod] is not protected on Egress");
    }

    @Test
    void fromAndToTakeANameAnIdAnAddressOrABlock() {
        var line = List.of("shop/web[Deployment] => shop/db[StatefulSet] : TCP 5432-5433");

        assertThat(lines("--from", "shop/web", "--to", "shop/db")).isEqualTo(line);
        assertThat(lines("--from", "shop/web[Deployment]", "--to", "shop/db[StatefulSet]")).isEqualTo(line);
        assertThat(lines("--from", "10.1.7.7", "--to", "shop/db"))
                .containsExactly("10.1.0.0-10.1.255.255[External] => shop/db[StatefulSet] : TCP 9187");
        assertThat(lines("--from", "10.0.0.0/8", "--to", "jobs/batch")).hasSize(2);
        assertThat(lines("--from", "10.0.0.9", "--to", "shop/web")) // the address of jobs/batch
                .containsExactly("jobs/batch[Pod] => shop/web[Deployment] : All Connections");
    }

    private static List<String> lines(String... options) {
        var args = new java.util.ArrayList<>(List.of("list", "--dir", Golden.SHOP));
        args.addAll(List.of(options));
        var run = CliRun.of(args.toArray(String[]::new));
        assertThat(run.status()).isZero();
        return run.out().lines().toList();
    }

    @Test
    void aNamespaceInFocusKeepsThePairsThatTouchIt() {
        assertThat(lines("-n", "jobs")).isNotEmpty().allMatch(line -> line.contains("jobs/batch[Pod]"));
        assertThat(lines("-A")).hasSize(16);
    }

    @Test
    void aNameThatNothingHasIsRefusedWithTheNearest() {
        assertThat(CliRun.of("list", "--dir", Golden.SHOP, "--from", "shop/webb").err()).isEqualToNormalizingNewlines(
                "error: --from: nothing is called \"shop/webb\"; use shop/web[Deployment], or run weft list -o json "
                        + "for all names\n");
    }

    @Test
    void namesFromAHostileClusterForgeNoLine(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yaml"),
                "apiVersion: v1\nkind: Pod\nmetadata: {name: \"a\\n\\e[2Jb => c : All\", namespace: x}\n");

        var run = CliRun.of("list", "--dir", folder.toString(), "--pods");

        assertThat(run.out() + run.err()).doesNotContain("\u001B").contains("a\\u000A\\u001B[2Jb");
    }

    private static JsonNode json(CliRun run) {
        return JsonMapper.shared().readTree(run.out());
    }
}
