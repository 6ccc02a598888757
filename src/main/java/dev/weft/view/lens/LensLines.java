package dev.weft.view.lens;

import dev.weft.picture.Palette;
import dev.weft.picture.Theme;
import dev.weft.picture.lens.LensLegend;
import dev.weft.picture.lens.LensSign;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.session.Frame;
import dev.weft.topology.lens.Lens;
import dev.weft.view.editor.Aside;
import dev.weft.view.editor.Latest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;

/// What the lenses show, as lines of the legend: the samples are painted as the picture is. Which of them occur is
/// found out beside the FX thread.
///
/// Threads: confined to the FX thread.
final class LensLines {
    /// Of a sample, in logical pixels; real ones are twice as fine.
    private static final int WIDTH = 44;
    private static final int HEIGHT = 18;
    private static final int FINE = 2;

    private record Ask(Frame frame, Set<Lens> on, Theme theme) {}

    /// What is said, and how it looks.
    private record Said(List<String> words, Theme theme) {}

    private final RasterSurface surface = new RasterSurface();
    private final Latest<Ask, List<LensSign>> signs;
    private final Consumer<List<Node>> legend;
    private Said said = new Said(List.of(), Theme.LIGHT);

    LensLines(Aside beside, Consumer<List<Node>> legend) {
        this.legend = legend;
        this.signs = new Latest<>(
                beside, ask -> LensLegend.occurring(ask.frame(), ask.on()), (ask, found) -> show(ask.theme(), found));
    }

    void show(Frame frame, Set<Lens> on, Theme theme) {
        signs.ask(new Ask(frame, on, theme));
    }

    private void show(Theme theme, List<LensSign> found) {
        var next = new Said(found.stream().map(LensSign::word).toList(), theme);
        if (!next.equals(said)) {
            said = next;
            legend.accept(found.stream().map(sign -> line(sign, Palette.of(theme))).toList());
        }
    }

    private Node line(LensSign sign, Palette palette) {
        var line = new HBox(sample(sign, palette), new Label(sign.word()));
        line.getStyleClass().add("legend-row");
        return line;
    }

    private ImageView sample(LensSign sign, Palette palette) {
        int width = WIDTH * FINE;
        int height = HEIGHT * FINE;
        var pixels = new int[width * height];
        sign.sample().draw(surface.brush(pixels, width, height, FINE), palette, WIDTH / 2.0, HEIGHT / 2.0);
        var image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(
                0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        var view = new ImageView(image);
        view.setFitWidth(WIDTH);
        view.setFitHeight(HEIGHT);
        return view;
    }
}
