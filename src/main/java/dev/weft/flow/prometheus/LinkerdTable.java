package dev.weft.flow.prometheus;

import dev.weft.flow.prometheus.EndLabels.Name;
import java.util.List;

/// Linkerd's proxy metrics; outbound only, as an inbound figure does not name its client.
///
/// Source: Linkerd documentation, "Proxy Metrics". Each kind of owner has a label of its own, so that edges between
/// different kinds come with the same query. Bytes are added when a connection closes.
final class LinkerdTable {
    private static final String OUT = "{direction=\"outbound\"}";
    private static final String OUT_TLS = "{direction=\"outbound\",tls=\"true\"}";
    private static final String TO = "{direction=\"outbound\",peer=\"dst\"}";

    static final MetricFamily FAMILY = new MetricFamily(
            "linkerd",
            "requests, errors, latency, bytes of closed connections and mTLS of clients in the mesh; no policies",
            List.of("response_total" + OUT, "tcp_open_total" + OUT),
            new EdgeLabels(
                    new EndLabels("namespace", "", owners(""), ""),
                    new EndLabels("dst_namespace", "", owners("dst_"), ""),
                    new EdgeLabels.Asked("dst_namespace", "dst_service", "authority"),
                    new EdgeLabels.Traffic("", "target_port", "")),
            MetricFamily.Reading.PLAIN,
            List.of(
                    rate(Figure.REQUESTS, "response_total" + OUT),
                    rate(Figure.ERRORS, "response_total{direction=\"outbound\",classification=\"failure\"}"),
                    EdgeQuery.of(Figure.LATENCY, "histogram_quantile(0.95, sum by (le,$by) "
                            + "(rate(response_latency_ms_bucket" + OUT + "[$window])))"),
                    rate(Figure.CONNECTIONS, "tcp_open_total" + TO),
                    rate(Figure.BYTES_OUT, "tcp_write_bytes_total" + TO),
                    rate(Figure.BYTES_IN, "tcp_read_bytes_total" + TO),
                    now(Figure.OPEN, TO),
                    now(Figure.JUDGED, OUT),
                    now(Figure.SECURED, OUT_TLS),
                    rate(Figure.JUDGED, "response_total" + OUT),
                    rate(Figure.SECURED, "response_total" + OUT_TLS)));

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

    private static EdgeQuery rate(Figure figure, String metric) {
        return EdgeQuery.of(figure, "sum by ($by) (rate(" + metric + "[$window]))");
    }

    private static EdgeQuery now(Figure figure, String selector) {
        return EdgeQuery.of(figure, "sum by ($by) (tcp_open_connections" + selector + ")");
    }
}
