package dev.weft.picture;

import dev.weft.fixture.DemoScenes;
import dev.weft.fixture.SceneFixture;
import dev.weft.picture.overlay.Overlays;
import dev.weft.picture.surface.PngFile;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.session.Frame;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Pictures to look at, and how long they took: `main` with the folder to write to.
final class Gallery {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    /// Processor time: other work on the machine does not count.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Painting painting = new Painting(new RasterSurface(), Overlays.all());
    private final Path folder;

    private Gallery(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        new Gallery(folder).paintAll();
    }

    private void paintAll() throws IOException {
        var shop = DemoScenes.shop().frame();
        var fit = new Viewport(0, 0, 1, WIDTH, HEIGHT).fitting(shop.scene().positions().extent().orElseThrow());
        for (var theme : Theme.values()) {
            write("shop-" + theme, shop, state(fit, theme));
            write("draft-" + theme, DemoScenes.draft(), state(fit, theme));
        }
        write("near", shop, state(new Viewport(640, 0, 1.6, WIDTH, HEIGHT), Theme.LIGHT));
        write("near-dark", shop, state(new Viewport(640, 0, 1, WIDTH, HEIGHT), Theme.DARK));
        write("names", shop, state(new Viewport(-400, -400, 0.5, WIDTH, HEIGHT), Theme.LIGHT));
        write("dots", shop, state(new Viewport(-400, -400, 0.25, WIDTH, HEIGHT), Theme.LIGHT));
        var checkout = Optional.<Pick>of(new Pick.OfNode(SceneFixture.id("shop/checkout")));
        write("hover", shop, new ViewState(fit, Optional.empty(), checkout, Theme.LIGHT, Set.of(), 1));
        write("selected", shop, new ViewState(fit, checkout, Optional.empty(), Theme.DARK, Set.of(), 1));
        write("hidpi", shop, new ViewState(
                new Viewport(640, 0, 1, 800, 500), checkout, Optional.empty(), Theme.LIGHT, Set.of(), 2));
        write("empty", SceneFixture.scene().frame(), state(fit, Theme.LIGHT));
        large();
    }

    private void large() throws IOException {
        var frame = DemoScenes.large(2_000, 10_000);
        var extent = frame.scene().positions().extent().orElseThrow();
        var fit = new Viewport(0, 0, 1, WIDTH, HEIGHT).fitting(extent);
        write("large-fit", frame, state(fit, Theme.LIGHT));
        write("large-names", frame, state(new Viewport(0, 0, 0.4, WIDTH, HEIGHT), Theme.DARK));
        write("large-dots", frame, state(new Viewport(0, 0, 0.2, WIDTH, HEIGHT), Theme.LIGHT));
        write("large-full", frame, state(new Viewport(0, 0, 1, WIDTH, HEIGHT), Theme.LIGHT));
    }

    private static ViewState state(Viewport viewport, Theme theme) {
        return new ViewState(viewport, Optional.empty(), Optional.empty(), theme, Set.of(), 1);
    }

    private void write(String name, Frame frame, ViewState state) throws IOException {
        long best = Long.MAX_VALUE;
        var picture = painting.paint(frame, state);
        int rounds = name.startsWith("large") ? 40 : 3;
        for (int i = 0; i < rounds; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            picture = painting.paint(frame, state, picture.pixels(), Painting.Crew.ALONE);
            best = Math.min(best, CPU.getCurrentThreadCpuTime() - start);
        }
        PngFile.write(picture, folder.resolve(name + ".png"));
        System.out.printf("%s %.1f ms%n", name, best / 1e6);
    }
}
