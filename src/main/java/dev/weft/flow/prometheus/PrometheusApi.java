package dev.weft.flow.prometheus;

/// A door inside the room: the HTTP API of one Prometheus, or of something that answers like one.
public interface PrometheusApi {
    /// The body of the answer to a GET. `path` begins with `/api/v1/` and holds the query, encoded. Blocks, for seconds
    /// at worst; an interrupt ends it.
    String get(String path) throws PrometheusFailure, InterruptedException;

    /// For people: `Service istio-system/prometheus, port 9090`. Holds no credential.
    String where();
}
