package dev.weft.kube.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.ServiceProxy;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that want a whole answer: the service proxy, access reviews, Secrets.
class AnswersTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ObjectRef METRICS = ObjectRef.ofService("monitoring", "prometheus");
    private static final ObjectRef PAIR = new ObjectRef("", "Secret", "kube-system", "hubble-ui-client-certs");

    @TempDir
    private Path folder;

    private final AtomicReference<String> request = new AtomicReference<>("");
    private final AtomicReference<String> body = new AtomicReference<>("");
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer server;
    private ClusterClient client;
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile boolean hangs;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            request.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (hangs) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                await();
            }
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        client = Clients.of(folder, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void await() throws IOException {
        try {
            never.await();
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }

    @AfterEach
    void close() {
        never.countDown();
        client.close();
        server.stop(0);
    }

    private String ask() throws IOException, InterruptedException {
        return new ServiceGet(client).get(METRICS, "http-web", true, "/api/v1/query?query=up%7B%7D", LIMIT);
    }

    @Test
    void aServiceIsAskedThroughTheProxyOfItsNamespace() throws Exception {
        answer = "{\"status\":\"success\"}";

        assertThat(ask()).isEqualTo("{\"status\":\"success\"}");
        assertThat(request.get())
                .isEqualTo("GET /api/v1/namespaces/monitoring/services/https:prometheus:http-web/proxy"
                        + "/api/v1/query?query=up%7B%7D");
    }

    @Test
    void whatTheServiceItselfRefusesIsHandedOutWithItsBody() {
        status = 422;
        answer = "{\"status\":\"error\",\"error\":\"too many samples\"}";

        var failure = catchThrowableOfType(ServiceProxy.HttpFailure.class, this::ask);
        assertThat(failure.status()).isEqualTo(422);
        assertThat(failure.body()).contains("too many samples");
        assertThat(failure).hasMessage("Service monitoring/prometheus answered 422");
    }

    @Test
    void aRefusalOfTheApiServerNamesTheRightThatIsMissing() {
        status = 403;
        answer = statusObject(403, "services \\\"prometheus\\\" is forbidden");

        assertThatThrownBy(this::ask)
                .isInstanceOf(ServiceProxy.HttpFailure.class)
                .hasMessage("the proxy to Service monitoring/prometheus is forbidden; "
                        + "run: kubectl auth can-i get services/proxy -n monitoring");
    }

    @Test
    void aServiceThatNobodyServesIsToldInTheServersWords() {
        status = 503;
        answer = statusObject(503, "no endpoints available for service \\\"https:prometheus:http-web\\\"");

        assertThatThrownBy(this::ask)
                .hasMessage("Service monitoring/prometheus, port http-web, is not reached through the API server: "
                        + "no endpoints available for service \"https:prometheus:http-web\"");
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUpAtTheLimit() {
        hangs = true;

        assertThatThrownBy(() -> new ServiceGet(client).get(METRICS, "80", false, "/", Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Service monitoring/prometheus was not asked: ")
                .hasMessageContaining("no answer");
    }

    @Test
    void anInterruptEndsAQuestion() throws Exception {
        hangs = true;
        var ended = new AtomicReference<Class<?>>();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                ask();
            } catch (IOException | InterruptedException thrown) {
                ended.set(thrown.getClass());
            }
        });
        while (request.get().isEmpty()) {
            Thread.sleep(5);
        }
        asking.interrupt();
        asking.join();

        assertThat(ended.get()).isEqualTo(InterruptedException.class);
    }

    @Test
    void aReviewAsksForTheSubresourceAndIsAnswered() throws Exception {
        answer = "{\"status\":{\"allowed\":true}}";

        assertThat(new AccessReviews(client).may("create", "", "pods/exec", "shop", "")).isTrue();
        assertThat(request.get()).isEqualTo("POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews");
        assertThat(body.get())
                .contains("\"resource\":\"pods\"", "\"subresource\":\"exec\"", "\"namespace\":\"shop\"");
    }

    @Test
    void aReviewThatSaysNothingIsANo() throws Exception {
        answer = "{\"status\":{}}";

        assertThat(new AccessReviews(client).may("get", "", "services/proxy", "shop", "")).isFalse();
    }

    @Test
    void aReviewThatIsNotAnsweredIsNoAnswer() {
        status = 500;

        assertThatThrownBy(() -> new AccessReviews(client).may("get", "", "pods", "shop", ""))
                .hasMessageStartingWith("the API server did not say whether that is allowed: ");
    }

    @Test
    void aSecretIsDecoded() throws Exception {
        answer = "{\"data\":{\"tls.crt\":\"Y2VydA==\",\"tls.key\":\"a2V5\"}}";

        var data = new Secrets(client).read(PAIR);
        assertThat(data).containsOnlyKeys("tls.crt", "tls.key");
        assertThat(new String(data.get("tls.crt"), StandardCharsets.UTF_8)).isEqualTo("cert");
    }

    @Test
    void whatStandsInASecretIsInNoMessage() {
        answer = "{\"data\":{\"tls.key\":\"top secret!\"}}";

        assertThatThrownBy(() -> new Secrets(client).read(PAIR))
                .hasMessage("Secret kube-system/hubble-ui-client-certs could not be decoded")
                .hasNoCause();
    }

    @Test
    void aSecretThatMustNotBeReadNamesTheRight() {
        status = 403;
        answer = statusObject(403, "secrets is forbidden");

        assertThatThrownBy(() -> new Secrets(client).read(PAIR))
                .hasMessage("reading Secret kube-system/hubble-ui-client-certs is forbidden; run: kubectl auth can-i "
                        + "get secrets/hubble-ui-client-certs -n kube-system");
    }

    @Test
    void aSecretThatIsNotThereIsToldAsThat() {
        status = 404;
        answer = statusObject(404, "not found");

        assertThatThrownBy(() -> new Secrets(client).read(PAIR))
                .hasMessage("there is no Secret kube-system/hubble-ui-client-certs");
    }

    private static String statusObject(int code, String message) {
        return "{\"kind\":\"Status\",\"code\":%d,\"message\":\"%s\"}".formatted(code, message);
    }
}
