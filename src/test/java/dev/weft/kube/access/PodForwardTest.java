package dev.weft.kube.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.PodTunnels;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodForwardTest {
    private static final ObjectRef RELAY = ObjectRef.ofPod("kube-system", "hubble-relay-1");

    @TempDir
    private Path folder;

    private ForwardServer server;
    private ClusterClient client;
    private PodForward tunnels;

    @BeforeEach
    void open() throws IOException {
        server = new ForwardServer();
        client = Clients.of(folder, server.address());
        tunnels = new PodForward(client);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void whatIsSentThroughTheTunnelComesBackWhole() throws Exception {
        var much = new byte[1 << 20];
        new Random(7).nextBytes(much);
        try (var tunnel = tunnels.open(RELAY, 4245);
                var socket = connect(tunnel)) {
            Thread.ofVirtual().start(() -> send(socket, much));

            assertThat(socket.getInputStream().readNBytes(much.length)).isEqualTo(much);
        }
        assertThat(server.requests())
                .containsExactly("GET /api/v1/namespaces/kube-system/pods/hubble-relay-1/portforward?ports=4245"
                        + " HTTP/1.1");
    }

    @Test
    void theTunnelStandsOnLoopbackAlone() throws Exception {
        try (var tunnel = tunnels.open(RELAY, 4245)) {
            assertThat(tunnel.address().getAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void eachConnectionIsAStreamOfItsOwnWithTheTokenOfThatMoment() throws Exception {
        try (var tunnel = tunnels.open(RELAY, 4245);
                var one = connect(tunnel)) {
            assertThat(echo(one, "one")).isEqualTo("one");
            Clients.token(folder, "second");
            try (var other = connect(tunnel)) {
                assertThat(echo(other, "other")).isEqualTo("other");
                assertThat(echo(one, "again")).isEqualTo("again");
            }
        }
        assertThat(server.logins()).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void aConnectionThatBreaksClosesItsOwnSocketAndTheNextIsDialledAnew() throws Exception {
        try (var tunnel = tunnels.open(RELAY, 4245);
                var one = connect(tunnel)) {
            echo(one, "one");
            server.cut();

            assertThat(one.getInputStream().read()).isEqualTo(-1);
            try (var other = connect(tunnel)) {
                assertThat(echo(other, "other")).isEqualTo("other");
            }
        }
    }

    // Source: RBAC, the right to create pods/portforward.
    @Test
    void aRefusalNamesTheRightThatIsMissing() {
        server.answer(403);

        assertThatThrownBy(() -> tunnels.open(RELAY, 4245))
                .isInstanceOf(IOException.class)
                .hasMessage("port-forward to pod kube-system/hubble-relay-1 is forbidden; "
                        + "run: kubectl auth can-i create pods/portforward -n kube-system");
    }

    @Test
    void aLoginThatIsNotAcceptedAnyMoreIsToldApart() {
        server.answer(401);

        assertThatThrownBy(() -> tunnels.open(RELAY, 4245))
                .hasMessage(server.address()
                        + " does not accept the login of user u; log in again, then run: kubectl auth whoami"
                        + " --context dev");
    }

    @Test
    void aPodThatIsGoneIsToldAsThat() {
        server.answer(404);

        assertThatThrownBy(() -> tunnels.open(RELAY, 4245))
                .hasMessage("pod kube-system/hubble-relay-1 is not there any more");
    }

    @Test
    void aPortOnWhichNobodyListensIsToldWhenTheTunnelIsOpened() {
        server.nodeSays("error forwarding port 4245 to pod x, uid : dial tcp4 127.0.0.1:4245: connect: connection"
                + " refused");

        assertThatThrownBy(() -> tunnels.open(RELAY, 4245))
                .hasMessage("pod kube-system/hubble-relay-1 does not listen on port 4245");
    }

    @Test
    void aPodThatIsGoneInTheMiddleEndsFurtherConnectionsAtOnce() throws Exception {
        try (var tunnel = tunnels.open(RELAY, 4245);
                var one = connect(tunnel)) {
            echo(one, "one");
            server.answer(404);
            try (var other = connect(tunnel)) {
                assertThat(other.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void closingEndsWhatRunsThroughItAndTheServerSeesItEnd() throws Exception {
        var tunnel = tunnels.open(RELAY, 4245);
        try (var socket = connect(tunnel)) {
            echo(socket, "one");
            tunnel.close();
            tunnel.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> connect(tunnel)).isInstanceOf(IOException.class);
            while (!server.quiet()) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void aTunnelThatNobodyUsedLeavesNothingBehind() throws Exception {
        tunnels.open(RELAY, 4245).close();

        while (!server.quiet()) {
            Thread.sleep(5);
        }
    }

    private static Socket connect(PodTunnels.Tunnel tunnel) throws IOException {
        return new Socket(tunnel.address().getAddress(), tunnel.address().getPort());
    }

    private static String echo(Socket socket, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        return new String(socket.getInputStream().readNBytes(bytes.length), StandardCharsets.UTF_8);
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
