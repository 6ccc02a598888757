package dev.weft.flow.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.weft.flow.prometheus.PrometheusFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusUrlTest {
    private static final String SECRET = "s3cret-token";
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{\"status\":\"success\",\"data\":{\"version\":\"2.42.0\"}}";
    private volatile String authorization = "";
    private volatile String asked = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            asked = exchange.getRequestURI().toString();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private PrometheusUrl api(String prefix) throws IOException {
        return PrometheusUrl.of(
                "http://127.0.0.1:" + server.getAddress().getPort() + prefix, Optional.empty(), Optional.of(SECRET),
                Duration.ofSeconds(10));
    }

    private PrometheusFailure failure() throws Exception {
        var queries = new PrometheusQueries(api(""));
        return catchThrowableOfType(PrometheusFailure.class, () -> queries.rows("up"));
    }

    @Test
    void theTokenGoesToTheServerAndNowhereElse() throws Exception {
        var api = api("/prefix/");

        assertThat(new PrometheusQueries(api).version()).isEqualTo("2.42.0");
        assertThat(authorization).isEqualTo("Bearer " + SECRET);
        assertThat(asked).isEqualTo("/prefix/api/v1/status/buildinfo");
        assertThat(api.where()).doesNotContain(SECRET);
        assertThat(api.toString()).doesNotContain(SECRET);
    }

    @Test
    void aLoginPageIsNoPrometheus() throws Exception {
        body = "<html>Sign in</html>";

        assertThat(failure().reason()).isEqualTo(Reason.STRANGER);
        assertThat(failure().cause()).endsWith("answers with a web page");
        assertThat(failure().remedy()).contains("login");
    }

    @Test
    void eachRefusalSaysWhatToDo() throws Exception {
        status = 403;
        assertThat(failure().reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(failure().remedy()).isEqualTo("give a token that may read it");
        status = 404;
        assertThat(failure().cause()).endsWith("has no query API (404)");
        status = 503;
        assertThat(failure().cause()).endsWith("is not ready (503)");
        status = 302;
        assertThat(failure().cause()).endsWith("answered 302, a redirect");
        status = 422;
        body = "{\"status\":\"error\",\"error\":\"query processing would load too many samples\"}";
        assertThat(failure().reason()).isEqualTo(Reason.QUESTION);
        assertThat(failure().cause()).contains("too many samples");
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
        body = "x".repeat(PrometheusUrl.MOST_BYTES + 1);

        assertThat(failure().cause()).isEqualTo("an answer is longer than 16 MB");
    }

    @Test
    void nobodyThereIsSilent() throws Exception {
        server.stop(0);

        assertThat(failure().reason()).isEqualTo(Reason.SILENT);
        assertThat(failure().cause()).contains("does not answer");
    }

    @Test
    void anAddressThatHoldsAPasswordIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> PrometheusUrl.of(
                        "http://user:" + SECRET + "@host:9090", Optional.empty(), Optional.empty(),
                        Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining(SECRET);
    }
}
