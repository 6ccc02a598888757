package dev.weft.kube.live;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A wait that can be cut short: by news that make another try worth while.
///
/// Threads: any.
final class Nudge {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;

    /// Waits for the next nudge, at most for `limit`.
    void await(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = count;
            long left = limit.toNanos();
            while (seen == count && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void all() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
