package dev.weft.view.graph;

import dev.weft.picture.ViewState;
import dev.weft.session.Frame;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Keeps at most one picture in the making: a wish that comes meanwhile waits, and the newest of them is asked for when
/// the picture arrives. So the painter never gets ahead of the screen, and the arrays it hands out stay valid while
/// they
/// are shown.
///
/// Threads: confined to the FX thread.
final class PaintLoop {
    /// A painter that threw never answers; after this time it is asked again.
    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

    private record Wish(Frame frame, ViewState state) {}

    private final BiConsumer<Frame, ViewState> paint;
    private boolean busy;
    private long askedAt;
    private @Nullable Wish waiting;

    PaintLoop(BiConsumer<Frame, ViewState> paint) {
        this.paint = paint;
    }

    void ask(Frame frame, ViewState state) {
        if (busy && System.nanoTime() - askedAt < PATIENCE) {
            waiting = new Wish(frame, state);
            return;
        }
        busy = true;
        askedAt = System.nanoTime();
        waiting = null;
        paint.accept(frame, state);
    }

    /// The picture that was asked for is on the screen.
    void arrived() {
        busy = false;
        var next = waiting;
        if (next != null) {
            ask(next.frame(), next.state());
        }
    }
}
