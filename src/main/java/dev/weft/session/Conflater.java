package dev.weft.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Turns a burst of requests into one run of `work`, a short quiet time after the first of them.
///
/// News that never ends is gathered: runs for it begin no closer than [#PACE], and a run that took long earns as long a
/// rest, so that a storm never takes the whole machine. A single piece of news after a calm waits for the quiet time
/// alone. The last request of a burst is always served, and a run that throws costs one frame, not the stream.
///
/// Threads: `soon` and `now` may be called from any thread and never block; `work` runs on one thread of its own.
public final class Conflater implements AutoCloseable {
    /// A burst of watch events comes within this time; longer would be felt.
    static final Duration QUIET = Duration.ofMillis(100);
    /// Three pictures a second tell what happens in a storm; more only cost.
    static final Duration PACE = Duration.ofMillis(330);

    private final ScheduledExecutorService worker;
    private final Runnable work;
    private final Consumer<RuntimeException> onBug;
    private final LongSupplier nanos;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final AtomicBoolean placed = new AtomicBoolean();
    private final AtomicBoolean urgent = new AtomicBoolean();
    private volatile boolean running;
    private volatile boolean unfinished;
    private volatile Run last;
    private volatile int patience = 1;

    /// When a run began, and how long it took.
    private record Run(long begun, long nanos) {}

    public Conflater(String name, Runnable work, Consumer<RuntimeException> onBug) {
        this(
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory()),
                work,
                onBug,
                System::nanoTime);
    }

    /// `nanos` is a clock, from anywhere.
    Conflater(
            ScheduledExecutorService worker, Runnable work, Consumer<RuntimeException> onBug, LongSupplier nanos) {
        this.worker = worker;
        this.work = work;
        this.onBug = onBug;
        this.nanos = nanos;
        this.last = new Run(nanos.getAsLong() - PACE.toNanos(), 0);
    }

    /// How many times as long as a run took it rests after it, from 1: more while others need the machine.
    public void patience(int times) {
        patience = times;
    }

    /// There is news: run after the quiet time, when the last run has been rested from.
    public void soon() {
        requested.set(true);
        place();
    }

    /// The run that asks has more to do of the same: a step towards what somebody looks at, which keeps no pace.
    public void further() {
        unfinished = true;
        soon();
    }

    /// A person waits: run at once.
    public void now() {
        if (urgent.compareAndSet(false, true)) {
            schedule(this::run, 0);
        }
    }

    /// One timer for all the news there is. What comes during a run gets its timer when the run has ended, as nobody
    /// knows before how much rest it earns.
    private void place() {
        if (requested.get() && !running && placed.compareAndSet(false, true)) {
            schedule(this::served, delay());
        }
    }

    private long delay() {
        var before = last;
        long rested = before.nanos + Math.max(patience * before.nanos, unfinished ? 0 : PACE.toNanos() - before.nanos);
        return Math.max(QUIET.toNanos(), rested - (nanos.getAsLong() - before.begun));
    }

    private void served() {
        placed.set(false);
        if (requested.get()) { // else one for whom a person waited has served it
            run();
        }
    }

    private void schedule(Runnable task, long delayNanos) {
        try {
            var _ = worker.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            requested.set(false);
        }
    }

    private void run() {
        running = true;
        requested.set(false); // before the work: a request that arrives during it earns its own run
        urgent.set(false);
        unfinished = false;
        long begun = nanos.getAsLong();
        try {
            work.run();
        } catch (RuntimeException bug) {
            onBug.accept(bug);
        } finally {
            last = new Run(begun, nanos.getAsLong() - begun);
            running = false;
            place();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
