package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Paints frames on a thread of its own, newest wish first: a wish that a newer one overtakes is never painted.
///
/// Threads: `request` may be called from any thread and never blocks; `onPicture` is called on the painter's thread.
public final class Painter implements AutoCloseable {
    private record Wish(Frame frame, ViewState state) {}

    private static final Logger LOG = LoggerFactory.getLogger(Painter.class);
    /// One is shown, one waits to be shown, one is painted.
    private static final int BUFFERS = 3;

    private final Painting painting;
    private final Consumer<Picture> onPicture;
    private final AtomicReference<@Nullable Wish> newest = new AtomicReference<>();
    private final int[][] buffers = new int[BUFFERS][0];
    private final Thread thread;
    private volatile boolean closed;
    private int next;

    public Painter(Painting painting, Consumer<Picture> onPicture) {
        this.painting = painting;
        this.onPicture = onPicture;
        this.thread = Thread.ofPlatform().daemon().name("weft-painter").unstarted(this::run);
        thread.start();
    }

    public void request(Frame frame, ViewState state) {
        newest.set(new Wish(frame, state));
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            var wish = newest.getAndSet(null);
            if (wish == null) {
                LockSupport.park(this);
            } else {
                serve(wish);
            }
        }
    }

    /// A picture that fails is lost and told once; the next wish is served.
    @SuppressWarnings("CatchingUnchecked") // the edge of this thread: it must outlive a mistake of one overlay
    private void serve(Wish wish) {
        try {
            var picture = painting.paint(wish.frame(), wish.state(), buffers[next]);
            buffers[next] = picture.pixels();
            next = (next + 1) % BUFFERS;
            onPicture.accept(picture);
        } catch (RuntimeException bug) {
            LOG.error("W-PAINT: a picture was lost", bug);
        }
    }

    /// Ends the thread; a picture in the making is still delivered.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
