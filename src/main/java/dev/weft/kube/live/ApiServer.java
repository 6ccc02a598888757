package dev.weft.kube.live;

import dev.weft.cluster.ResourceKind;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// GET, and nothing else, from the API server.
///
/// Threads: any; a call blocks until the head of the answer is there.
final class ApiServer {
    static final String JSON = "application/json";

    private static final int LONGEST_MESSAGE = 300;

    private final ClusterClient connection;

    ApiServer(ClusterClient connection) {
        this.connection = connection;
    }

    /// `/api/v1/namespaces/shop/pods`; everywhere when `namespace` is empty.
    static String path(ResourceKind kind, String namespace) {
        var within = namespace.isEmpty() ? "" : "/namespaces/" + namespace;
        return version(kind) + within + "/" + kind.plural();
    }

    /// `/api/v1` or `/apis/apps/v1`.
    static String version(ResourceKind kind) {
        return (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    }

    /// The body of a good answer, to be closed by the caller. Waits for its head at most for `limit`.
    ///
    /// Throws [ApiException] for an answer that is not good.
    InputStream get(String path, String accept, Duration limit) throws IOException, InterruptedException {
        var client = connection.client();
        var server = client.getConfiguration().getMasterUrl();
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri((server.endsWith("/") ? server.substring(0, server.length() - 1) : server) + path)
                .header("Accept", accept)
                .forStreaming()
                .build();
        var response = head(send(() -> http.sendAsync(request, InputStream.class)), limit);
        if (response.isSuccessful()) {
            return response.body();
        }
        throw refusal(response);
    }

    /// A closed client and an interceptor that fails both throw at once instead of failing the future.
    private static CompletableFuture<HttpResponse<InputStream>> send(
            java.util.function.Supplier<CompletableFuture<HttpResponse<InputStream>>> call) throws IOException {
        try {
            return call.get();
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        } catch (IllegalStateException closed) {
            throw new IOException("the connection was closed", closed);
        }
    }

    private static HttpResponse<InputStream> head(CompletableFuture<HttpResponse<InputStream>> answer, Duration limit)
            throws IOException, InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new java.net.http.HttpTimeoutException("no answer within " + Nudge.seconds(limit));
        } catch (InterruptedException ended) {
            answer.cancel(true);
            throw ended;
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            throw cause instanceof IOException known ? known : new IOException(String.valueOf(cause), cause);
        }
    }

    private static ApiException refusal(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var text = new String(body.readNBytes(64 << 10), StandardCharsets.UTF_8);
            return new ApiException(response.code(), shortened(message(text)));
        }
    }

    /// Of a Status object, if it is one.
    private static String message(String body) {
        try {
            return new JsonMapper().readTree(body).path("message").asString("");
        } catch (JacksonException other) {
            return "";
        }
    }

    static String shortened(String message) {
        var line = message.strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(LONGEST_MESSAGE, line.length()));
    }
}
