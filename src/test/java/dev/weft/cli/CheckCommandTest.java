package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `weft check` on a small folder, as `src/docs/intents.md` describes it.
class CheckCommandTest {
    private static final String INTENTS = "src/test/resources/cli/intents/";

    @Test
    void intentsThatHoldEndWithStatusZero() {
        var run = check(Golden.SHOP, "hold.yaml");

        assertThat(run.status()).isZero();
        Golden.assertSame("check-hold.txt", run.out());
        assertThat(run.out()).doesNotContain("FAILED").endsWith("5 of 5 intents hold" + System.lineSeparator());
    }

    @Test
    void eachFailureHasAPacketThatShowsIt() {
        var run = check(Golden.SHOP, "fail.yaml");

        assertThat(run.status()).isOne();
        Golden.assertSame("check-fail.txt", run.out());
        assertThat(run.out()).doesNotContain("ok:");
    }

    @Test
    void jsonHasTheCounterExampleAndThePlaceOfEachIntent() {
        var run = check(Golden.SHOP, "fail.yaml", "-o", "json");

        assertThat(run.status()).isOne();
        Golden.assertSame("check-fail.json", run.out());
        var first = JsonMapper.shared().readTree(run.out()).at("/intents/0");
        assertThat(first.get("line").asInt()).isEqualTo(2);
        assertThat(first.at("/counterexample/port").asInt()).isEqualTo(5434);
        assertThat(first.at("/counterexample/verdict").asString()).isEqualTo("denied");
        assertThat(first.at("/counterexample/rules/0").asString()).isEqualTo("NetworkPolicy shop/db-in spec");
    }

    @Test
    void junitIsXmlThatBuildServersRead() throws Exception {
        var run = check(Golden.SHOP, "fail.yaml", "-o", "junit");

        Golden.assertSame("check-fail.xml", run.out());
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(run.out().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(10);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(10);
        assertThat(document.getElementsByTagName("testcase").item(9).getAttributes().getNamedItem("name")
                .getNodeValue()).isEqualTo("<this> & \"that\"");
    }

    @Test
    void anIntentSpeaksOfEveryPodOfAWorkloadWhoseReplicasDiffer(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("i.yaml"), """
                intents:
                - mustReach: {from: shop/web, to: shop/cache}
                - mustNotReach: {from: shop/web, to: shop/cache}
                - mustReach: {from: shop/web-5d-a, to: shop/cache}
                """);
        var run = CliRun.of(
                "check", "--dir", "src/test/resources/clusters/replicas-that-differ", "--expect", file.toString());

        assertThat(run.out().lines()).contains(
                "  shop/web-5d-b[Pod] => shop/cache[Pod] : TCP 1 is denied",
                "  shop/web-5d-a[Pod] => shop/cache[Pod] : TCP 1 is allowed",
                "1 of 3 intents hold");
    }

    @Test
    void podsOnTheirNodesNetworkAreNoStrangersAndAreNamed(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("i.yaml"), """
                intents:
                - nothingElseReaches: {to: shop/db, from: [shop/api, shop/catalog, shop/checkout], ports: 5432}
                """);

        assertThat(CliRun.of("check", "--demo", "--expect", file.toString()).out()).isEqualToNormalizingNewlines("""
                ok: nothing but shop/api or shop/catalog or shop/checkout reaches shop/db on TCP 5432
                  not asked about, as they share their node's network: monitoring/node-exporter[DaemonSet]
                1 of 1 intent holds
                """);
    }

    @Test
    void everyMistakeOfTheFileHasALineWithItsPathAndItsPlace() {
        var run = check(Golden.SHOP, "wrong.yaml");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        Golden.assertSame("check-wrong.txt", run.err());
    }

    @Test
    void aFileThatIsNoneIsRefusedInOneLine(@TempDir Path folder) throws Exception {
        var empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing yet\n");
        var none = Files.writeString(folder.resolve("none.yaml"), "intents: []\n");
        var broken = Files.writeString(folder.resolve("broken.yaml"), "intents:\n- mustReach: {from: [}\n");

        assertThat(expecting(empty).err()).isEqualToNormalizingNewlines(
                "error: " + empty + ": holds no intent; write a list under intents:\n");
        assertThat(expecting(none).status()).isEqualTo(2);
        assertThat(expecting(broken).err()).startsWith("error: broken.yaml: line 2: is not YAML");
        assertThat(expecting(folder.resolve("gone.yaml")).err()).isEqualToNormalizingNewlines(
                "error: --expect: " + folder.resolve("gone.yaml") + " cannot be read; name a file of intents\n");
        assertThat(expecting(folder).err()).contains("is a folder");
        assertThat(CliRun.of("check", "--demo").err()).startsWith("error: weft check: Missing required option");
    }

    private static CliRun expecting(Path file) {
        return CliRun.of("check", "--dir", Golden.SHOP, "--expect", file.toString());
    }

    private static CliRun check(String folder, String intents, String... more) {
        var args = new java.util.ArrayList<>(
                java.util.List.of("check", "--dir", folder, "--expect", INTENTS + intents));
        args.addAll(java.util.List.of(more));
        return CliRun.of(args.toArray(String[]::new));
    }
}
