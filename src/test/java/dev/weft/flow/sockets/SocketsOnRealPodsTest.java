package dev.weft.flow.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.fixture.HeardFlows;
import dev.weft.fixture.RealPods;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.ReadPlan;
import dev.weft.flow.access.PodShell;
import dev.weft.flow.access.ShellFailure;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.kube.config.KubeContext;
import dev.weft.kube.live.LiveCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real sockets in network namespaces, read through a real API server's exec.
/// `realpods demo`: web -> api -> db, api -> cache, batch -> web; batch -> db is dropped.
@Tag("server")
class SocketsOnRealPodsTest {
    private static final ReadPlan.Pace QUICK =
            new ReadPlan.Pace(Duration.ofSeconds(1), Duration.ofSeconds(10), 8, 5_000, 600);
    private static final int MOST_PASSES = 20;
    private static RealPods pods;
    private static LiveCluster live;
    private static ClusterSnapshot shop;

    @BeforeAll
    static void readTheCluster() throws Exception {
        pods = RealPods.demo();
        live = connect(pods.kubeconfig());
        var changes = new LinkedBlockingQueue<Change>();
        var builder = new SnapshotBuilder("test");
        live.start(changes::add);
        while (!isWhole(builder.snapshot())) {
            var change = changes.poll(40, TimeUnit.SECONDS);
            assertThat(change).as("the cluster falls silent: %s", builder.snapshot().pods()).isNotNull();
            builder.apply(change, Instant.now());
        }
        shop = builder.snapshot();
    }

    @AfterAll
    static void end() throws Exception {
        if (live != null) {
            live.close();
        }
        if (pods != null) {
            pods.close();
        }
    }

    private static boolean isWhole(ClusterSnapshot snapshot) {
        return snapshot.stamp().synced() && ReadPlan.of(snapshot, Set.of("shop")).pods().size() == 6;
    }

    @Test
    void thePlanNamesThePodsBeforeAnythingIsRead() {
        assertThat(ReadPlan.of(shop, Set.of("shop")).sentence()).isEqualTo("will read 6 pods in shop");
    }

    @Test
    void realConnectionsAreObservedAndTheDroppedOneIsLikelyBlocked() throws InterruptedException {
        assertThat(edges(live.access().shell(), 5))
                .containsExactly(
                        "shop/api -> shop/cache TCP 6379 forwarded",
                        "shop/api -> shop/db TCP 5432 forwarded",
                        "shop/batch -> shop/db TCP 5432 dropped",
                        "shop/batch -> shop/web TCP 8080 forwarded",
                        "shop/web -> shop/api TCP 8081 forwarded");
    }

    @Test
    void theShellAloneShowsTheSame() throws InterruptedException {
        PodShell withoutCat = (pod, command, limit) -> {
            if (!command.getFirst().equals("sh")) {
                throw new ShellFailure(ShellFailure.Reason.NO_COMMAND, "has no " + command.getFirst());
            }
            return live.access().shell().run(pod, command, limit);
        };

        assertThat(edges(withoutCat, 5)).hasSize(5).contains("shop/batch -> shop/db TCP 5432 dropped");
    }

    @Test
    void whoMayNotExecGetsTheRemedy() throws Exception {
        var heard = new HeardFlows();
        try (var viewer = connect(pods.viewersKubeconfig());
                var source = source(viewer.access().shell())) {
            source.start(() -> shop, heard);

            assertThat(heard.await("failed").status())
                    .isEqualTo(new SourceStatus.Failed(
                            "exec is forbidden in pods of shop", "run: kubectl auth can-i create pods/exec -n shop"));
        }
    }

    @Test
    void aPodThatIsNotThereIsToldApartFromARefusal() {
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ShellFailure.class,
                                () -> live.access().shell().run(
                                        ObjectRef.ofPod("shop", "nobody"), List.of("cat", "/proc/net/tcp"),
                                        Duration.ofSeconds(10)))
                        .reason())
                .isEqualTo(ShellFailure.Reason.GONE);
    }

    /// The edges of the first pass that shows so many: the first SYN of the dropped pair must have been sent again.
    private static List<String> edges(PodShell shell, int enough) throws InterruptedException {
        var heard = new HeardFlows();
        var edges = new TreeSet<String>();
        try (var source = source(shell)) {
            source.start(() -> shop, heard);
            for (int pass = 0; pass < MOST_PASSES && edges.size() < enough; pass++) {
                assertThat(heard.await(SocketsOnRealPodsTest::isAfterAPass).detail()).isEqualTo("6 of 6 pods read");
                heard.flows().stream().map(SocketsOnRealPodsTest::text).forEach(edges::add);
            }
        }
        return List.copyOf(edges);
    }

    private static boolean isAfterAPass(FlowSourceStatus status) {
        return !(status.status() instanceof SourceStatus.Connecting);
    }

    private static SocketTableFlowSource source(PodShell shell) {
        return new SocketTableFlowSource(shell, Set.of("shop"), QUICK, InstantSource.system());
    }

    private static LiveCluster connect(Path kubeconfig) {
        return LiveCluster.connect(context(kubeconfig), ExecConsent.NEVER, List.of());
    }

    private static KubeContext context(Path kubeconfig) {
        return switch (KubeConfigs.read(Optional.of(kubeconfig)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> context;
            case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
        };
    }

    private static String text(Flow flow) {
        var key = flow.key();
        return key.source().text() + " -> " + key.destination().text() + " " + key.traffic() + " "
                + key.verdict().word();
    }
}
