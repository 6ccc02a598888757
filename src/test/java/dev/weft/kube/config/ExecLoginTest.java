package dev.weft.kube.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small server that takes some tokens and refuses others, and a plugin that counts its runs: `t1`, `t2`, ...
class ExecLoginTest {
    @TempDir
    private Path folder;

    private HttpServer server;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> takes = _ -> true;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            seen.add(header);
            exchange.sendResponseHeaders(takes.test(header) ? 200 : 401, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ClusterClient client(String user) throws IOException {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var file = Kubeconfigs.write(folder.resolve("config"), Kubeconfigs.withUser(address, user));
        return ClusterClient.of(Kubeconfigs.context(file), ExecConsent.ALWAYS);
    }

    private ClusterClient counting(String expiry) throws IOException {
        var runs = folder.resolve("runs");
        var script = Kubeconfigs.script(
                folder.resolve("plugin"),
                "echo x >> " + runs + "\nn=$(wc -l < " + runs + " | tr -d ' ')\ncat <<EOF\n"
                        + Kubeconfigs.credential("t$n").replace("\"token\"", expiry + "\"token\"") + "\nEOF");
        return client(Kubeconfigs.exec(script, "[]"));
    }

    private int get(ClusterClient client) throws Exception {
        var http = client.client().getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(client.context().server() + "/version")
                .build();
        return http.sendAsync(request, String.class).get().code();
    }

    private int runs() throws IOException {
        return Files.readAllLines(folder.resolve("runs")).size();
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndTheRequestSentAgain() throws Exception {
        takes = header -> header.equals("Bearer t2");
        try (var client = counting("")) {
            assertThat(get(client)).isEqualTo(200);
        }
        assertThat(seen).containsExactly("Bearer t1", "Bearer t2");
    }

    @Test
    void aSecondRefusalInARowRunsNothingMore() throws Exception {
        takes = _ -> false;
        try (var client = counting("")) {
            assertThat(get(client)).isEqualTo(401);
            assertThat(get(client)).isEqualTo(401);
            assertThat(get(client)).isEqualTo(401);
        }
        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void anExpiredAnswerIsAskedForAgain() throws Exception {
        try (var client = counting("\"expirationTimestamp\":\"2001-01-01T00:00:00Z\",")) {
            client.client();
            client.client();
        }
        assertThat(runs()).isEqualTo(2);
    }

    // fabric8 would refresh the token with the provider and write the result into the user's file.
    @Test
    void anOidcTokenIsUsedAsItStandsAndTheFileIsNeverWritten() throws Exception {
        takes = _ -> false;
        try (var client = client("auth-provider: {name: oidc, config: {id-token: idt, refresh-token: r, client-id: c, "
                + "idp-issuer-url: \"http://127.0.0.1:" + server.getAddress().getPort() + "\"}}")) {
            var before = Files.readString(folder.resolve("config"));
            assertThat(get(client)).isEqualTo(401);
            assertThat(Files.readString(folder.resolve("config"))).isEqualTo(before);
        }
        assertThat(seen).containsExactly("Bearer idt");
    }

    @Test
    void aTokenFileIsReadForEachRequest() throws Exception {
        var token = Files.writeString(folder.resolve("token"), "one\n");
        try (var client = client("tokenFile: token")) {
            get(client);
            Files.writeString(token, "two\n");
            get(client);
        }
        assertThat(seen).containsExactly("Bearer one", "Bearer two");
    }
}
