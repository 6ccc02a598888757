package dev.weft.picture;

import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.SceneFixture;
import dev.weft.layout.Box;
import dev.weft.picture.overlay.EdgeOverlay;
import dev.weft.picture.overlay.GroupOverlay;
import dev.weft.picture.overlay.NodeOverlay;
import dev.weft.picture.surface.PngFile;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.session.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Small pictures compared pixel by pixel with those in `src/test/resources/pictures`; `-Dweft.golden=renew` writes
/// them
/// anew: look at them before they are committed. Without text, as fonts differ between machines.
class GoldenPictureTest {
    private static final Path FOLDER = Path.of("src/test/resources/pictures");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyStateIsDrawnAsAlways(Theme theme) throws IOException {
        check("states-" + theme, states(), new Viewport(100, -20, 1, 340, 300), theme, new EdgeOverlay());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void boxesAndBarsAreDrawnAsAlways(Theme theme) throws IOException {
        check(
                "bars-" + theme, states(), new Viewport(-40, -60, 0.3, 200, 130), theme,
                new GroupOverlay(), new EdgeOverlay(), new NodeOverlay());
    }

    private static Frame states() {
        var scene = scene().group("shop", new Box(-20, -44, 620, 360));
        for (int row = 0; row < 6; row++) {
            scene.openWorkload("shop/from-" + row, 0, row * 50).workload("shop/to-" + row, 400, row * 50);
        }
        return fill(scene).frame();
    }

    private static SceneFixture fill(SceneFixture scene) {
        return scene.allowed("shop/from-0", "shop/to-0", 80, 1_000)
                .denied("shop/from-1", "shop/to-1", 80)
                .lost("shop/from-2", "shop/to-2", 80)
                .gained("shop/from-3", "shop/to-3", 80)
                .unused("shop/from-4", "shop/to-4", 80)
                .unknown("shop/from-5", "shop/to-5", 80);
    }

    private static void check(String name, Frame frame, Viewport port, Theme theme, Overlay... overlays)
            throws IOException {
        var state = new ViewState(port, Optional.empty(), Optional.empty(), theme, Set.of(), 1);
        var picture = new Painting(new RasterSurface(), List.of(overlays)).paint(frame, state);
        var file = FOLDER.resolve(name + ".png");
        if ("renew".equals(System.getProperty("weft.golden"))) {
            Files.createDirectories(FOLDER);
            PngFile.write(picture, file);
        }
        var golden = ImageIO.read(file.toFile());
        assertThat(golden.getWidth()).isEqualTo(picture.width());
        assertThat(golden.getHeight()).isEqualTo(picture.height());
        for (int i = 0; i < picture.pixels().length; i++) {
            int expected = golden.getRGB(i % picture.width(), i / picture.width());
            assertThat(difference(expected, picture.pixels()[i]))
                    .as("%s at %s, %s", name, i % picture.width(), i / picture.width())
                    .isLessThanOrEqualTo(2);
        }
    }

    /// The largest of the three channels: processors may round a sine differently.
    private static int difference(int one, int other) {
        int largest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            largest = Math.max(largest, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
        }
        return largest;
    }
}
