package dev.weft.flow.prometheus;

import dev.weft.flow.prometheus.EndLabels.Name;
import dev.weft.flow.prometheus.RowRule.Treatment;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Istio's standard metrics, of sidecars, waypoints and ztunnels.
///
/// Source: Istio documentation, "Istio Standard Metrics". Both proxies of a connection report it (`reporter`): what the
/// server's says counts, and the client's only where the server has none, or the request never arrived. The client's
/// proxy does not know whether the connection was mutual TLS. TCP bytes are named from the proxy's point of view:
/// `received` is what the client sent (istio #32399). Kiali leaves out the rows that are left out here.
final class IstioTable {
    private static final String REQUESTS = "istio_requests_total";
    private static final String RECEIVED = "istio_tcp_received_bytes_total";
    private static final Pattern NOTHING = Pattern.compile("");
    private static final Pattern SOMETHING = Pattern.compile(".+");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9.]+(:[0-9]+)?|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:]*]?(:[0-9]+)?");
    private static final String TOLD = "{reporter=\"destination\",connection_security_policy=~\"mutual_tls|none\"}";
    private static final String MUTUAL = "{reporter=\"destination\",connection_security_policy=\"mutual_tls\"}";

    static final MetricFamily FAMILY = new MetricFamily(
            "istio",
            "requests, errors, latency, bytes and mTLS of workloads in the mesh; no ports, no policies",
            List.of(REQUESTS, RECEIVED),
            new EdgeLabels(
                    end("source_workload_namespace", "source_workload", "source_app"),
                    end("destination_workload_namespace", "destination_workload", "destination_app"),
                    new EdgeLabels.Asked(
                            "destination_service_namespace", "destination_service_name", "destination_service"),
                    EdgeLabels.Traffic.TCP),
            new MetricFamily.Reading(List.of("destination", "waypoint", "source"), rules(), false),
            List.of(
                    EdgeQuery.rate(Figure.REQUESTS, REQUESTS, ""),
                    EdgeQuery.rate(Figure.ERRORS, REQUESTS, "{response_code=~\"5..|0\"}"),
                    EdgeQuery.rate(
                            Figure.ERRORS, REQUESTS, "{response_code!~\"5..|0\",grpc_response_status!~\"0?\"}"),
                    EdgeQuery.latency("istio_request_duration_milliseconds_bucket", ""),
                    EdgeQuery.rate(Figure.BYTES_OUT, "istio_request_bytes_sum", ""),
                    EdgeQuery.rate(Figure.BYTES_IN, "istio_response_bytes_sum", ""),
                    EdgeQuery.rate(Figure.BYTES_OUT, RECEIVED, ""),
                    EdgeQuery.rate(Figure.BYTES_IN, "istio_tcp_sent_bytes_total", ""),
                    EdgeQuery.rate(Figure.CONNECTIONS, "istio_tcp_connections_opened_total", ""),
                    EdgeQuery.rate(Figure.JUDGED, REQUESTS, TOLD),
                    EdgeQuery.rate(Figure.SECURED, REQUESTS, MUTUAL),
                    EdgeQuery.rate(Figure.JUDGED, RECEIVED, TOLD),
                    EdgeQuery.rate(Figure.SECURED, RECEIVED, MUTUAL)));

    private IstioTable() {}

    private static EndLabels end(String namespace, String workload, String app) {
        return new EndLabels(namespace, "", List.of(new Name(workload, ""), new Name(app, "")), "");
    }

    private static List<RowRule> rules() {
        return List.of(
                new RowRule(Treatment.IGNORED, Map.of(
                        "source_workload_namespace", SOMETHING, "source_workload", NOTHING, "source_app", NOTHING)),
                new RowRule(Treatment.IGNORED, Map.of(
                        "destination_workload", NOTHING, "destination_service_name", ADDRESS)),
                new RowRule(
                        Treatment.BLOCKED, Map.of("destination_service_name", Pattern.compile("BlackHoleCluster"))));
    }
}
