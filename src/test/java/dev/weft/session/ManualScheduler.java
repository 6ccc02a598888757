package dev.weft.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Keeps what is scheduled until the test runs it.
final class ManualScheduler extends ScheduledThreadPoolExecutor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Long> delays = new ArrayList<>();

    ManualScheduler() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        waiting.add(task);
        delays.add(unit.toNanos(delay));
        return new Never(task);
    }

    /// In nanoseconds, in the order of the requests.
    List<Long> delays() {
        return List.copyOf(delays);
    }

    void runOne() {
        waiting.remove().run();
    }

    void runAll() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    private static final class Never extends FutureTask<Object> implements ScheduledFuture<Object> {
        Never(Runnable task) {
            super((Callable<Object>) () -> {
                task.run();
                return "";
            });
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
