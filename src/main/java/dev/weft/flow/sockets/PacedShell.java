package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.PodShell;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Lets no more commands through than so many a second, however many wait: an API server and its nodes should not feel
/// that somebody looks. Whoever comes too early waits for his turn.
///
/// Threads: any.
final class PacedShell implements PodShell {
    /// How the time passes; a test has its own.
    record Ticks(LongSupplier nanos, Sleep sleep) {
        static final Ticks REAL = new Ticks(System::nanoTime, TimeUnit.NANOSECONDS::sleep);
    }

    interface Sleep {
        void nanos(long time) throws InterruptedException;
    }

    private final PodShell shell;
    private final long apart;
    private final Ticks ticks;
    private final ReentrantLock one = new ReentrantLock();
    private long next;

    PacedShell(PodShell shell, int perSecond, Ticks ticks) {
        this.shell = shell;
        this.apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.ticks = ticks;
        this.next = ticks.nanos().getAsLong();
    }

    @Override
    public String run(ObjectRef pod, List<String> command, Duration limit) throws IOException, InterruptedException {
        long wait = turn() - ticks.nanos().getAsLong();
        if (wait > 0) {
            ticks.sleep().nanos(wait);
        }
        return shell.run(pod, command, limit);
    }

    private long turn() throws InterruptedException {
        one.lockInterruptibly();
        try {
            long mine = Math.max(next, ticks.nanos().getAsLong());
            next = mine + apart;
            return mine;
        } finally {
            one.unlock();
        }
    }
}
