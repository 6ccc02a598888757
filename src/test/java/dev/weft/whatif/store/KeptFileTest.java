package dev.weft.whatif.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeptFileTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // 2 000 of them, with fixed seeds.
    @Test
    void whatIsWrittenIsReadAsItWas() {
        for (int seed = 0; seed < 2_000; seed++) {
            var any = new AnyKept(seed);
            var kept = any.kept();
            var stamp = any.stamp();

            assertThat(KeptFile.read(KeptFile.write(stamp, kept)))
                    .as("seed " + seed)
                    .isEqualTo(new KeptFile.Reading.Whole(stamp, kept));
        }
    }

    @Test
    void aFileOfANewerWeftIsToldApart() {
        var text = new String(written(), StandardCharsets.US_ASCII);

        assertThat(KeptFile.read(bytes(text.replace("\"version\":1", "\"version\":2,\"colour\":[]"))))
                .isEqualTo(new KeptFile.Reading.Newer(2));
        assertThat(KeptFile.read(bytes("{\"weft\":\"drafts\",\"version\":7}")))
                .isEqualTo(new KeptFile.Reading.Newer(7));
    }

    @Test
    void aBrokenFileSaysWhereAndQuotesNothing() {
        assertThat(KeptFile.read(bytes(""))).isInstanceOf(KeptFile.Reading.Broken.class);
        assertThat(KeptFile.read(bytes("null"))).isInstanceOf(KeptFile.Reading.Broken.class);
        assertThat(KeptFile.read(bytes("{\"weft\":\"drafts\",\n\"version\":!}")))
                .isEqualTo(new KeptFile.Reading.Broken("is no JSON at line 2"));
        var text = new String(written(), StandardCharsets.US_ASCII);
        assertThat(KeptFile.read(bytes(text.replace("\"current\":", "\"current\":9"))))
                .isEqualTo(new KeptFile.Reading.Broken("holds something unexpected: current is no branch"));
    }

    // Each cut short at a random place, or with one byte changed.
    @Test
    void whateverTheBytesAreNothingIsThrown() {
        var random = new Random(3);
        for (int run = 0; run < 3_000; run++) {
            var any = new AnyKept(run % 20);
            var whole = KeptFile.write(any.stamp(), any.kept());
            var cut = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            whole[random.nextInt(whole.length)] = (byte) random.nextInt(256);

            assertThatCode(() -> KeptFile.read(cut)).doesNotThrowAnyException();
            assertThatCode(() -> KeptFile.read(whole)).doesNotThrowAnyException();
        }
    }

    private static byte[] written() {
        var any = new AnyKept(1);
        return KeptFile.write(new Kept.Stamp(Instant.EPOCH, ClusterMark.DEMO, "demo"), any.kept());
    }
}
