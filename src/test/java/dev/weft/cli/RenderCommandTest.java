package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void wrongWishesAreRefusedInOneLine() {
        assertThat(render(folder.resolve("a.svg")).err()).isEqualToNormalizingNewlines(
                "error: --file: \"a.svg\" does not end in .png; choose a .png\n");
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

    private static CliRun render(Path file, String... options) {
        var args = new java.util.ArrayList<>(java.util.List.of("render", "--demo", "--file", file.toString()));
        args.addAll(java.util.List.of(options));
        return CliRun.of(args.toArray(String[]::new));
    }
}
