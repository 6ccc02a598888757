package dev.weft.flow.source;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Services that may be a Prometheus or speak like one, the likeliest first. It is a guess by names and ports: whoever
/// uses it asks them.
///
/// Source: the charts and manifests of Istio and Linkerd (prometheus:9090), kube-prometheus-stack and the Prometheus
/// operator (prometheus-operated), Caretta (caretta-vm:8428), VictoriaMetrics, Thanos, OpenShift (thanos-querier:9091).
final class PrometheusPlaces {
    /// A Service with the port to ask.
    record Candidate(ObjectRef service, Service.Port port, boolean https) {
        /// As the API server's proxy wants it.
        String portText() {
            return String.valueOf(port.number());
        }

        String text() {
            return service.label() + ", port " + port.number();
        }
    }

    private static final List<String> EXACT = List.of(
            "prometheus", "prometheus-server", "prometheus-k8s", "kube-prometheus-stack-prometheus",
            "prometheus-kube-prometheus-prometheus", "caretta-vm", "thanos-querier", "thanos-query",
            "prometheus-operated");
    private static final List<String> PREFIXES = List.of("vmsingle-", "vmselect-", "victoria-metrics-single");
    /// Parts of a Prometheus' surroundings that bear its name.
    private static final Set<String> OTHERS = Set.of(
            "alertmanager", "node-exporter", "pushgateway", "kube-state-metrics", "operator", "adapter", "grafana",
            "blackbox", "exporter", "sidecar", "webhook", "discovery");
    private static final List<Integer> PORTS = List.of(9090, 8428, 8429, 8481, 9091, 80, 443);
    private static final Set<Integer> SECURE = Set.of(9091, 443);

    private PrometheusPlaces() {}

    /// Two Services before the same pods are one.
    static List<Candidate> in(ClusterSnapshot snapshot) {
        var backends = new ServiceBackends(snapshot);
        var seen = new HashSet<Set<ObjectRef>>();
        var found = new ArrayList<Candidate>();
        snapshot.services().stream()
                .filter(service -> rank(service.ref().name()) <= EXACT.size() + 1)
                .sorted(Comparator.comparingInt((Service service) -> rank(service.ref().name()))
                        .thenComparing(Service::ref))
                .forEach(service -> candidate(service).ifPresent(candidate -> {
                    var pods = Set.copyOf(backends.pods(service.ref()).stream().map(pod -> pod.ref()).toList());
                    if (pods.isEmpty() || seen.add(pods)) {
                        found.add(candidate);
                    }
                }));
        return List.copyOf(found);
    }

    private static int rank(String name) {
        int exact = EXACT.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        if (OTHERS.stream().anyMatch(name::contains)) {
            return Integer.MAX_VALUE;
        }
        return PREFIXES.stream().anyMatch(name::startsWith) || name.contains("prometheus")
                ? EXACT.size() + 1
                : Integer.MAX_VALUE;
    }

    private static Optional<Candidate> candidate(Service service) {
        return service.ports().stream()
                .filter(port -> port.protocol() == Protocol.TCP && PORTS.contains(port.number()))
                .min(Comparator.comparingInt(port -> PORTS.indexOf(port.number())))
                .map(port -> new Candidate(
                        service.ref(), port, SECURE.contains(port.number()) || port.name().equals("https")));
    }
}
