package dev.weft.flow.hubble;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Lets gRPC's work be done on the source's own thread: decoding, counting and sending share one core and need no lock,
/// and the network's thread only cuts messages out of the stream.
///
/// Threads: `execute` from any thread; the rest on the source's.
final class Inlet implements Executor {
    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private long idleNanos;

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    /// Does the next piece of work, or returns when none came until `deadline` (`System.nanoTime`).
    void runNext(long deadline) throws InterruptedException {
        long before = System.nanoTime();
        var task = work.poll(Math.max(0, deadline - before), TimeUnit.NANOSECONDS);
        idleNanos += System.nanoTime() - before;
        if (task != null) {
            task.run();
        }
    }

    /// For how long nothing was to be done since the last call.
    long takeIdle() {
        long idle = idleNanos;
        idleNanos = 0;
        return idle;
    }
}
