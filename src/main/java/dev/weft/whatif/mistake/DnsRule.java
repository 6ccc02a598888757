package dev.weft.whatif.mistake;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The egress rule that lets pods ask the name servers which the cluster really has: those behind its DNS Service, on
/// the ports where they answer. `title` names that Service.
/// Source: "Kubernetes DNS-Based Service Discovery": the Service is called `kube-dns`; OpenShift calls it
/// `dns-default`.
record DnsRule(String title, Map<String, Object> body) {
    private static final int PORT = 53;
    private static final Set<String> SYSTEM = Set.of("kube-system", "openshift-dns");

    /// Empty where no such Service, or no pod behind it, was read.
    static Optional<DnsRule> of(ClusterSnapshot snapshot) {
        var backends = new ServiceBackends(snapshot);
        return snapshot.services().stream()
                .filter(service -> SYSTEM.contains(service.ref().namespace()))
                .filter(service -> service.selector().isPresent())
                .filter(service -> service.ports().stream()
                        .anyMatch(port -> port.number() == PORT && port.protocol() == Protocol.UDP))
                .flatMap(service -> rule(service, backends).stream())
                .findFirst();
    }

    private static Optional<DnsRule> rule(Service service, ServiceBackends backends) {
        var ports = new ArrayList<Map<String, Object>>();
        var words = new ArrayList<String>();
        for (var protocol : List.of(Protocol.UDP, Protocol.TCP)) {
            var numbers = new TreeSet<Integer>();
            backends.targets(service.ref(), protocol, PORT).forEach(target -> numbers.add(target.port()));
            for (var number : numbers) {
                var port = new LinkedHashMap<String, Object>();
                port.put("protocol", protocol.name());
                port.put("port", number);
                ports.add(port);
                words.add(protocol + " " + number);
            }
        }
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        var labels = new TreeMap<String, String>();
        service.selector().orElse(Selector.EVERYTHING).requirements()
                .forEach(requirement -> labels.put(requirement.key(), requirement.values().getFirst()));
        var peer = new LinkedHashMap<String, Object>();
        peer.put("namespaceSelector", Map.of("matchLabels", Map.of(Namespace.NAME_LABEL, service.ref().namespace())));
        peer.put("podSelector", Map.of("matchLabels", labels));
        var body = new LinkedHashMap<String, Object>();
        body.put("to", List.of(peer));
        body.put("ports", ports);
        return Optional.of(new DnsRule(
                "Allow names: " + service.ref().path() + " on " + String.join(" and ", words), body));
    }
}
