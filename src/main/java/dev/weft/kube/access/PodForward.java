package dev.weft.kube.access;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.access.PodTunnels;
import dev.weft.kube.api.ApiException;
import dev.weft.kube.api.ApiServer;
import dev.weft.kube.api.Faults;
import dev.weft.kube.config.ClusterClient;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;

/// Port-forwards through the API server. Our own and not fabric8's, which serves whoever connects without telling why a
/// stream did not come about, and goes on with a client whose certificate was replaced meanwhile.
///
/// Source: the right needed is `get`, and since Kubernetes 1.35 also `create`, on pods/portforward.
public final class PodForward implements PodTunnels {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    /// A node that cannot connect to the port says so at once.
    private static final Duration SIGN = Duration.ofMillis(300);

    private final ClusterClient connection;

    public PodForward(ClusterClient connection) {
        this.connection = connection;
    }

    @Override
    public Tunnel open(ObjectRef pod, int port) throws IOException, InterruptedException {
        var way = new Way(pod, port);
        var first = way.dial();
        first.awaitSign(SIGN);
        if (first.ended()) {
            throw new IOException(way.words(first.trouble()));
        }
        return new LocalTunnel(way, first);
    }

    private final class Way implements LocalTunnel.Dial {
        private final ObjectRef pod;
        private final int port;

        Way(ObjectRef pod, int port) {
            this.pod = pod;
            this.port = port;
        }

        @Override
        public PodStream dial() throws IOException, InterruptedException {
            var path = "/api/v1/namespaces/%s/pods/%s/portforward?ports=%d"
                    .formatted(pod.namespace(), pod.name(), port);
            var stream = new PodStream();
            try {
                new ApiServer(connection).open(path, PodStream.PROTOCOL, stream, LIMIT);
                return stream;
            } catch (WebSocketHandshakeException refusal) {
                throw new IOException(refused(refusal.getResponse().code()), refusal);
            } catch (IOException failed) {
                throw new IOException(
                        "no way to pod " + pod.path() + ": "
                                + new Faults(connection.context()).connection(failed).line(),
                        failed);
            }
        }

        /// The client does not hand out what the server wrote when it refuses a WebSocket.
        private String refused(int code) {
            return switch (code) {
                case ApiException.NOT_FOUND -> "pod " + pod.path() + " is not there any more";
                case HttpURLConnection.HTTP_BAD_REQUEST -> "pod " + pod.path() + " does not run on any node yet";
                default -> new Faults(connection.context())
                        .asking("port-forward to pod " + pod.path(), "create", "pods/portforward", pod.namespace(),
                                new ApiException(code, ""))
                        .line();
            };
        }

        String words(String trouble) {
            var line = ApiServer.shortened(trouble);
            if (line.contains("refused")) {
                return "pod " + pod.path() + " does not listen on port " + port;
            }
            return "pod " + pod.path() + ", port " + port + ": " + (line.isEmpty() ? "the connection ended" : line);
        }
    }
}
