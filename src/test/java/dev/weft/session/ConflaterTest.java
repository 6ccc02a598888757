package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// With a scheduler that runs only when told to, so that nothing here depends on a clock.
class ConflaterTest {
    private final ManualScheduler scheduler = new ManualScheduler();
    private final AtomicInteger runs = new AtomicInteger();
    private final List<RuntimeException> bugs = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private Conflater conflater(Runnable work) {
        return new Conflater(scheduler, work, bugs::add, clock::get);
    }

    private static long millis(long many) {
        return TimeUnit.MILLISECONDS.toNanos(many);
    }

    @Test
    void aBurstOfNewsIsOneRun() {
        var conflater = conflater(runs::incrementAndGet);

        for (int i = 0; i < 1_000; i++) {
            conflater.soon();
        }
        scheduler.runAll();

        assertThat(runs).hasValue(1);
    }

    @Test
    void newsThatComesDuringARunEarnsItsOwn() {
        var conflater = new Conflater[1];
        conflater[0] = conflater(() -> {
            if (runs.incrementAndGet() == 1) {
                conflater[0].soon();
            }
        });

        conflater[0].soon();
        scheduler.runAll();

        assertThat(runs).hasValue(2);
    }

    @Test
    void aWaitingPersonIsServedBeforeTheQuietTimeIsOver() {
        var conflater = conflater(runs::incrementAndGet);

        conflater.soon();
        conflater.now();

        assertThat(scheduler.delays()).containsExactly(Conflater.QUIET.toNanos(), 0L);
    }

    @Test
    void whileOthersNeedTheMachineARunEarnsALongerRest() {
        var conflater = conflater(() -> clock.addAndGet(millis(600)));
        conflater.patience(4);

        conflater.soon();
        scheduler.runAll();
        conflater.soon();

        assertThat(scheduler.delays().getLast()).isEqualTo(millis(2_400));
    }

    @Test
    void newsThatNeverEndsIsShownAtAPace() {
        var conflater = new Conflater[1];
        conflater[0] = conflater(() -> {
            clock.addAndGet(millis(10));
            conflater[0].soon();
        });

        conflater[0].soon();
        scheduler.runOne();

        assertThat(scheduler.delays())
                .containsExactly(Conflater.QUIET.toNanos(), Conflater.PACE.toNanos() - millis(10));
    }

    @Test
    void aRunThatTookLongEarnsAsLongARest() {
        var conflater = conflater(() -> clock.addAndGet(millis(500)));
        conflater.soon();
        scheduler.runAll();
        conflater.soon();

        assertThat(scheduler.delays().getLast()).isEqualTo(millis(500));
    }

    @Test
    void aSingleChangeAfterACalmIsShownAtOnceHoweverLongTheLastRunTook() {
        var conflater = conflater(() -> clock.addAndGet(millis(5_000)));
        conflater.soon();
        scheduler.runAll();

        clock.addAndGet(millis(60_000));
        conflater.soon();

        assertThat(scheduler.delays().getLast()).isEqualTo(Conflater.QUIET.toNanos());
    }

    @Test
    void whatAPersonWaitedForServesTheNewsToo() {
        var conflater = conflater(runs::incrementAndGet);

        conflater.now();
        conflater.soon();
        scheduler.runAll();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aPictureThatIsNotFinishedKeepsNoPace() {
        var conflater = new Conflater[1];
        conflater[0] = conflater(() -> {
            clock.addAndGet(millis(30));
            conflater[0].further();
        });

        conflater[0].now();
        scheduler.runOne();

        assertThat(scheduler.delays()).containsExactly(0L, Conflater.QUIET.toNanos());
    }

    @Test
    void aFailedRunCostsOneFrameAndNotTheStream() {
        var conflater = conflater(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
        });

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
