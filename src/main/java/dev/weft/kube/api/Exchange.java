package dev.weft.kube.api;

import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// A request whose whole answer is wanted: bounded in time, in size, and ended by an interrupt.
///
/// Threads: any; a call blocks.
public final class Exchange {
    /// A query over a large cluster answers some megabytes; what is longer than this is a mistake of one side.
    public static final int MOST_BYTES = 64 << 20;

    private static final int LONGEST_REASON = 16 << 10;

    private final ClusterClient connection;
    private final int most;

    /// Any answer, good or not.
    public record Answer(int code, String text) {
        public boolean good() {
            return HttpResponse.isSuccessful(code);
        }

        /// What a Status object says, in one line; empty when this is none.
        public String said() {
            return ApiServer.shortened(
                    text.length() > LONGEST_REASON ? "" : ApiServer.message(text));
        }

        /// Did the API server itself write this, and not somebody whom it asked?
        public boolean ofTheServer() {
            return text.length() <= LONGEST_REASON && text.contains("\"kind\":\"Status\"");
        }

        /// Itself when it is good.
        public Answer orRefusal() throws ApiException {
            if (good()) {
                return this;
            }
            throw new ApiException(code, said());
        }
    }

    public Exchange(ClusterClient connection) {
        this(connection, MOST_BYTES);
    }

    Exchange(ClusterClient connection, int most) {
        this.connection = connection;
        this.most = most;
    }

    public Answer get(String path, Duration limit) throws IOException, InterruptedException {
        return send(path, request -> request, limit);
    }

    public Answer post(String path, String json, Duration limit) throws IOException, InterruptedException {
        return send(path, request -> request.post(ApiServer.JSON, json), limit);
    }

    /// A body by any verb: for `kube.write` alone, as ArchitectureTest sees to.
    public Answer write(Content content, String path, Duration limit) throws IOException, InterruptedException {
        return send(path, request -> request.method(content.verb(), content.type(), content.body()), limit);
    }

    /// `verb` is PATCH, PUT or DELETE.
    public record Content(String verb, String type, String body) {}

    private Answer send(String path, UnaryOperator<HttpRequest.Builder> kind, Duration limit)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        var client = connection.client();
        var http = client.getHttpClient();
        var request = kind.apply(http.newHttpRequestBuilder())
                .uri(ApiServer.address(client, path))
                .header("Accept", "application/json, */*")
                .build();
        var body = new Collected(most);
        var head = ApiServer.within(limit, ApiServer.sent(() -> http.consumeBytes(request, body)));
        try {
            head.body().consume();
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            ApiServer.within(left, head.body().done());
        } catch (IOException failed) {
            throw body.full ? new IOException("the answer is longer than " + (most >> 20) + " MB") : failed;
        } finally {
            head.body().cancel(); // of a body that was read it changes nothing
        }
        return new Answer(head.code(), body.bytes.toString(StandardCharsets.UTF_8));
    }

    private static final class Collected implements AsyncBody.Consumer<List<ByteBuffer>> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private volatile boolean full;

        Collected(int most) {
            this.most = most;
        }

        @Override
        public void consume(List<ByteBuffer> buffers, AsyncBody body) throws IOException {
            for (var buffer : buffers) {
                if (bytes.size() + buffer.remaining() > most) {
                    full = true;
                    throw new IOException("too long");
                }
                var piece = new byte[buffer.remaining()];
                buffer.get(piece);
                bytes.writeBytes(piece);
            }
            body.consume();
        }
    }
}
