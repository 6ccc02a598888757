package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Paints frames on threads of its own, each picture in bands that are painted at once, newest wish first: a wish
/// that a newer one overtakes is never painted.
///
/// Threads: `request` may be called from any thread and never blocks; `onPicture` is called on the painter's thread.
public final class Painter implements AutoCloseable {
    private record Wish(Frame frame, ViewState state) {}

    private static final Logger LOG = LoggerFactory.getLogger(Painter.class);
    /// One is shown, one waits to be shown, one is painted.
    private static final int BUFFERS = 3;

    /// More would take the processors from the analysis and gain little.
    private static final int MOST_HANDS = 4;

    private final Painting painting;
    private final Consumer<Picture> onPicture;
    private final AtomicReference<@Nullable Wish> newest = new AtomicReference<>();
    private final int[][] buffers = new int[BUFFERS][0];
    private final Thread thread;
    private final ExecutorService helpers;
    private final Painting.Crew crew;
    private volatile boolean closed;
    private int next;

    public Painter(Painting painting, Consumer<Picture> onPicture) {
        this(painting, onPicture, Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_HANDS));
    }

    /// `hands` is how many threads paint at once.
    public Painter(Painting painting, Consumer<Picture> onPicture, int hands) {
        this.painting = painting;
        this.onPicture = onPicture;
        this.thread = Thread.ofPlatform().daemon().name("weft-painter").unstarted(this::run);
        this.helpers = Executors.newFixedThreadPool(
                Math.max(1, hands - 1), Thread.ofPlatform().daemon().name("weft-painter-", 2).factory());
        this.crew = hands == 1 ? Painting.Crew.ALONE : crew(hands);
        thread.start();
    }

    private Painting.Crew crew(int hands) {
        return new Painting.Crew() {
            @Override
            public int hands() {
                return hands;
            }

            @Override
            public void together(List<Runnable> pieces) {
                var next = new AtomicInteger();
                Runnable hand = () -> {
                    for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
                        pieces.get(i).run();
                    }
                };
                var others = IntStream.range(1, hands)
                        .mapToObj(_ -> CompletableFuture.runAsync(hand, helpers))
                        .toArray(CompletableFuture<?>[]::new);
                try {
                    hand.run();
                } finally {
                    CompletableFuture.allOf(others).join(); // nobody paints on pixels that are given away
                }
            }
        };
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
        helpers.shutdown();
    }

    /// A picture that fails is lost and told once; the next wish is served.
    @SuppressWarnings("CatchingUnchecked") // the edge of this thread: it must outlive a mistake of one overlay
    private void serve(Wish wish) {
        try {
            var picture = painting.paint(wish.frame(), wish.state(), buffers[next], crew);
            buffers[next] = picture.pixels();
            next = (next + 1) % BUFFERS;
            onPicture.accept(picture);
            picture.hits().ready(() -> newest.get() != null);
        } catch (RuntimeException bug) {
            LOG.error("W-PAINT: a picture was lost", bug);
        }
    }

    /// Ends the threads; a picture in the making is still delivered.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
