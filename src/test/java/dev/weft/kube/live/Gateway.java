package dev.weft.kube.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Plain HTTP on loopback in front of the real API server: keeps every request line, and may bend one on its way.
final class Gateway implements AutoCloseable {
    private final KubernetesClient client;
    private final UnaryOperator<String> bend;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Gateway(KubernetesClient client, UnaryOperator<String> bend) throws IOException {
        this.client = client;
        this.bend = bend;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// `GET /api/v1/pods?limit=500`.
    List<String> requests() {
        return requests;
    }

    private void pass(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path);
        var http = client.getHttpClient();
        var base = client.getConfiguration().getMasterUrl();
        var request = http.newHttpRequestBuilder()
                .uri(base.substring(0, base.length() - 1) + bend.apply(path))
                .header("Accept", exchange.getRequestHeaders().getFirst("Accept"))
                .forStreaming()
                .build();
        try (exchange) {
            var response = http.sendAsync(request, InputStream.class).get();
            exchange.sendResponseHeaders(response.code(), 0);
            try (var from = response.body();
                    var to = exchange.getResponseBody()) {
                to.flush(); // the head of a quiet watch must not wait for its first event
                var buffer = new byte[64 << 10];
                for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                    to.write(buffer, 0, count);
                    to.flush();
                }
            }
        } catch (ExecutionException | InterruptedException broken) {
            throw new IOException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
