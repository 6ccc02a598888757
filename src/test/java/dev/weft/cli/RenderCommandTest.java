package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// `weft render`: a picture without a display.
class RenderCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemoClusterIsPaintedInTheAskedSize() throws IOException {
        var file = folder.resolve("demo.png");

        var run = render(file, "--width", "800", "--height", "500");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(500);
        var colours = new HashSet<Integer>();
        for (int x = 0; x < 800; x++) {
            for (int y = 0; y < 500; y++) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(16); // text and lines, not a blank sheet
    }

    @Test
    void twoRunsPaintTheSamePictureAndThemesDiffer() throws IOException {
        render(folder.resolve("a.png"));
        render(folder.resolve("b.png"));
        render(folder.resolve("dark.png"), "--theme", "dark");

        assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
        assertThat(Files.mismatch(folder.resolve("a.png"), folder.resolve("dark.png"))).isNotNegative();
    }

    @Test
    void overlaysLieOverThePictureAndAreExplained() throws IOException {
        render(folder.resolve("plain.svg"));
        var run = render(
                folder.resolve("over.svg"), "--overlay", "isolation,exposure,findings,policy=shop/default-deny");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("over.svg")).content()
                .contains("isolated: left incoming, right outgoing")
                .contains("policies let in callers from outside")
                .contains("findings, the worst a warning")
                .contains("NetworkPolicy shop/default-deny");
        assertThat(folder.resolve("plain.svg")).content()
                .doesNotContain("policies let in", "findings,", "NetworkPolicy shop/default-deny");
    }

    @Test
    void anOverlayOrAPolicyThatIsNotThereIsRefused() {
        assertThat(render(folder.resolve("a.png"), "--overlay", "heat").err()).isEqualToNormalizingNewlines(
                "error: --overlay: \"heat\" is not known; use isolation, exposure, policies, findings, mtls, traffic,"
                        + " or policy=NAMESPACE/NAME\n");
        assertThat(render(folder.resolve("a.png"), "--overlay", "policy=shop/none").err())
                .isEqualToNormalizingNewlines(
                        "error: --overlay: there is no policy \"shop/none\"; name one as namespace/name\n");
    }

    @Test
    void wrongWishesAreRefusedInOneLine() {
        assertThat(render(folder.resolve("a.gif")).err()).isEqualToNormalizingNewlines(
                "error: --file: \"a.gif\" has no ending that is known; use .png, .svg, .pdf, .dot, .mmd, .graphml,"
                        + " .json, .csv\n");
        assertThat(render(folder.resolve("a.dot"), "--group", "team").err()).isEqualToNormalizingNewlines(
                "error: --group: \"team\" is not known; use namespace, workload, pod, node, service, policy or"
                        + " label=KEY\n");
        assertThat(render(folder.resolve("a.png"), "--width", "100000").err()).isEqualToNormalizingNewlines(
                "error: --width: 100000 pixels cannot be painted; use 64 to 16384\n");
        assertThat(render(folder.resolve("a.png"), "--theme", "pink").err()).isEqualToNormalizingNewlines(
                "error: --theme: \"pink\" is not known; use light, dark or high-contrast\n");
        var nowhere = folder.resolve("no/such/a.png");
        var run = render(nowhere);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).endsWithIgnoringCase(System.lineSeparator()).contains("error: " + nowhere
                + ": cannot be written; name a file in a folder that you may write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "pdf", "dot", "mmd", "graphml", "json", "csv"})
    void everyEndingIsWrittenAndTwoRunsWriteTheSame(String ending) throws IOException {
        var one = folder.resolve("one." + ending);
        var two = folder.resolve("TWO." + ending.toUpperCase(Locale.ROOT));

        var run = render(one);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        render(two);
        assertThat(one).isNotEmptyFile().hasSameBinaryContentAs(two);
    }

    @Test
    void theDemoIsTheGraphThatItAlwaysIs() throws IOException {
        render(folder.resolve("demo.mmd"));

        var golden = Path.of("src/test/resources/graphs/demo.mmd");
        if ("renew".equals(System.getProperty("weft.golden"))) {
            Files.copy(folder.resolve("demo.mmd"), golden, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Files.readString(folder.resolve("demo.mmd")))
                .isEqualToNormalizingNewlines(Files.readString(golden));
    }

    /// The connections are those of `weft list`: a picture never says another thing.
    @Test
    void singlePodsAreAllowedWhatTheListAllowsThem() throws IOException {
        var json = folder.resolve("pods.json");
        var run = render(json, "--group", "pod");

        assertThat(run.status()).as(run.err()).isZero();
        var listed = CliRun.of("list", "--demo", "--pods").out().lines().toList();
        var graph = JsonMapper.builder().build().readTree(Files.readString(json));
        var allowed = graph.get("edges").valueStream()
                .filter(edge -> !edge.get("allow").isEmpty())
                .filter(edge -> edge.get("src").stringValue().endsWith("[Pod]"))
                .filter(edge -> edge.get("dst").stringValue().endsWith("[Pod]"))
                .map(edge -> edge.get("src").stringValue().replace("workload:", "") + " => "
                        + edge.get("dst").stringValue().replace("workload:", "") + " : ")
                .toList();
        assertThat(allowed).hasSizeGreaterThan(20).allSatisfy(pair ->
                assertThat(listed).anyMatch(line -> line.startsWith(pair)));
        assertThat(graph.get("nodes").valueStream()
                        .filter(node -> node.get("id").stringValue().startsWith("workload:"))
                        .map(node -> node.get("kind").stringValue())
                        .distinct())
                .containsExactly("Pod");
    }

    @Test
    void namespacesAreDrawnAsOneNodeEach() throws IOException {
        var json = folder.resolve("namespaces.json");
        render(json, "--group", "namespace");

        var kinds = JsonMapper.builder().build().readTree(Files.readString(json)).get("nodes").valueStream()
                .map(node -> node.get("kind").stringValue())
                .distinct();
        assertThat(kinds).contains("Namespace").doesNotContain("Deployment", "Pod", "Service");
    }

    private static CliRun render(Path file, String... options) {
        var args = new java.util.ArrayList<>(java.util.List.of("render", "--demo", "--file", file.toString()));
        args.addAll(java.util.List.of(options));
        return CliRun.of(args.toArray(String[]::new));
    }
}
