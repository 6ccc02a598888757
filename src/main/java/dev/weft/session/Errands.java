package dev.weft.session;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work beside the screen and beside the session that waits for a server, each piece on a virtual thread of its own.
///
/// Threads: any.
public final class Errands {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private Errands() {}

    /// Begins and returns at once; running what is returned interrupts it.
    public static Runnable start(String name, Runnable task) {
        var thread = Thread.ofVirtual().name("errand-" + name).unstarted(() -> {
            try {
                task.run();
            } catch (RuntimeException bug) {
                LOG.error("W-ERRAND: {} came to no end", name, bug);
                throw bug;
            }
        });
        thread.start();
        return thread::interrupt;
    }
}
