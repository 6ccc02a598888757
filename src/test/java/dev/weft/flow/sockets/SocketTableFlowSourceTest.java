package dev.weft.flow.sockets;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.flow.sockets.Sockets.sockets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.HeardFlows;
import dev.weft.flow.Flow;
import dev.weft.flow.ReadPlan;
import dev.weft.flow.access.ShellFailure;
import dev.weft.flow.access.ShellFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketTableFlowSourceTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ReadPlan.Pace QUICK =
            new ReadPlan.Pace(Duration.ofMillis(5), Duration.ofSeconds(10), 8, 5_000, 600);
    private static final ClusterSnapshot SHOP = cluster(
            pod("shop/web", "app=web").address("10.0.0.1"),
            pod("shop/db", "app=db").address("10.0.0.2"),
            pod("other/x", "app=x").address("10.0.0.3"));

    private final FakeShell shell = new FakeShell();
    private final HeardFlows heard = new HeardFlows();
    private final SocketTableFlowSource source =
            new SocketTableFlowSource(shell, Set.of("shop"), QUICK, InstantSource.fixed(NOON));

    @AfterEach
    void end() {
        source.close();
    }

    @Test
    void whatThePodsShowBecomesFlows() throws InterruptedException {
        twoPodsThatTalk();
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").detail()).isEqualTo("2 of 2 pods read");
        assertThat(heard.flows()).extracting(SocketTableFlowSourceTest::text)
                .containsExactly("shop/web -> shop/db TCP 5432 forwarded by sockets, 1 new");
    }

    @Test
    void aConnectionThatStaysOpenIsSeenAgainButCountedOnce() throws InterruptedException {
        twoPodsThatTalk();
        source.start(() -> SHOP, heard);
        heard.await("live");
        heard.flows();
        heard.await("live");

        assertThat(heard.flows()).extracting(flow -> flow.counts().connections()).containsExactly(OptionalLong.of(0));
    }

    @Test
    void onlyPodsOfConsentedNamespacesAreAskedAndEachOncePerPass() throws InterruptedException {
        twoPodsThatTalk();
        source.start(() -> SHOP, heard);
        heard.await("live");
        source.close();

        assertThat(shell.podsAsked()).startsWith("shop/db").doesNotContain("other/x");
        assertThat(shell.calls())
                .contains(new FakeShell.Call(
                        "shop/db",
                        List.of("cat", "/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"),
                        Duration.ofSeconds(10)));
    }

    @Test
    void anImageWithoutCatIsReadByItsShell() throws InterruptedException {
        shell.pod("shop/db", sockets().listens("0.0.0.0:5432"));
        shell.pod("shop/web", command -> {
            if (!command.getFirst().equals("sh")) {
                throw new ShellFailure(Reason.NO_COMMAND, "has no " + command.getFirst());
            }
            return sockets().established("10.0.0.1:40000", "10.0.0.2:5432").text();
        });
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").detail()).isEqualTo("2 of 2 pods read");
        assertThat(heard.flows()).hasSize(1);
    }

    @Test
    void aNodeWithoutIpv6IsReadAllTheSame() throws InterruptedException {
        shell.pod("shop/db", sockets());
        shell.pod("shop/web", command -> {
            if (command.contains("/proc/net/tcp6")) {
                throw new ShellFailure(Reason.FAILED, "cat: can't open '/proc/net/tcp6'");
            }
            return sockets().established("10.0.0.1:40000", "10.0.0.2:5432").text();
        });
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").detail()).isEqualTo("2 of 2 pods read");
        assertThat(heard.flows()).hasSize(1);
    }

    @Test
    void aPodThatCannotBeReadIsNamedAndTheOthersAreRead() throws InterruptedException {
        shell.pod("shop/db", sockets());
        shell.pod("shop/web", command -> {
            throw new ShellFailure(Reason.NO_COMMAND, "has no " + command.getFirst());
        });
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").detail()).isEqualTo("1 of 2 pods read; shop/web has neither cat nor sh");
    }

    @Test
    void aPodThatFailedIsLeftInPeaceForAWhile() throws InterruptedException {
        var asked = new AtomicInteger();
        shell.pod("shop/db", sockets());
        shell.pod("shop/web", _ -> {
            asked.incrementAndGet();
            throw new ShellFailure(Reason.TIMED_OUT, "did not answer within 10 s");
        });
        source.start(() -> SHOP, heard);
        for (int pass = 0; pass < 5; pass++) {
            heard.await("live");
        }

        assertThat(asked).hasValue(1); // the clock of this test stands still: the time to try again never comes
    }

    // Source: the API server asks for the right to create pods/exec.
    @Test
    void aRefusalIsAFailedStatusWithTheCommandThatShowsTheRight() throws InterruptedException {
        refuse("shop/web");
        refuse("shop/db");
        source.start(() -> SHOP, heard);

        assertThat(heard.await("failed"))
                .satisfies(status -> assertThat(status.status())
                        .isEqualTo(new SourceStatus.Failed(
                                "exec is forbidden in pods of shop",
                                "run: kubectl auth can-i create pods/exec -n shop")));
    }

    @Test
    void afterARefusalTheRestOfTheNamespaceIsNotAsked() throws InterruptedException {
        var one = new SocketTableFlowSource(
                shell,
                Set.of("shop"),
                new ReadPlan.Pace(Duration.ofMillis(5), Duration.ofSeconds(10), 1, 5_000, 600),
                InstantSource.fixed(NOON));
        refuse("shop/web");
        refuse("shop/db");
        one.start(() -> SHOP, heard);
        heard.await("failed");
        heard.await("failed");
        one.close();

        assertThat(shell.calls()).hasSize(1);
    }

    @Test
    void whenNoPodCanBeReadAtAllTheStatusSaysWhy() throws InterruptedException {
        shell.pod("shop/web", _ -> "no such table");
        shell.pod("shop/db", _ -> "no such table");
        source.start(() -> SHOP, heard);

        assertThat(heard.await("failed").status())
                .isEqualTo(new SourceStatus.Failed(
                        "no pod could be read: shop/db shows no socket table",
                        "run: kubectl exec -n shop db -- cat /proc/net/tcp"));
    }

    @Test
    void linesThatAreNoRowsCountAsLost() throws InterruptedException {
        shell.pod("shop/db", _ -> sockets().text() + "   0: garbage\n");
        shell.pod("shop/web", sockets());
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").lost()).isEqualTo(1);
    }

    @Test
    void aMistakeOfTheShellCostsOnePodAndNotTheSource() throws InterruptedException {
        shell.pod("shop/db", sockets());
        shell.pod("shop/web", _ -> {
            throw new IllegalStateException("a bug");
        });
        source.start(() -> SHOP, heard);

        assertThat(heard.await("live").detail()).startsWith("1 of 2 pods read");
    }

    @Test
    void noMoreThanThePaceAllowsAreAskedAtOnce() throws InterruptedException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var parts = new dev.weft.fixture.Part[40];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = pod("shop/p" + i, "app=p").address("10.0.1." + i);
            shell.pod("shop/p" + i, _ -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(2);
                now.decrementAndGet();
                return sockets().text();
            });
        }
        var many = cluster(parts);
        source.start(() -> many, heard);

        assertThat(heard.await("live").detail()).isEqualTo("40 of 40 pods read");
        assertThat(most.get()).isBetween(2, 8);
    }

    @Test
    void closingEndsAPassThatHangsAndNothingIsSentAfterwards() throws InterruptedException {
        var hangs = new CountDownLatch(1);
        shell.pod("shop/db", sockets());
        shell.pod("shop/web", _ -> {
            hangs.countDown();
            Thread.sleep(Duration.ofMinutes(10));
            return "";
        });
        source.start(() -> SHOP, heard);
        hangs.await();
        source.close();
        source.close();

        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void whileThePodsAreNotListedYetTheSourceWaitsForThem() throws InterruptedException {
        var empty = new dev.weft.cluster.SnapshotBuilder("test").snapshot();
        source.start(() -> empty, heard);

        assertThat(heard.await("connecting").status())
                .isEqualTo(new SourceStatus.Connecting("waiting for the list of pods"));
    }

    @Test
    void aNamespaceWithoutRunningPodsIsNoFault() throws InterruptedException {
        var nobody = cluster(pod("shop/web", "app=web").finished());
        source.start(() -> nobody, heard);

        assertThat(heard.await("live").detail()).isEqualTo("no running pod to read");
    }

    private void refuse(String pod) {
        shell.pod(pod, _ -> {
            throw new ShellFailure(Reason.FORBIDDEN, "may not exec");
        });
    }

    private void twoPodsThatTalk() {
        shell.pod("shop/web", sockets().established("10.0.0.1:40000", "10.0.0.2:5432"));
        shell.pod("shop/db", sockets().listens("0.0.0.0:5432").established("10.0.0.2:5432", "10.0.0.1:40000"));
    }

    private static String text(Flow flow) {
        var key = flow.key();
        return key.source().text() + " -> " + key.destination().text() + " " + key.traffic() + " "
                + key.verdict().word() + " by " + key.by() + ", " + flow.counts().connections().orElse(-1) + " new";
    }
}
