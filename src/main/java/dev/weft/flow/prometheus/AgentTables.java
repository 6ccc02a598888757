package dev.weft.flow.prometheus;

import dev.weft.flow.FlowVerdict;
import dev.weft.flow.prometheus.EndLabels.Name;
import java.util.List;

/// Agents without a mesh.
final class AgentTables {
    private static final String LINKS = "caretta_links_observed";
    private static final String SEEN = "hubble_flows_processed_total";
    private static final String DROPS = "hubble_drop_total";

    /// Source: Caretta's own metrics: a gauge of all bytes that the side with the `role` (1 client, 2 server) has sent
    /// since the agent began, so each role tells of one direction, and their sum would tell of none. A client's row may
    /// name the Service it dialled.
    static final MetricFamily CARETTA = new MetricFamily(
            "caretta",
            "TCP connections with ports and bytes; no verdicts, no requests",
            List.of(LINKS),
            new EdgeLabels(
                    new EndLabels("client_namespace", "client_kind", List.of(new Name("client_name", "")), ""),
                    new EndLabels("server_namespace", "server_kind", List.of(new Name("server_name", "")), ""),
                    EdgeLabels.Asked.NOTHING,
                    new EdgeLabels.Traffic("", "server_port", "")),
            MetricFamily.Reading.PLAIN,
            List.of(
                    EdgeQuery.rate(Figure.BYTES_OUT, LINKS, "{role=\"1\"}"),
                    EdgeQuery.rate(Figure.BYTES_IN, LINKS, "{role=\"2\"}")));

    /// Source: Cilium documentation, "Monitoring & Metrics", `labelsContext`. Flows are events, not connections, and
    /// answers are among them; only new connections get a policy verdict.
    static final MetricFamily HUBBLE = new MetricFamily(
            "hubble-metrics",
            "who talks to whom, drops with their reason; no ports, no bytes, no connections",
            List.of(SEEN, DROPS),
            new EdgeLabels(
                    hubbleEnd("source"),
                    hubbleEnd("destination"),
                    EdgeLabels.Asked.NOTHING,
                    new EdgeLabels.Traffic("protocol", "", "reason")),
            new MetricFamily.Reading(List.of(), List.of(), true),
            List.of(
                    EdgeQuery.rate(Figure.EVENTS, SEEN, "{type!=\"L7\",verdict=~\"FORWARDED|REDIRECTED\"}"),
                    EdgeQuery.rate(Figure.EVENTS, SEEN, "{type!=\"L7\",verdict=\"AUDIT\"}")
                            .with(FlowVerdict.AUDITED),
                    EdgeQuery.rate(Figure.EVENTS, DROPS, "").with(FlowVerdict.DROPPED),
                    EdgeQuery.rate(Figure.CALLER, "hubble_policy_verdicts_total", "")));

    /// Source: coroot-node-agent's metrics: a connect counts at the client; `actual_destination` is what stood behind
    /// the address that was dialled.
    static final MetricFamily COROOT = new MetricFamily(
            "coroot",
            "TCP connections with ports and bytes; no verdicts, no requests",
            List.of("container_net_tcp_successful_connects_total"),
            new EdgeLabels(
                    new EndLabels("weft_namespace", "", List.of(new Name("weft_pod", "Pod")), ""),
                    new EndLabels("", "", List.of(), "weft_address"),
                    EdgeLabels.Asked.NOTHING,
                    new EdgeLabels.Traffic("", "weft_port", "")),
            MetricFamily.Reading.PLAIN,
            List.of(
                    coroot(Figure.CONNECTIONS, "container_net_tcp_successful_connects_total"),
                    coroot(Figure.BYTES_OUT, "container_net_tcp_bytes_sent_total"),
                    coroot(Figure.BYTES_IN, "container_net_tcp_bytes_received_total")));

    private AgentTables() {}

    private static EndLabels hubbleEnd(String side) {
        return new EndLabels(
                side + "_namespace", side + "_workload_kind", List.of(new Name(side + "_workload", "")), side + "_ip");
    }

    /// Takes pod and address out of `/k8s/NAMESPACE/POD/CONTAINER` and `ADDRESS:PORT`.
    private static EdgeQuery coroot(Figure figure, String metric) {
        var rows = "rate(" + metric + "{container_id=~\"/k8s/.+\"}[$window])";
        rows = part(rows, "weft_namespace", "container_id", "/k8s/([^/]+)/.+");
        rows = part(rows, "weft_pod", "container_id", "/k8s/[^/]+/([^/]+)/.+");
        rows = part(rows, "weft_address", "actual_destination", "\\\\[?([^\\\\]]+)]?:[0-9]+");
        rows = part(rows, "weft_port", "actual_destination", ".+:([0-9]+)");
        return EdgeQuery.of(figure, metric, "sum by ($by) (" + rows + ")");
    }

    private static String part(String rows, String label, String from, String pattern) {
        return "label_replace(" + rows + ",\"" + label + "\",\"$1\",\"" + from + "\",\"" + pattern + "\")";
    }
}
