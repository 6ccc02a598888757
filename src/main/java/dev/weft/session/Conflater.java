package dev.weft.session;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Turns a burst of requests into one run of `work`, a short quiet time after the first of them.
///
/// A run that took long earns as long a rest, so that a storm of news never takes the whole machine: at least half of
/// the time is left to others. The last request of a burst is always served, and a run that throws costs one frame,
/// not the stream.
///
/// Threads: `soon` and `now` may be called from any thread and never block; `work` runs on one thread of its own.
public final class Conflater implements AutoCloseable {
    /// A burst of watch events comes within this time; longer would be felt.
    static final Duration QUIET = Duration.ofMillis(100);

    private final ScheduledExecutorService worker;
    private final Runnable work;
    private final Consumer<RuntimeException> onBug;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final AtomicBoolean urgent = new AtomicBoolean();
    private volatile long restNanos;
    private volatile int patience = 1;

    public Conflater(String name, Runnable work, Consumer<RuntimeException> onBug) {
        this(
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory()),
                work,
                onBug);
    }

    Conflater(ScheduledExecutorService worker, Runnable work, Consumer<RuntimeException> onBug) {
        this.worker = worker;
        this.work = work;
        this.onBug = onBug;
    }

    /// How many times as long as a run took it rests after it, from 1: more while others need the machine.
    public void patience(int times) {
        patience = times;
    }

    /// There is news: run after the quiet time.
    public void soon() {
        if (requested.compareAndSet(false, true)) {
            schedule(Math.max(QUIET.toNanos(), patience * restNanos));
        }
    }

    /// A person waits: run at once.
    public void now() {
        if (urgent.compareAndSet(false, true)) {
            schedule(0);
        }
    }

    private void schedule(long delayNanos) {
        try {
            var _ = worker.schedule(this::run, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            requested.set(false);
        }
    }

    private void run() {
        requested.set(false); // before the work: a request that arrives during it earns its own run
        urgent.set(false);
        long begun = System.nanoTime();
        try {
            work.run();
        } catch (RuntimeException bug) {
            onBug.accept(bug);
        } finally {
            restNanos = System.nanoTime() - begun;
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
