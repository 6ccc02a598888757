package dev.weft.flow.goldmane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.wire.goldmane.Action;
import dev.weft.flow.wire.goldmane.Flow;
import dev.weft.flow.wire.goldmane.Reporter;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final long T = 1_800_000_000L;
    private final Buckets buckets = new Buckets();

    private static Flow sent(long start) {
        return Wire.report(Reporter.Src, Action.Allow, start, 1);
    }

    private static Flow come(long start) {
        return Wire.report(Reporter.Dst, Action.Allow, start, 1);
    }

    @Test
    void aBucketIsWholeWhenTheNextBegins() {
        assertThat(buckets.add(sent(T))).isEmpty();
        assertThat(buckets.add(come(T))).isEmpty();

        assertThat(buckets.add(sent(T + 15))).containsExactly(sent(T), come(T));
    }

    @Test
    void aBreakInTheMiddleOfABucketTakesNothingTwice() {
        buckets.add(sent(T));
        assertThat(buckets.since(-900)).isEqualTo(T);

        buckets.add(sent(T));
        buckets.add(come(T));
        assertThat(buckets.take()).containsExactly(sent(T), come(T));
    }

    @Test
    void aBucketThatWasTakenAlreadyIsNotTakenAgain() {
        buckets.add(sent(T));
        buckets.take();

        assertThat(buckets.add(sent(T))).isEmpty();
        assertThat(buckets.take()).isEmpty();
        assertThat(buckets.late()).isZero();
    }

    @Test
    void aReportThatComesAfterItsBucketIsCountedAsLost() {
        buckets.add(sent(T));
        buckets.take();
        buckets.add(come(T));

        assertThat(buckets.take()).isEmpty();
        assertThat(buckets.late()).isEqualTo(1);
    }

    @Test
    void anOlderBucketIsKnownAlready() {
        buckets.add(sent(T));
        buckets.add(come(T - 15));

        assertThat(buckets.take()).containsExactly(sent(T));
    }

    @Test
    void whoHeardNothingYetAsksForThePast() {
        assertThat(buckets.since(-900)).isEqualTo(-900);
    }
}
