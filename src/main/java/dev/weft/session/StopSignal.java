package dev.weft.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, and TERM: tells a command that runs until it is stopped to come to its end, and keeps the process alive
/// meanwhile, a few seconds at most.
///
/// Threads: `onStop` runs on a thread of its own, while the process ends.
public final class StopSignal implements AutoCloseable {
    /// To print a summary and to close a recording. A user who waits longer presses again, and nothing helps then.
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(Runnable onStop) {
        this.hook = Thread.ofPlatform().name("weft-stop").unstarted(() -> {
            onStop.run();
            awaitDone();
        });
    }

    /// Listens until it is closed.
    public static StopSignal listen(Runnable onStop) {
        var signal = new StopSignal(onStop);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void awaitDone() {
        try {
            done.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// The command has said all it had to say.
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // the signal was there first: its thread goes on and ends the process
        }
    }
}
