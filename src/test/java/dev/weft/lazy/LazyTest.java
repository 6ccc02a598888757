package dev.weft.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aValueIsMadeWhenSomebodyAsksAndNotAgain() {
        var lazy = Lazy.of(asked::incrementAndGet);
        assertThat(lazy.known()).isEmpty();

        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.known()).contains(1);
    }

    @Test
    void twoWhoAskAtOnceGetTheOneThatWasMade() throws InterruptedException, ExecutionException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var lazy = Lazy.of(() -> {
            begun.countDown();
            await(go);
            return asked.incrementAndGet();
        });
        try (var hands = Executors.newFixedThreadPool(4)) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                answers.add(hands.submit(lazy::get));
            }
            begun.await();
            assertThat(lazy.known()).as("who must not wait").isEmpty();
            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    @Test
    void whatFailedIsTriedAgain() {
        var lazy = Lazy.of(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "there";
        });
        assertThatThrownBy(lazy::get).hasMessage("not yet");

        assertThat(lazy.get()).isEqualTo("there");
    }
}
