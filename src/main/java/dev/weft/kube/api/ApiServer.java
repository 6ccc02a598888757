package dev.weft.kube.api;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// GET from the API server, as a stream; and WebSockets.
///
/// Threads: any; a call blocks until the head of the answer is there.
public final class ApiServer {
    public static final String JSON = "application/json";

    private static final int LONGEST_MESSAGE = 300;

    private final ClusterClient connection;

    public ApiServer(ClusterClient connection) {
        this.connection = connection;
    }

    /// `/api/v1/namespaces/shop/pods`; everywhere when `namespace` is empty.
    public static String path(ResourceKind kind, String namespace) {
        var within = namespace.isEmpty() ? "" : "/namespaces/" + namespace;
        return version(kind) + within + "/" + kind.plural();
    }

    /// `/api/v1` or `/apis/apps/v1`.
    public static String version(ResourceKind kind) {
        return (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    }

    /// The body of a good answer, to be closed by the caller. Waits for its head at most for `limit`.
    ///
    /// Throws [ApiException] for an answer that is not good.
    public InputStream get(String path, String accept, Duration limit) throws IOException, InterruptedException {
        var client = connection.client();
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(address(client, path))
                .header("Accept", accept)
                .forStreaming()
                .build();
        var response = within(limit, sent(() -> http.sendAsync(request, InputStream.class)));
        if (response.isSuccessful()) {
            return response.body();
        }
        throw refusal(response);
    }

    /// Opens a WebSocket, and returns once it is open. Throws fabric8's WebSocketHandshakeException when the server
    /// refuses it.
    public void open(String path, String protocol, WebSocket.Listener listener, Duration limit)
            throws IOException, InterruptedException {
        var client = connection.client();
        var builder = client.getHttpClient()
                .newWebSocketBuilder()
                .uri(WebSocket.toWebSocketUri(URI.create(address(client, path))))
                .subprotocol(protocol);
        within(limit, sent(() -> builder.buildAsync(listener)));
    }

    /// A closed client and an interceptor that fails both throw at once instead of failing the future.
    static <T> CompletableFuture<T> sent(Supplier<CompletableFuture<T>> call) throws IOException {
        try {
            return call.get();
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        } catch (IllegalStateException closed) {
            throw new IOException("the connection was closed", closed);
        }
    }

    /// What the answer holds, once it is there; an interrupt, like the limit, gives it up.
    public static <T> T within(Duration limit, CompletableFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new java.net.http.HttpTimeoutException("no answer within " + seconds(limit));
        } catch (InterruptedException ended) {
            answer.cancel(true);
            throw ended;
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw cause instanceof IOException known ? known : new IOException(String.valueOf(cause), cause);
        }
    }

    /// The whole address of a path of this server.
    static String address(KubernetesClient client, String path) {
        var server = client.getConfiguration().getMasterUrl();
        return (server.endsWith("/") ? server.substring(0, server.length() - 1) : server) + path;
    }

    private static ApiException refusal(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var text = new String(body.readNBytes(64 << 10), StandardCharsets.UTF_8);
            return new ApiException(response.code(), shortened(message(text)));
        }
    }

    /// Of a Status object, if it is one.
    static String message(String body) {
        try {
            return new JsonMapper().readTree(body).path("message").asString("");
        } catch (JacksonException other) {
            return "";
        }
    }

    /// For messages: 90 as `90 s`.
    public static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    public static String shortened(String message) {
        var line = message.strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(LONGEST_MESSAGE, line.length()));
    }
}
