package dev.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.picture.Theme;
import dev.weft.topology.TopologyNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The picture leaves the window as a file and through the clipboard.
class PictureExportJourneyTest extends WindowTest {
    @TempDir
    private Path folder;

    @Test
    void thePictureIsSavedWholeAsItIsOnTheScreenAndAsAGraph() throws IOException {
        openDemo(new Look(Theme.LIGHT, 1024, 700));

        var svg = export("#picture-svg", "#picture-whole", folder.resolve("whole.svg"));
        var png = export("#picture-png", "#picture-screen", folder.resolve("screen.png"));
        var named = export("#picture-json", null, folder.resolve("graph"));

        assertThat(svg).isEqualTo("Written: " + folder.resolve("whole.svg"));
        var drawing = Files.readString(folder.resolve("whole.svg"));
        for (var node : session().frame().orElseThrow().scene().topology().nodes()) {
            assertThat(drawing).contains(first(node));
        }
        assertThat(png).isEqualTo("Written: " + folder.resolve("screen.png"));
        var image = ImageIO.read(folder.resolve("screen.png").toFile());
        assertThat(image.getWidth()).isEqualTo(2 * (int) graph().getWidth());
        assertThat(named).isEqualTo("Written: " + folder.resolve("graph.json"));
        assertThat(Files.readString(folder.resolve("graph.json"))).contains("\"format\" : \"weft.graph/1\"");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidInOneLineAndGoesWithOk() throws IOException {
        openDemo(new Look(Theme.DARK, 1024, 700));
        var file = Files.writeString(folder.resolve("file"), "in the way");

        var line = export("#picture-pdf", "#picture-whole", file.resolve("x.pdf"));
        shoot("picture-refused");

        assertThat(line).startsWith(file + "/x.pdf: ").endsWith("nothing is written, choose another place");
        assertThat(line).doesNotContain("\n");
        click("#picture-notice-ok");
        assertThat(fx(() -> find("#picture-notice").isVisible())).isFalse();
        assertThat(Files.readString(file)).isEqualTo("in the way");
    }

    @Test
    void thePictureAndItsMermaidAreCopied() {
        openDemo(new Look(Theme.LIGHT, 1024, 700));

        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        until("the picture in the clipboard", () -> notice().equals("The picture is in the clipboard."));

        assertThat(fx(() -> Clipboard.getSystemClipboard().getImage().getWidth()))
                .isEqualTo(2 * Math.floor(graph().getWidth()));
        click("#menu-source");
        click("#copy-mermaid");
        until("the graph in the clipboard", () -> notice().equals("The graph is in the clipboard, as Mermaid."));
        assertThat(places.copied()).startsWith("flowchart LR\n").contains("subgraph", "shop");
    }

    /// Names are shortened where there is no room.
    private static String first(TopologyNode node) {
        return node.label().substring(0, Math.min(4, node.label().length()));
    }

    private String export(String form, @Nullable String extent, Path file) {
        places.choose(file);
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        click(form);
        if (extent != null) {
            click(extent);
        }
        shoot("picture-export");
        click("#picture-save");
        until("an outcome", () -> notice().contains(file.getFileName().toString()));
        return notice();
    }

    private String notice() {
        return fx(() -> ((Label) find("#picture-notice-text")).getText());
    }
}
