package dev.weft.kube.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weft.kube.config.ClusterClient;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {
    @TempDir
    private Path folder;

    @Test
    void anAnswerWithoutEndIsNotReadOn() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var to = exchange.getResponseBody()) {
                while (true) {
                    to.write(new byte[64 << 10]);
                }
            }
        });
        server.start();
        try (var client = client("http://127.0.0.1:" + server.getAddress().getPort())) {
            assertThatThrownBy(() -> new Exchange(client, 3 << 20).get("/x", Duration.ofSeconds(20)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the answer is longer than 3 MB");
        } finally {
            server.stop(0);
        }
    }

    private ClusterClient client(String server) throws IOException {
        var file = Files.writeString(folder.resolve("config"), """
                current-context: dev
                clusters: [{name: c, cluster: {server: "%s"}}]
                contexts: [{name: dev, context: {cluster: c}}]
                """.formatted(server));
        return switch (KubeConfigs.read(Optional.of(file)).choose(Optional.empty())) {
            case KubeConfigs.Choice.Found(var context) -> ClusterClient.of(context, ExecConsent.NEVER);
            case KubeConfigs.Choice.Missing(var problem) -> throw new IllegalStateException(problem.line());
        };
    }
}
