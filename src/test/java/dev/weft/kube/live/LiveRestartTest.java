package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.access.ShellFailure;
import dev.weft.flow.access.ShellFailure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a server of its own: it is killed, and real processes stand behind its `exec`.
@Tag("server")
class LiveRestartTest {
    private static final ResourceKind POLICY = ResourceKind.NETWORK_POLICY;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static Minicluster minicluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        minicluster = new Minicluster("weft-restart");
    }

    @AfterAll
    static void stop() throws IOException {
        if (minicluster != null) {
            minicluster.close();
        }
    }

    private static boolean all(ClusterSnapshot snapshot, Class<? extends SourceStatus> status) {
        return snapshot.statuses().stream().map(KindStatus::status).allMatch(status::isInstance);
    }

    @Test
    void aServerThatIsKilledLeavesTheLastPictureWithItsAgeAndComesBack() throws Exception {
        var recorder = new Recorder();
        try (var server = new TestServer(minicluster.kubeconfig());
                var live = server.live(POLICY)) {
            live.start(recorder);
            int nodes = recorder.awaitSynced().nodes().size();
            var killed = Instant.now();
            minicluster.run("kill-apiserver");
            var stale = recorder.await("all stale", snapshot -> all(snapshot, SourceStatus.Stale.class));
            assertThat(stale.nodes()).hasSize(nodes);
            assertThat(stale.statuses()).allSatisfy(status -> assertThat(status.status())
                    .isInstanceOfSatisfying(SourceStatus.Stale.class, one -> assertThat(one.lastSeen())
                            .isBetween(killed.minusSeconds(30), killed.plusSeconds(20))));
            minicluster.run("restart-apiserver");
            server.apply("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np, namespace: NS}, "
                    + "spec: {podSelector: {}}}");
            recorder.await("all live", snapshot -> all(snapshot, SourceStatus.Live.class));
            recorder.await("the new policy", snapshot -> snapshot.manifest(POLICY.ref(server.namespace(), "np"))
                    .isPresent());
        }
    }

    @Test
    void aCommandRunsInAPodAndOnlyItsOutputComesBack() throws Exception {
        minicluster.run("realpods", "run", "default/quiet", "--port", "7777", "--", "sleep", "600");
        var pod = ObjectRef.ofPod("default", "quiet");
        try (var server = new TestServer(minicluster.kubeconfig());
                var live = server.live()) {
            var shell = live.access().shell();
            assertThat(shell.run(pod, List.of("cat", "/proc/net/tcp", "/proc/net/udp"), LIMIT))
                    .contains("local_address");
            assertThat(shell.run(pod, List.of("sh", "-c", "echo out; echo err >&2"), LIMIT)).isEqualTo("out\n");
            assertThatThrownBy(() -> shell.run(pod, List.of("cat", "/nowhere"), LIMIT))
                    .isInstanceOf(ShellFailure.class)
                    .hasMessageMatching("cat (ended with 1|failed): .*/nowhere.*");
            fails(
                    () -> shell.run(pod, List.of("no-such-command"), LIMIT),
                    Reason.NO_COMMAND,
                    "has no no-such-command");
            fails(
                    () -> shell.run(pod, List.of("sh", "-c", "sleep 30"), Duration.ofSeconds(2)),
                    Reason.TIMED_OUT,
                    "did not answer within 2 s");
            fails(
                    () -> shell.run(ObjectRef.ofPod("default", "nobody"), List.of("cat"), LIMIT),
                    Reason.GONE,
                    "is not there any more, or has no such container");
            try (var poor = TestServer.live(server.watcher(folder), TestServer.QUICK)) {
                fails(
                    () -> poor.access().shell().run(pod, List.of("cat", "/proc/net/tcp"), LIMIT),
                    Reason.FORBIDDEN,
                    "must not be read: exec is forbidden");
            }
        }
    }

    private static void fails(ThrowingCallable command, Reason reason, String message) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(
                        ShellFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason))
                .hasMessage(message);
    }
}
