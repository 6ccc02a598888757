package dev.weft.flow.prometheus;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.Protocol;
import java.util.Optional;

/// Which edge a row is about.
///
/// Threads: immutable, of one snapshot.
record EdgeReader(MetricFamily family, MetricEnds ends) {
    /// `service` is through which one the client asked; `derived` says that the port is the Service's word, not the
    /// metric's; `reason` says why it was dropped, or is empty.
    record Edge(FlowKey key, Optional<ObjectRef> service, boolean derived, String reason) {}

    /// Empty for a row that names neither end, or no protocol that policies know.
    Optional<Edge> read(EdgeQuery query, MetricRow row) {
        var labels = family.labels();
        var protocol = protocol(row.label(labels.traffic().protocol()));
        if (protocol.isEmpty()) {
            return Optional.empty();
        }
        var service = service(row);
        var source = ends.end(labels.source(), row).orElseGet(FlowEnd.Unknown::new);
        var destination = ends.end(labels.destination(), row).orElseGet(() -> asked(row, service));
        if (source instanceof FlowEnd.Unknown && destination instanceof FlowEnd.Unknown) {
            return Optional.empty();
        }
        var told = MetricEnds.port(row.label(labels.traffic().port()));
        var derived = told.isPresent() ? Optional.<Integer>empty()
                : service.flatMap(there -> ends.port(there, destination));
        var traffic = new FlowTraffic(protocol.get(), told.or(() -> derived).orElse(FlowTraffic.NO_PORT));
        var arrival = ends.behind(destination, traffic);
        var through = destination instanceof FlowEnd.OfService(var ref) ? Optional.of(ref) : service.map(Service::ref);
        return Optional.of(new Edge(
                new FlowKey(source, arrival.end(), arrival.traffic(), verdict(query, row), family.name()),
                through, derived.isPresent(), reason(row)));
    }

    private static Optional<Protocol> protocol(String label) {
        return label.isEmpty() ? Optional.of(Protocol.TCP) : Protocol.named(label);
    }

    private Optional<Service> service(MetricRow row) {
        var asked = family.labels().asked();
        return ends.service(row.label(asked.namespace()), row.label(asked.service()))
                .or(() -> inCluster(row.label(asked.host())));
    }

    /// `web.shop.svc.cluster.local:80`. Source: Kubernetes documentation, "DNS for Services and Pods".
    private Optional<Service> inCluster(String host) {
        var parts = host.split("\\.", -1);
        return parts.length >= 3 && (parts[2].equals("svc") || parts[2].startsWith("svc:"))
                ? ends.service(parts[1], parts[0])
                : Optional.empty();
    }

    /// A destination that has no workload: the Service that was asked, or the host; Istio's own words for hosts that
    /// are not in its registry (`PassthroughCluster`) are names like others.
    private FlowEnd asked(MetricRow row, Optional<Service> service) {
        if (service.isPresent()) {
            return new FlowEnd.OfService(service.get().ref());
        }
        var asked = family.labels().asked();
        var name = row.label(asked.service());
        var host = name.isEmpty() ? row.label(asked.host()) : name;
        return host.isEmpty() ? new FlowEnd.Unknown() : ends.outside(host);
    }

    private FlowVerdict verdict(EdgeQuery query, MetricRow row) {
        return treated(row, RowRule.Treatment.BLOCKED) ? FlowVerdict.DROPPED : query.verdict();
    }

    boolean ignored(MetricRow row) {
        return treated(row, RowRule.Treatment.IGNORED);
    }

    private boolean treated(MetricRow row, RowRule.Treatment treatment) {
        return family.reading().rules().stream()
                .anyMatch(rule -> rule.treatment() == treatment && rule.matches(row));
    }

    private String reason(MetricRow row) {
        return treated(row, RowRule.Treatment.BLOCKED)
                ? "not in the mesh's registry"
                : row.label(family.labels().traffic().reason());
    }
}
