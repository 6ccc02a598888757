package dev.weft.flow.access;

import dev.weft.cluster.ObjectRef;
import java.io.IOException;
import java.time.Duration;

/// A door that `kube` fills: an HTTP GET to a Service, through the API server's proxy.
public interface ServiceProxy {
    /// The body of a 200 answer. `port` is a name or a number; `https` says what the Service speaks; `path` begins with
    /// a slash and holds the query, encoded. Blocks, at most for `limit`; an interrupt ends it.
    ///
    /// Throws [HttpFailure] for any other answer, and other exceptions with a line for people.
    String get(ObjectRef service, String port, boolean https, String path, Duration limit)
            throws IOException, InterruptedException;

    /// An answer that is no 200. The message is for people and holds no credential; `body` is what was answered.
    final class HttpFailure extends IOException {
        private final int status;
        private final String body;

        public HttpFailure(int status, String message, String body) {
            super(message);
            this.status = status;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public String body() {
            return body;
        }
    }
}
