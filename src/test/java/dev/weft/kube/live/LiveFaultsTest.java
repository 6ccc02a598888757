package dev.weft.kube.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Change;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network and the login fail in every way that can be arranged before a real server.
@Tag("server")
class LiveFaultsTest {
    private static final ResourceKind POLICY = ResourceKind.NETWORK_POLICY;

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private TestServer server;
    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        server = new TestServer();
        wire = new Wire(TestServer.context(TestServer.kubeconfig()).server());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        server.close();
    }

    private LiveCluster throughTheWire() throws IOException {
        return TestServer.live(server.through(folder, wire.address()), TestServer.QUICK, POLICY);
    }

    private void policy(String name) throws IOException {
        server.apply("{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: " + name
                + ", namespace: NS}, spec: {podSelector: {}}}");
    }

    private void awaitPolicy(String name) throws InterruptedException {
        var ref = POLICY.ref(server.namespace(), name);
        recorder.await("policy " + name, snapshot -> snapshot.manifest(ref).isPresent());
    }

    private SourceStatus.Failed failure() throws InterruptedException {
        recorder.awaitSynced();
        return (SourceStatus.Failed) recorder.status(ResourceKind.POD, "").orElseThrow();
    }

    @Test
    void aWatchThatIsClosedGoesOnWhereItWas() throws Exception {
        try (var live = throughTheWire()) {
            live.start(recorder);
            recorder.awaitSynced();
            for (var name : new String[] {"one", "two", "three"}) {
                wire.cut();
                policy(name);
                awaitPolicy(name);
            }
            recorder.await("all live", snapshot -> snapshot.statuses().stream()
                    .map(KindStatus::status)
                    .allMatch(SourceStatus.Live.class::isInstance));
            assertThat(recorder.changes().stream().filter(Change.Put.class::isInstance).map(Object::toString).toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aConnectionThatIsDeadAtTheOtherEndIsFoundAndReplaced() throws Exception {
        policy("before");
        try (var live = throughTheWire()) {
            live.start(recorder);
            recorder.awaitSynced();
            Thread.sleep(1000); // two heartbeats
            var pinched = Instant.now();
            wire.pinch(true);
            recorder.awaitStatus(POLICY, "", SourceStatus.Stale.class);
            var stale = (SourceStatus.Stale) recorder.status(POLICY, "").orElseThrow();
            assertThat(stale.lastSeen()).isBetween(pinched.minus(Duration.ofSeconds(2)), pinched.plusSeconds(1));
            assertThat(stale.cause()).contains("no answer within 3 s");
            awaitPolicy("before");
            policy("after");
            wire.pinch(false);
            awaitPolicy("after");
            recorder.awaitStatus(POLICY, "", SourceStatus.Live.class);
        }
    }

    @Test
    void aSilentWatchIsReplacedWithoutAWord() throws Exception {
        var timings = new Timings(
                500,
                Duration.ofMillis(300),
                TestServer.QUICK.answer(),
                Duration.ofMillis(200),
                TestServer.QUICK.forbidden(),
                TestServer.QUICK.discovery());
        try (var gateway = new Gateway(server.writer(), path -> path);
                var live = TestServer.live(server.through(folder, gateway.address()), timings, POLICY)) {
            live.start(recorder);
            recorder.awaitSynced();
            recorder.await("more watches", _ -> gateway.requests().stream()
                            .filter(line -> line.contains("/networkpolicies?watch"))
                            .count() > 3);
            policy("still");
            awaitPolicy("still");
            assertThat(recorder.changes())
                    .filteredOn(change -> change instanceof Change.Status(var status)
                            && status.status() instanceof SourceStatus.Stale)
                    .isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var address = "https://127.0.0.1:" + port;
        try (var live = TestServer.live(server.through(folder, address), TestServer.QUICK)) {
            live.start(recorder);
            var failed = failure();
            assertThat(failed.cause()).isEqualTo("nothing answers at " + address);
            assertThat(failed.remedy()).startsWith("check that the cluster runs: kubectl cluster-info --context ");
        }
    }

    @Test
    void aNameThatIsNotKnownIsNamed() throws Exception {
        var address = "https://weft.invalid:6443"; // RFC 2606: never resolves
        try (var live = TestServer.live(server.through(folder, address), TestServer.QUICK)) {
            live.start(recorder);
            assertThat(failure())
                    .isEqualTo(new SourceStatus.Failed(
                            "the name in " + address + " cannot be found",
                            "check the address, the network and the VPN"));
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() throws Exception {
        var pem = TestKeys.certificate(folder, "stranger", 1);
        var stranger = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        var file = Files.writeString(
                folder.resolve("config"),
                Files.readString(TestServer.kubeconfig())
                        .replaceAll("certificate-authority-data: .*", "certificate-authority-data: " + stranger));
        try (var live = TestServer.live(file, TestServer.QUICK)) {
            live.start(recorder);
            assertThat(failure().cause())
                    .isEqualTo("the certificate of " + TestServer.context(file).server()
                            + " is not signed by the authority in the kubeconfig");
        }
    }

    @Test
    void aTokenThatIsNotAcceptedIsNamed() throws Exception {
        var file = Files.writeString(
                folder.resolve("config"),
                Files.readString(server.watcher(folder)).replaceAll("token: \\S+", "token: nonsense}"));
        try (var live = TestServer.live(file, TestServer.QUICK)) {
            live.start(recorder);
            assertThat(failure())
                    .isEqualTo(new SourceStatus.Failed(
                            TestServer.context(file).server() + " does not accept the login of user w",
                            "log in again, then run: kubectl auth whoami --context w"));
        }
    }

    @Test
    void aClientCertificateThatHasExpiredIsNamed() throws Exception {
        TestKeys.certificate(folder, "expired", -2);
        var file = Files.writeString(
                folder.resolve("config"),
                Files.readString(server.watcher(folder))
                        .replaceAll(
                                "user: \\{token: \\S+",
                                "user: {client-certificate: expired.crt, client-key: expired.key}"));
        try (var live = TestServer.live(file, TestServer.QUICK)) {
            live.start(recorder);
            assertThat(failure().cause()).startsWith("the client certificate of user w expired on ");
            assertThat(failure().remedy()).isEqualTo("get a new kubeconfig from whoever runs the cluster");
        }
    }
}
