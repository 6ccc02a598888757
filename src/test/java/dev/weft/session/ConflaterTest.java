package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// With a scheduler that runs only when told to, so that nothing here depends on a clock.
class ConflaterTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final AtomicInteger runs = new AtomicInteger();
    private final List<RuntimeException> bugs = new ArrayList<>();

    @Test
    void aBurstOfNewsIsOneRun() {
        var conflater = new Conflater(scheduler, runs::incrementAndGet, bugs::add);

        for (int i = 0; i < 1_000; i++) {
            conflater.soon();
        }
        scheduler.runAll();

        assertThat(runs).hasValue(1);
    }

    @Test
    void newsThatComesDuringARunEarnsItsOwn() {
        var conflater = new Conflater[1];
        conflater[0] = new Conflater(
                scheduler,
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        conflater[0].soon();
                    }
                },
                bugs::add);

        conflater[0].soon();
        scheduler.runAll();

        assertThat(runs).hasValue(2);
    }

    @Test
    void aWaitingPersonIsServedBeforeTheQuietTimeIsOver() {
        var conflater = new Conflater(scheduler, runs::incrementAndGet, bugs::add);

        conflater.soon();
        conflater.now();

        assertThat(scheduler.delays()).containsExactly(Conflater.QUIET.toNanos(), 0L);
    }

    @Test
    void whileOthersNeedTheMachineARunEarnsALongerRest() {
        long least = TimeUnit.MILLISECONDS.toNanos(60);
        var conflater = new Conflater(
                scheduler,
                () -> {
                    long begun = System.nanoTime();
                    while (System.nanoTime() - begun < least) {
                        Thread.onSpinWait();
                    }
                },
                bugs::add);
        conflater.patience(4);

        conflater.soon();
        scheduler.runAll();
        conflater.soon();

        assertThat(scheduler.delays().getLast()).isGreaterThanOrEqualTo(4 * least);
    }

    @Test
    void aFailedRunCostsOneFrameAndNotTheStream() {
        var conflater = new Conflater(
                scheduler,
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("first");
                    }
                },
                bugs::add);

        conflater.soon();
        scheduler.runAll();
        conflater.soon();
        scheduler.runAll();

        assertThat(runs).hasValue(2);
        assertThat(bugs).singleElement().extracting(Throwable::getMessage).isEqualTo("first");
    }

    @Test
    void theLastRequestOfManyThreadsIsServed() throws InterruptedException {
        var latest = new AtomicInteger();
        var seen = new AtomicInteger();
        try (var conflater = new Conflater("test", () -> seen.set(latest.get()), bugs::add)) {
            var done = new CountDownLatch(4);
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 4; writer++) {
                    writers.submit(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            latest.incrementAndGet();
                            conflater.soon();
                        }
                        done.countDown();
                    });
                }
                done.await();
            }
            for (int i = 0; i < 500 && seen.get() < 40_000; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        assertThat(seen).hasValue(40_000);
    }
}
