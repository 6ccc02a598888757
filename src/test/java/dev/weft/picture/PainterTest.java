package dev.weft.picture;

import static dev.weft.fixture.SceneFixture.scene;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Views;
import dev.weft.picture.surface.RasterSurface;
import dev.weft.session.Frame;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PainterTest {
    private final Frame frame = scene().workload("shop/web", 0, 0).frame();
    private final BlockingQueue<Picture> pictures = new LinkedBlockingQueue<>();

    private record Step(String name, Consumer<PaintContext> work) implements Overlay {
        @Override
        public void paint(PaintContext context, Brush brush) {
            work.accept(context);
        }
    }

    private static Painting painting(Consumer<PaintContext> work) {
        return new Painting(new RasterSurface(), List.of(new Step("step", work)));
    }

    private Picture next() throws InterruptedException {
        return Optional.ofNullable(pictures.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    @Test
    void newestWishOvertakesThoseThatWait() throws InterruptedException {
        var entered = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var painter = new Painter(painting(_ -> await(entered, gate)), pictures::add)) {
            painter.request(frame, Views.at(1));
            entered.await();
            painter.request(frame, Views.at(2));
            painter.request(frame, Views.at(3));
            gate.countDown();
            assertThat(next().state()).isEqualTo(Views.at(1));
            assertThat(next().state()).isEqualTo(Views.at(3));
            assertThat(pictures).isEmpty();
        }
    }

    private static void await(CountDownLatch entered, CountDownLatch gate) {
        entered.countDown();
        try {
            gate.await();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void failedPictureIsLostAndTheNextWishIsServed() throws InterruptedException {
        var failed = new CountDownLatch(1);
        try (var painter = new Painter(painting(context -> {
                    if (context.scale() == 1) {
                        failed.countDown();
                        throw new IllegalStateException("a mistake of an overlay, made by this test");
                    }
                }), pictures::add)) {
            painter.request(frame, Views.at(1));
            failed.await();
            painter.request(frame, Views.at(2));
            assertThat(next().state()).isEqualTo(Views.at(2));
        }
    }

    @Test
    void pixelsOfAPictureAreUntouchedUntilTheNextButOne() throws InterruptedException {
        try (var painter = new Painter(painting(_ -> {}), pictures::add)) {
            var seen = new java.util.ArrayList<int[]>();
            for (int i = 0; i < 4; i++) {
                painter.request(frame, Views.at(1));
                seen.add(next().pixels());
            }
            assertThat(seen.get(0)).isNotSameAs(seen.get(1)).isNotSameAs(seen.get(2)).isSameAs(seen.get(3));
        }
    }

    @Test
    void closeEndsTheThread() throws InterruptedException {
        var threads = new LinkedBlockingQueue<Thread>();
        var painter = new Painter(painting(_ -> threads.add(Thread.currentThread())), pictures::add);
        painter.request(frame, Views.at(1));
        next();
        painter.close();
        var thread = threads.take();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void hiddenOverlayIsNotPainted() {
        var painted = new java.util.concurrent.atomic.AtomicInteger();
        var state = new ViewState(
                Views.at(1).viewport(), Optional.empty(), Optional.empty(), Theme.LIGHT, Set.of("step"), 1);
        painting(_ -> painted.incrementAndGet()).paint(frame, state);
        assertThat(painted).hasValue(0);
    }

    @Test
    void pictureHasTheRealPixelsOfTheScreen() {
        var state = new ViewState(
                Views.at(1).viewport(), Optional.empty(), Optional.empty(), Theme.DARK, Set.of(), 1.25);
        var picture = painting(_ -> {}).paint(frame, state);
        assertThat(picture.width()).isEqualTo(1250);
        assertThat(picture.height()).isEqualTo(750);
        assertThat(picture.pixels()).containsOnly(0xFF0D1117);
    }
}
