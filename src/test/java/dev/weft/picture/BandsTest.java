package dev.weft.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.SceneFixture;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.session.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A picture painted by many hands, in bands, is the picture painted by one.
class BandsTest {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 640;

    private final Painting painting = new Painting(new RasterSurface(), Overlays.all());

    /// Many hands, one after the other: what is tested is the cut, not the threads.
    private record Hands(int hands) implements Painting.Crew {
        @Override
        public void together(List<Runnable> pieces) {
            pieces.reversed().forEach(Runnable::run);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9, 1.7})
    void pictureInBandsIsTheWholePicturePixelByPixel(double scale) {
        var random = new Random(11);
        for (var frame : List.of(DemoScenes.shop().frame(), DemoScenes.draft(), DemoScenes.large(300, 1_500))) {
            for (var theme : Theme.values()) {
                var selected = Optional.<Pick>of(new Pick.OfNode(SceneFixture.id("shop/checkout")));
                var port = new Viewport(
                        random.nextDouble(-200, 600), random.nextDouble(-200, 300), scale, WIDTH, HEIGHT);
                double screen = random.nextInt(4) * 0.25 + 1;
                compare(frame, new ViewState(
                        port, theme == Theme.DARK ? selected : Optional.empty(), Optional.empty(), theme, Set.of(),
                        screen));
            }
        }
    }

    private void compare(Frame frame, ViewState state) {
        var whole = painting.paint(frame, state);
        for (int hands : new int[] {2, 3, 7}) {
            var dirty = new int[whole.pixels().length];
            Arrays.fill(dirty, 0xFF123456);
            var banded = painting.paint(frame, state, dirty, new Hands(hands));
            assertThat(Arrays.mismatch(whole.pixels(), banded.pixels()))
                    .as("first other pixel of %s x %s, %s hands, %s", whole.width(), whole.height(), hands, state)
                    .isEqualTo(-1);
        }
    }
}
