package dev.weft.kube.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.apply.ApplyPlan;
import dev.weft.apply.ApplyRun;
import dev.weft.apply.ApplyState;
import dev.weft.apply.ApplyState.Phase;
import dev.weft.apply.ApplyState.Progress;
import dev.weft.apply.Checked.Verdict;
import dev.weft.apply.Harm;
import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.live.Minicluster;
import dev.weft.kube.live.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that goes away, or falls silent, between two writes. What then stands in the report is true.
@Tag("server")
class BrokenServerTest {
    @TempDir
    private Path state;

    @TempDir
    private Path folder;

    private static String policy(String name) {
        return "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: " + name
                + ", namespace: NS}\nspec: {podSelector: {}}\n";
    }

    /// Bytes to and from the API server, until it is told to swallow the answers.
    private static final class Relay implements AutoCloseable {
        private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final URI target;
        private volatile boolean silent;

        Relay(String server) throws IOException {
            target = URI.create(server);
            threads.execute(this::accept);
        }

        String address() {
            return "https://127.0.0.1:" + entrance.getLocalPort();
        }

        private void accept() {
            while (!entrance.isClosed()) {
                try {
                    var near = entrance.accept();
                    var far = new Socket(target.getHost(), target.getPort());
                    threads.execute(() -> pass(near, far, false));
                    threads.execute(() -> pass(far, near, true));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void pass(Socket from, Socket to, boolean answers) {
            try (from; to; InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                var buffer = new byte[16 << 10];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!answers || !silent) {
                        out.write(buffer, 0, count);
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                // one side hung up
            }
        }

        @Override
        public void close() throws IOException {
            entrance.close();
            threads.shutdownNow();
        }
    }

    private static ApplyState ready(Written written, ApplyRun run) throws InterruptedException {
        var wishes = List.of(written.put(policy("a")), written.put(policy("b")), written.put(policy("c")));
        return run.check(ApplyPlan.asGiven(wishes, Harm.UNKNOWN), Set.of());
    }

    /// Tells when the second object is about to be written.
    private static boolean second(ApplyState state) {
        return state.items().get(1).progress() == Progress.WRITING;
    }

    @Test
    void aWriteWithoutAnAnswerIsNotCalledDoneAndNotCalledFailed() throws Exception {
        try (var written = new Written(state);
                var relay = new Relay(TestServer.context(TestServer.kubeconfig()).server());
                var connection = ClusterClient.of(
                        TestServer.context(written.server.through(folder, relay.address())), ExecConsent.NEVER)) {
            var writer = new PolicyWriter(connection, Duration.ofSeconds(4));
            var run = new ApplyRun(writer, ApplyRun.Kind.APPLY, progress -> relay.silent |= second(progress));

            var ready = ready(written, run);
            assertThat(ready.phase()).isEqualTo(Phase.READY);
            var stopped = written.store().apply(run, ready, written.id);

            assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
            assertThat(stopped.items()).extracting(ApplyState.Item::progress)
                    .containsExactly(Progress.WRITTEN, Progress.UNCERTAIN, Progress.NOT_TRIED);
            assertThat(stopped.report().get(1))
                    .contains("not known whether applied: ")
                    .contains("no answer within 4 s");
            assertThat(written.live("b")).as("it was applied after all").isPresent();

            assertThat(written.revert(state).phase()).isEqualTo(Phase.DONE);
            assertThat(written.live("a")).isEmpty();
            assertThat(written.live("b")).isEmpty();
        }
    }

    @Test
    void whoCancelsWhileTheServerIsSilentGetsAReport() throws Exception {
        try (var written = new Written(state);
                var relay = new Relay(TestServer.context(TestServer.kubeconfig()).server());
                var connection = ClusterClient.of(
                        TestServer.context(written.server.through(folder, relay.address())), ExecConsent.NEVER)) {
            var reached = new CountDownLatch(1);
            var run = new ApplyRun(new PolicyWriter(connection), ApplyRun.Kind.APPLY, progress -> {
                if (second(progress)) {
                    relay.silent = true;
                    reached.countDown();
                }
            });
            var ready = ready(written, run);
            var told = new AtomicReference<ApplyState>();
            var thread = Thread.ofVirtual().start(() -> told.set(written.store().apply(run, ready, written.id)));
            reached.await();
            run.stop();
            thread.interrupt();
            while (thread.isAlive()) { // an interrupt that came before the request ends the look at the object too
                thread.join(Duration.ofMillis(200));
                thread.interrupt();
            }
            assertThat(told.get().items()).extracting(ApplyState.Item::progress)
                    .containsExactly(Progress.WRITTEN, Progress.UNCERTAIN, Progress.NOT_TRIED);
            assertThat(told.get().report().get(1))
                    .endsWith("not known whether applied: cancelled while the server had it");
        }
    }

    @Test
    void aServerThatIsKilledStopsTheRunAndTheRevertWaitsForItsReturn() throws Exception {
        try (var cluster = new Minicluster("weft-apply-" + ProcessHandle.current().pid())) {
            var server = new TestServer(cluster.kubeconfig());
            try (var written = new Written(server, cluster.kubeconfig(), state);
                    var connection =
                            ClusterClient.of(TestServer.context(cluster.kubeconfig()), ExecConsent.NEVER)) {
                var run = new ApplyRun(new PolicyWriter(connection), ApplyRun.Kind.APPLY, progress -> {
                    if (second(progress)) {
                        kill(cluster);
                    }
                });
                var stopped = written.store().apply(run, ready(written, run), written.id);
                assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
                assertThat(stopped.items().getFirst().progress()).isEqualTo(Progress.WRITTEN);
                assertThat(stopped.items().get(1).progress()).isIn(Progress.FAILED, Progress.UNCERTAIN);
                assertThat(stopped.items().getLast().progress()).isEqualTo(Progress.NOT_TRIED);
                var dead = written.check(stopped.items().getFirst().wish());
                assertThat(dead.items().getFirst().checked().verdict()).isEqualTo(Verdict.UNKNOWN);

                cluster.run("restart-apiserver");
                assertThat(written.revert(state).phase()).isEqualTo(Phase.DONE);
                assertThat(written.live("a")).isEmpty();
                assertThat(written.live("b")).isEmpty();
            }
        }
    }

    private static void kill(Minicluster cluster) {
        try {
            cluster.run("kill-apiserver");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
