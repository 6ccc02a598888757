package dev.weft.flow.link;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/// Holds a connection for ever: when it ends it is made again, after a pause that doubles with each failure.
///
/// Only a connection that lasted a while starts the pauses anew: a server that lets everybody in and throws them out at
/// once is not stormed. A random quarter more or less keeps many clients from coming back together.
///
/// Threads: confined to the thread that calls `run`.
public final class Reconnect {
    /// `first` pause, `longest` pause, and how long a connection must last to be called good.
    public record Pace(Duration first, Duration longest, Duration good) {
        public static final Pace GENTLE =
                new Pace(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(10));
    }

    /// One connection, from its beginning to its end.
    public interface Session {
        /// Blocks while it lasts; returns why it ended.
        Trouble run() throws InterruptedException;
    }

    /// Hears of each end, before the pause.
    public interface Ended {
        void ended(Trouble why, Duration pause);
    }

    private final Pace pace;
    private final InstantSource clock;
    private int failures;

    public Reconnect(Pace pace, InstantSource clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /// Ends by an interrupt only.
    public void run(Session session, Ended listener) throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            var began = clock.instant();
            var why = session.run();
            if (Duration.between(began, clock.instant()).compareTo(pace.good()) >= 0) {
                failures = 0;
            }
            var pause = pause();
            failures++;
            listener.ended(why, pause);
            Thread.sleep(pause);
        }
        throw new InterruptedException("ended between two connections");
    }

    private Duration pause() {
        var doubled = pace.first().multipliedBy(1L << Math.min(failures, 16));
        var limited = doubled.compareTo(pace.longest()) < 0 ? doubled : pace.longest();
        return Duration.ofMillis(Math.round(limited.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25)));
    }
}
