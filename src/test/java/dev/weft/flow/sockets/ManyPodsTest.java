package dev.weft.flow.sockets;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.flow.sockets.Sockets.sockets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.HeardFlows;
import dev.weft.fixture.Part;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.ReadPlan;
import dev.weft.flow.access.PodShell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Ten thousand pods are read in turns, a few at once, never in a storm.
class ManyPodsTest {
    private static final int PODS = 10_000;
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
    /// As gentle as the usual one, but without the rests and the rate.
    private static final ReadPlan.Pace HURRIED =
            new ReadPlan.Pace(Duration.ofMillis(1), Duration.ofSeconds(10), 8, 1_000_000, 600);

    private static ClusterSnapshot large(int pods) {
        var parts = new Part[pods];
        for (int i = 0; i < pods; i++) {
            parts[i] = pod("shop/p" + i, "app=p").address("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }
        return cluster(parts);
    }

    @Test
    void thePlanSaysHowLongItTakesBeforeAnybodyConsents() {
        assertThat(ReadPlan.of(large(PODS), Set.of("shop")).sentence())
                .isEqualTo("will read 10,000 pods in shop in turns of 600, 8 at once: each about every 335 s");
    }

    @Test
    void eachOfTenThousandPodsIsReadOnceInSeventeenPassesAndEightAtOnceAtMost() throws InterruptedException {
        var large = large(PODS);
        Map<ObjectRef, Integer> reads = new ConcurrentHashMap<>();
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        PodShell shell = (pod, command, limit) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            reads.merge(pod, 1, Integer::sum);
            Thread.onSpinWait();
            now.decrementAndGet();
            return sockets().text();
        };
        var heard = new HeardFlows();
        var passes = new ArrayList<FlowSourceStatus>();
        try (var source = new SocketTableFlowSource(shell, Set.of("shop"), HURRIED, NOON)) {
            source.start(() -> large, heard);
            while (passes.size() < 17) {
                passes.add(heard.await("live"));
            }
        }

        assertThat(reads).hasSize(PODS);
        assertThat(reads.values().stream().filter(times -> times > 1).count()).isLessThanOrEqualTo(2 * 600);
        assertThat(most.get()).isLessThanOrEqualTo(8);
        assertThat(passes).extracting(FlowSourceStatus::detail)
                .first()
                .asString()
                .startsWith("600 of 600 pods read in this pass, in turns of 600, 8 at once");
    }

    @Test
    void aConnectionThatStaysOpenIsCountedOnceThoughItsPodIsReadInEveryOtherPassOnly() {
        var connection = new SocketPicture.Connection(
                new dev.weft.net.Traffic(dev.weft.net.Protocol.TCP, 80), end(1), end(2));
        var known = new KnownConnections();

        assertThat(known.fresh(Set.of(connection))).isEqualTo(1);
        known.passed(2);
        known.passed(2);
        assertThat(known.fresh(Set.of(connection))).isZero();
        known.passed(2);
        known.passed(2);
        known.passed(2);
        assertThat(known.fresh(Set.of(connection))).isEqualTo(1);
    }

    private static SocketTable.End end(int number) {
        return new SocketTable.End(dev.weft.net.IpAddress.parse("10.0.0." + number).orElseThrow(), 40_000);
    }

    @Test
    void whoWasNotReadForTheLongestTimeIsNext() {
        var turns = new ReadTurns();
        var pods = List.of("a", "b", "c", "d", "e").stream().map(name -> ObjectRef.ofPod("shop", name)).toList();

        assertThat(turns.next(pods, 2)).extracting(ObjectRef::name).containsExactly("a", "b");
        assertThat(turns.next(pods, 2)).extracting(ObjectRef::name).containsExactly("c", "d");
        assertThat(turns.next(pods, 2)).extracting(ObjectRef::name).containsExactly("e", "a");
        assertThat(turns.next(pods.subList(1, 5), 2)).extracting(ObjectRef::name).containsExactly("b", "c");
    }

    @Test
    void noMoreCommandsThanSoManyASecondAreStartedHoweverManyWait() throws Exception {
        var time = new AtomicLong();
        var slept = Collections.synchronizedList(new ArrayList<Long>());
        var shell = new PacedShell((pod, command, limit) -> "", 40, new PacedShell.Ticks(time::get, slept::add));

        for (int i = 0; i < 81; i++) {
            shell.run(ObjectRef.ofPod("shop", "p"), List.of("cat"), Duration.ofSeconds(1));
        }
        assertThat(slept.getLast()).isEqualTo(TimeUnit.SECONDS.toNanos(2)); // the clock of this test stands still
        time.set(TimeUnit.SECONDS.toNanos(60));
        slept.clear();
        shell.run(ObjectRef.ofPod("shop", "p"), List.of("cat"), Duration.ofSeconds(1));
        assertThat(slept).isEmpty(); // an idle minute is not saved up for a burst, and costs nothing
    }
}
