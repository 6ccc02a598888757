package dev.weft.flow.hubble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Flowlab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 200,000 flows a second, for ten seconds.
@Tag("server")
class HubbleFloodTest {
    private static final int SECONDS = 10;
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aFloodIsCountedInBoundedMemoryAndWhatIsLeftOutIsTold() throws Exception {
        try (var lab = Flowlab.start("hubble", "--burst", "--rate", "200000"); var source = HubbleLab.source(lab)) {
            var seen = new Gathered().from(source);
            seen.await("the flood", () -> seen.events() > 0);
            long before = System.nanoTime();
            Thread.sleep(SECONDS * 1000L);
            double seconds = (System.nanoTime() - before) / 1e9;
            long counted = seen.events();
            long used = used();
            var status = seen.latest();
            System.out.printf("flood: %,.0f events/s counted, %d edges, %d MB, %s%n",
                    counted / seconds, seen.sums().size(), used / MEGABYTE, status.detail());
            assertThat(status.status().word()).isEqualTo("live");
            assertThat(used).isLessThan(300 * MEGABYTE);
            assertThat(counted).isGreaterThan(10_000L * SECONDS);
            if (status.detail().contains("sampled: 1 of")) {
                assertThat(status.detail()).contains("left out by sampling");
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
