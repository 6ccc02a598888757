package dev.weft.session;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One session at a time: the old one is closed before the next begins.
///
/// Threads: all methods may be called from any thread and return at once, `close` aside; opening and closing happen
/// on a
/// thread of its own.
public final class SessionSwitch implements AutoCloseable {
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("weft-session").factory());
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Session current;

    /// A session that was made and not started; `announce` runs when the old one has ended and this one is about to
    /// begin, so that no frame of the old one can be taken for one of the new.
    public record Opening(Session session, Runnable announce) {}

    /// Makes the next session, closes what runs, and starts it. `next` runs on the switch's thread; when it throws,
    /// `onFailure` is told and what runs goes on.
    public void to(Supplier<Opening> next, Consumer<RuntimeException> onFailure) {
        run(() -> {
            try {
                var opening = next.get();
                closeCurrent();
                opening.announce().run();
                current = opening.session();
                opening.session().start();
            } catch (RuntimeException failure) {
                onFailure.accept(failure);
            }
        });
    }

    /// Runs something that waits for files or networks beside the screen, after what was asked for before.
    public void aside(Runnable work) {
        run(work);
    }

    /// Hands a wish to the session that runs, if any.
    public void request(ViewRequest wish) {
        var session = current;
        if (session != null) {
            session.request(wish);
        }
    }

    /// The session that runs, if any.
    public Optional<Session> session() {
        return Optional.ofNullable(current);
    }

    /// The newest frame of the session that runs.
    public Optional<Frame> frame() {
        return Optional.ofNullable(current).flatMap(Session::frame);
    }

    /// Blocks the caller until [#end] was called, or the caller is interrupted.
    public void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// No session is wanted any more: lets [#awaitEnd] return.
    public void end() {
        ended.countDown();
    }

    private void closeCurrent() {
        var session = current;
        current = null;
        if (session != null) {
            session.close();
        }
    }

    private void run(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException closing) {
            // the window is going away: nobody waits for another session
        }
    }

    /// Ends the session that runs; waits a few seconds at most.
    @Override
    public void close() {
        end();
        run(this::closeCurrent);
        worker.shutdown();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
