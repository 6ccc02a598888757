package dev.weft.kube.config;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Puts a [Login] into every request. Stands under the name of fabric8's own token interceptor, which would read the
/// kubeconfig anew after a 401, run its plugin through a shell, and write refreshed OIDC tokens into the file.
final class LoginInterceptor implements Interceptor {
    private static final String HEADER = "Authorization";

    private final Login login;

    LoginInterceptor(Login login) {
        this.login = login;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        try {
            login.authorization().ifPresent(value -> builder.setHeader(HEADER, value));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    @Override
    public void after(
            HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (response.isSuccessful()) {
            login.accepted(header(request));
        }
    }

    /// Runs on a thread of the HTTP client, which a plugin must not hold up: so on one of its own.
    @Override
    public CompletableFuture<Boolean> afterFailure(BasicBuilder builder, HttpResponse<?> response, RequestTags tags) {
        if (response.code() != HttpURLConnection.HTTP_UNAUTHORIZED || login instanceof Login.Fixed) {
            return CompletableFuture.completedFuture(false);
        }
        var done = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("login").start(() -> {
            try {
                boolean again = login.renewed(header(response.request()));
                if (again) {
                    login.authorization().ifPresent(value -> builder.setHeader(HEADER, value));
                }
                done.complete(again);
            } catch (IOException | RuntimeException unusable) {
                done.completeExceptionally(unusable);
            }
        });
        return done;
    }

    private static Optional<String> header(HttpRequest request) {
        var values = request.headers(HEADER);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}
