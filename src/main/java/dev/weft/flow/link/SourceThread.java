package dev.weft.flow.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The one thread of a flow source: begun once, ended by an interrupt.
///
/// Threads: `begin` and `end` from any thread.
public final class SourceThread {
    /// A source needs this long at most to notice that it was ended: it never waits without an interrupt ending it.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private volatile @Nullable Thread running;

    public void begin(String name, Runnable work) {
        running = Thread.ofVirtual().name(name).start(work);
    }

    /// For work that keeps a core busy for long, and would keep other virtual threads from running.
    public void beginBusy(String name, Runnable work) {
        running = Thread.ofPlatform().daemon().name(name).start(work);
    }

    /// Interrupts the work and waits for its end, a short while at most. May be called twice, and before `begin`.
    public void end() {
        var thread = running;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
