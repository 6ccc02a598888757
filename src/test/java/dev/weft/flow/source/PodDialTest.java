package dev.weft.flow.source;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.Part;
import dev.weft.flow.link.GrpcTarget;
import dev.weft.flow.link.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodDialTest {
    private static final SecretKeys KEYS = new SecretKeys(
            "kube-system",
            List.of("hubble-ui-client-certs", "hubble-relay-client-certs"),
            List.of(new SecretKeys.Authority("hubble-relay-server-certs", "ca.crt")),
            "ui.hubble-relay.cilium.io");

    private final FakeAccess access = new FakeAccess();
    private ClusterSnapshot now = relays("kube-system/relay-1");

    private static ClusterSnapshot relays(String... paths) {
        var parts = new Part[paths.length + 1];
        parts[0] = service("kube-system/hubble-relay", "k8s-app=hubble-relay").address("10.96.0.1").port(80, "grpc");
        for (int i = 0; i < paths.length; i++) {
            parts[i + 1] = pod(paths[i], "k8s-app=hubble-relay").address("10.0.0." + (i + 1)).port("grpc", 4245);
        }
        return cluster(parts);
    }

    private PodDial dial(PodDial.Keys keys) {
        var place = Place.labelled(now, "hubble-relay", 4245).getFirst();
        return new PodDial(place, () -> now, access, keys);
    }

    @Test
    void thePodsOwnPortIsDialledThoughTheServiceNamesIt() throws Exception {
        try (var line = dial(GrpcTarget.Plain::new).open()) {
            assertThat(line.target().host()).isEqualTo("127.0.0.1");
            assertThat(access.dialled).containsExactly("kube-system/relay-1:4245");
            assertThat(access.openTunnels).isEqualTo(1);
        }
        assertThat(access.openTunnels).isZero();
    }

    @Test
    void afterARestartThePodOfThatMomentIsDialled() throws Exception {
        var dial = dial(GrpcTarget.Plain::new);
        dial.open().close();
        now = relays("kube-system/relay-2");
        dial.open().close();

        assertThat(access.dialled).containsExactly("kube-system/relay-1:4245", "kube-system/relay-2:4245");
    }

    @Test
    void aPodThatIsGoneIsPassedOverForAnotherReadyOne() throws Exception {
        now = relays("kube-system/relay-1", "kube-system/relay-2");
        access.dead("kube-system/relay-1");

        dial(GrpcTarget.Plain::new).open().close();
        assertThat(access.dialled).endsWith("kube-system/relay-2:4245");
    }

    @Test
    void whenEveryPodRefusesTheReasonOfTheLastIsTold() {
        access.dead("kube-system/relay-1");

        assertThatThrownBy(() -> dial(GrpcTarget.Plain::new).open())
                .isInstanceOf(IOException.class)
                .hasMessage("pod kube-system/relay-1 is not there any more");
    }

    @Test
    void withoutAReadyPodTheMessageSaysWhereToLook() {
        var dial = dial(GrpcTarget.Plain::new);
        now = relays();

        assertThatThrownBy(dial::open)
                .hasMessage("no pod of Service kube-system/hubble-relay, port 80 is ready; "
                        + "run: kubectl get pods -n kube-system");
    }

    @Test
    void theSecondPairOfCertificatesServesWhereTheFirstIsNotThere() throws Exception {
        access.secret("kube-system/hubble-relay-client-certs", Map.of(
                "tls.crt", bytes("cert"), "tls.key", bytes("key"), "ca.crt", bytes("beside")));

        try (var line = dial(KEYS.from(access)).open()) {
            assertThat(line.target().security())
                    .isEqualTo(new GrpcTarget.Tls(
                            Optional.of(Pem.of(bytes("beside"))),
                            "ui.hubble-relay.cilium.io",
                            Optional.of(new GrpcTarget.Identity(Pem.of(bytes("cert")), Pem.of(bytes("key"))))));
        }
    }

    // Source: Cilium's relay may speak TLS without asking for a client certificate.
    @Test
    void theAuthorityAloneIsEnoughForAServerThatAsksForNoClientCertificate() throws Exception {
        access.secret("kube-system/hubble-relay-server-certs", Map.of("ca.crt", bytes("ca")));

        try (var line = dial(KEYS.from(access)).open()) {
            assertThat(line.target().security())
                    .isEqualTo(new GrpcTarget.Tls(
                            Optional.of(Pem.of(bytes("ca"))), "ui.hubble-relay.cilium.io", Optional.empty()));
        }
    }

    @Test
    void withoutAnAuthorityNothingIsTrusted() {
        assertThatThrownBy(() -> dial(KEYS.from(access)).open())
                .hasMessageStartingWith("no Secret in kube-system holds the server's authority: there is no Secret "
                        + "kube-system/hubble-ui-client-certs");
        assertThat(access.dialled).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
