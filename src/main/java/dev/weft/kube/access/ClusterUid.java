package dev.weft.kube.access;

import dev.weft.kube.api.Exchange;
import dev.weft.kube.config.ClusterClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// By what a cluster is known whatever its address: the uid of its namespace kube-system, which is made with the
/// cluster and never again. Source: the OpenTelemetry semantic conventions, `k8s.cluster.uid`.
public final class ClusterUid {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClusterClient connection;

    public ClusterUid(ClusterClient connection) {
        this.connection = connection;
    }

    /// Blocks; empty where it may not be read or nobody answers. The right needed is `get` on that namespace.
    public Optional<String> read() {
        try {
            var answer = new Exchange(connection).get("/api/v1/namespaces/kube-system", LIMIT);
            return answer.good()
                    ? Optional.of(JSON.readTree(answer.text()).path("metadata").path("uid").asString(""))
                            .filter(uid -> !uid.isEmpty())
                    : Optional.empty();
        } catch (IOException | JacksonException unknown) {
            return Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
