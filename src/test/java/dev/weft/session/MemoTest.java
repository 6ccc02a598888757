package dev.weft.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Memo<Integer> memo = new Memo<>();

    @Test
    void theSameInputsCostNothing() {
        var input = new Object();

        assertThat(memo.of(made::incrementAndGet, input)).isEqualTo(1);
        assertThat(memo.of(made::incrementAndGet, input)).isEqualTo(1);
    }

    @Test
    void anEqualButOtherInputIsMadeAgain() {
        assertThat(memo.of(made::incrementAndGet, new StringBuilder("a"))).isEqualTo(1);
        assertThat(memo.of(made::incrementAndGet, new StringBuilder("a"))).isEqualTo(2);
    }
}
