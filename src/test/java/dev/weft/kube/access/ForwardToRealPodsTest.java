package dev.weft.kube.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.RealPods;
import dev.weft.flow.access.PodTunnels;
import dev.weft.flow.access.ServiceProxy;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ways into a real cluster: a page of metrics in a pod, behind the API server's port-forward and service proxy.
@Tag("server")
class ForwardToRealPodsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectRef POD = ObjectRef.ofPod("weft-ways", "page");
    private static final ObjectRef SERVICE = ObjectRef.ofService("weft-ways", "page");
    private static RealPods pods;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        pods = RealPods.cluster();
        var flowlab = System.getenv("WEFT_FLOWLAB");
        assertThat(flowlab).as("set WEFT_FLOWLAB to the path of the flowlab script").isNotNull();
        pods.run("weft-ways/page", List.of("--port", "9180"), flowlab, "exporter", "--listen", "0.0.0.0:9180");
    }

    @AfterAll
    static void end() throws Exception {
        pods.close();
    }

    @Test
    void aPortOfAPodIsReachedThroughTheApiServer() throws Exception {
        try (var client = Clients.of(pods.kubeconfig());
                var tunnel = opened(client)) {
            assertThat(page(tunnel)).contains("istio_requests_total");
            assertThat(page(tunnel)).contains("istio_requests_total");
        }
    }

    @Test
    void aServiceIsAskedThroughTheProxy() throws Exception {
        try (var client = Clients.of(pods.kubeconfig())) {
            assertThat(new ServiceGet(client).get(SERVICE, "port-9180", false, "/metrics", LIMIT))
                    .contains("istio_requests_total");
        }
    }

    @Test
    void aPortOnWhichNobodyListensAndAPodThatIsNotThereAreToldApart() throws Exception {
        try (var client = Clients.of(pods.kubeconfig())) {
            assertThatThrownBy(() -> new PodForward(client).open(ObjectRef.ofPod("weft-ways", "nobody"), 9180))
                    .hasMessage("pod weft-ways/nobody is not there any more");
            assertThatThrownBy(() -> new PodForward(client).open(POD, 9181))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("pod weft-ways/page");
        }
    }

    @Test
    void aUserWithoutRightsIsToldWhichAreMissing() throws Exception {
        try (var client = Clients.of(pods.viewersKubeconfig())) {
            assertThat(new AccessReviews(client).may("create", "", "pods/portforward", "weft-ways", "")).isFalse();
            assertThatThrownBy(() -> new PodForward(client).open(POD, 9180))
                    .hasMessage("port-forward to pod weft-ways/page is forbidden; "
                            + "run: kubectl auth can-i create pods/portforward -n weft-ways");
            assertThatThrownBy(() -> new ServiceGet(client).get(SERVICE, "9180", false, "/metrics", LIMIT))
                    .isInstanceOf(ServiceProxy.HttpFailure.class)
                    .hasMessage("the proxy to Service weft-ways/page is forbidden; "
                            + "run: kubectl auth can-i get services/proxy -n weft-ways");
            assertThatThrownBy(() -> new Secrets(client).read(new ObjectRef("", "Secret", "weft-ways", "s")))
                    .hasMessageContaining("run: kubectl auth can-i get secrets/s -n weft-ways");
        }
    }

    @Test
    void rightsThatAreGivenLaterWork() throws Exception {
        try (var client = Clients.of(pods.viewersKubeconfig())) {
            pods.kubectl("create", "role", "ways", "-n", "weft-ways", "--verb=get,create",
                    "--resource=pods/portforward");
            pods.kubectl("create", "rolebinding", "ways", "-n", "weft-ways", "--role=ways", "--user=viewer");
            while (!new AccessReviews(client).may("create", "", "pods/portforward", "weft-ways", "")) {
                Thread.sleep(50);
            }
            try (var tunnel = opened(client)) {
                assertThat(page(tunnel)).contains("istio_requests_total");
            }
        } finally {
            pods.kubectl("delete", "rolebinding", "ways", "-n", "weft-ways");
        }
    }

    /// The token goes bad while the tunnel is open, and is replaced by a good one.
    @Test
    void aTokenThatExpiresCostsTheNextConnectionAndARenewedOneServesIt() throws Exception {
        pods.kubectl("create", "serviceaccount", "reader", "-n", "weft-ways");
        pods.kubectl("create", "role", "reader", "-n", "weft-ways", "--verb=get,create",
                "--resource=pods/portforward");
        pods.kubectl("create", "rolebinding", "reader", "-n", "weft-ways", "--role=reader",
                "--serviceaccount=weft-ways:reader");
        var token = pods.kubectl("create", "token", "reader", "-n", "weft-ways").strip();
        try (var client = Clients.of(withTokenFile(token));
                var tunnel = opened(client)) {
            assertThat(page(tunnel)).contains("istio_requests_total");
            Clients.token(folder, "expired");
            assertThat(page(tunnel)).isEmpty();
            assertThatThrownBy(() -> new PodForward(client).open(POD, 9180))
                    .hasMessageContaining("does not accept the login of user");
            Clients.token(folder, token);
            assertThat(page(tunnel)).contains("istio_requests_total");
        }
    }

    private Path withTokenFile(String token) throws IOException {
        Clients.token(folder, token);
        return Files.writeString(
                folder.resolve("config"),
                Files.readString(pods.viewersKubeconfig()).replaceAll("token: .*", "tokenFile: token"));
    }

    private static PodTunnels.Tunnel opened(ClusterClient client) throws IOException, InterruptedException {
        return new PodForward(client).open(POD, 9180);
    }

    /// Empty when the connection ends without an answer.
    private static String page(PodTunnels.Tunnel tunnel) throws InterruptedException {
        var page = URI.create("http://127.0.0.1:" + tunnel.address().getPort() + "/metrics");
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(HttpRequest.newBuilder(page).timeout(LIMIT).build(), BodyHandlers.ofString()).body();
        } catch (IOException ended) {
            return "";
        }
    }
}
