package dev.weft.flow.prometheus;

import dev.weft.flow.prometheus.EndLabels.Name;
import java.util.List;

/// Linkerd's proxy metrics; outbound only, as an inbound figure does not name its client.
///
/// Source: Linkerd documentation, "Proxy Metrics". Each kind of owner has a label of its own, so that edges between
/// different kinds come with the same query. Bytes are added when a connection closes.
final class LinkerdTable {
    private static final String RESPONSES = "response_total";
    private static final String OPEN = "tcp_open_connections";
    private static final String OUT = "{direction=\"outbound\"}";
    private static final String OUT_TLS = "{direction=\"outbound\",tls=\"true\"}";
    private static final String TO = "{direction=\"outbound\",peer=\"dst\"}";

    static final MetricFamily FAMILY = new MetricFamily(
            "linkerd",
            "requests, errors, latency, bytes of closed connections and mTLS of clients in the mesh; no policies",
            List.of(RESPONSES + OUT, "tcp_open_total" + OUT),
            new EdgeLabels(
                    new EndLabels("namespace", "", owners(""), ""),
                    new EndLabels("dst_namespace", "", owners("dst_"), ""),
                    new EdgeLabels.Asked("dst_namespace", "dst_service", "authority"),
                    new EdgeLabels.Traffic("", "target_port", "")),
            MetricFamily.Reading.PLAIN,
            List.of(
                    EdgeQuery.rate(Figure.REQUESTS, RESPONSES, OUT),
                    EdgeQuery.rate(
                            Figure.ERRORS, RESPONSES, "{direction=\"outbound\",classification=\"failure\"}"),
                    EdgeQuery.latency("response_latency_ms_bucket", OUT),
                    EdgeQuery.rate(Figure.CONNECTIONS, "tcp_open_total", TO),
                    EdgeQuery.rate(Figure.BYTES_OUT, "tcp_write_bytes_total", TO),
                    EdgeQuery.rate(Figure.BYTES_IN, "tcp_read_bytes_total", TO),
                    EdgeQuery.now(Figure.OPEN, OPEN, TO),
                    EdgeQuery.now(Figure.JUDGED, OPEN, OUT),
                    EdgeQuery.now(Figure.SECURED, OPEN, OUT_TLS),
                    EdgeQuery.rate(Figure.JUDGED, RESPONSES, OUT),
                    EdgeQuery.rate(Figure.SECURED, RESPONSES, OUT_TLS)));

    private LinkerdTable() {}

    private static List<Name> owners(String prefix) {
        return List.of(
                new Name(prefix + "deployment", "Deployment"),
                new Name(prefix + "statefulset", "StatefulSet"),
                new Name(prefix + "daemonset", "DaemonSet"),
                new Name(prefix + "cronjob", "CronJob"),
                new Name(prefix + "k8s_job", "Job"),
                new Name(prefix + "replicaset", "ReplicaSet"));
    }
}
