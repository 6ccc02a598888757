package dev.weft.whatif.proposal;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Selector;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.net.Cidr;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Endpoint;
import dev.weft.whatif.spec.SmallestLabels;
import dev.weft.whatif.spec.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where pods of this cluster ask for names: the pods behind the DNS Service, and the cache on each node where there is
/// one. `known` is false where neither was found: then port 53 of anyone stands for them.
///
/// Sources: "Kubernetes DNS-Based Service Discovery" (the Service `kube-dns`; OpenShift calls it `dns-default`);
/// Kubernetes documentation, "Using NodeLocal DNSCache in Kubernetes Clusters" (169.254.20.10 by convention).
record NameServers(Map<Width, TrafficSet> servers, String words, boolean known) {
    static final int PORT = 53;
    private static final Set<String> SYSTEM = Set.of("kube-system", "openshift-dns");
    private static final String NODE_CACHE = "node-local-dns";
    private static final IpAddress USUAL_CACHE =
            IpAddress.parse("169.254.20.10").orElseThrow(() -> new IllegalStateException("an address"));
    private static final Cidr LINK_LOCAL =
            Cidr.parse("169.254.0.0/16").orElseThrow(() -> new IllegalStateException("a block"));

    NameServers {
        servers = new LinkedHashMap<>(servers);
    }

    static NameServers of(Ground ground) {
        var snapshot = ground.snapshot();
        var backends = new ServiceBackends(snapshot);
        var found = new LinkedHashMap<Width, TrafficSet>();
        var names = new TreeSet<String>();
        for (var service : snapshot.services()) {
            if (SYSTEM.contains(service.ref().namespace()) && asksNames(service)) {
                var own = servers(ground, service, backends);
                own.forEach((width, ports) -> found.merge(width, ports, TrafficSet::union));
                if (!own.isEmpty()) {
                    names.add(service.ref().path());
                }
            }
        }
        var caches = caches(ground);
        if (!caches.isEmpty()) {
            found.put(new Width.Addresses(caches), PortOffers.names());
            names.add("the node's cache at " + Words.blocks(caches));
        }
        return found.isEmpty()
                ? new NameServers(Map.of(new Width.Anyone(), PortOffers.names()), "anyone on port 53", false)
                : new NameServers(found, String.join(" and ", names), true);
    }

    private static boolean asksNames(Service service) {
        return service.ports().stream()
                .anyMatch(port -> port.number() == PORT && port.protocol() == Protocol.UDP);
    }

    private static Map<Width, TrafficSet> servers(Ground ground, Service service, ServiceBackends backends) {
        var ports = new TreeMap<String, TrafficSet>();
        var pods = new ArrayList<Pod>();
        var hosts = IpSet.NONE;
        for (var target : backends.targets(service.ref(), Protocol.UDP, PORT)) {
            var both = TrafficSet.udp(target.port()).union(TrafficSet.tcp(target.port()));
            var pod = ground.snapshot().pod(target.pod()).orElseThrow();
            if (pod.network().host()) {
                hosts = pod.network().addresses().stream().map(IpSet::of).reduce(hosts, IpSet::union);
                ports.merge("host", both, TrafficSet::union);
            } else {
                pods.add(pod);
                ports.merge("pods", both, TrafficSet::union);
            }
        }
        var found = new LinkedHashMap<Width, TrafficSet>();
        if (!pods.isEmpty()) {
            found.put(width(ground, service, pods), ports.getOrDefault("pods", TrafficSet.NONE));
        }
        if (!hosts.isEmpty()) {
            found.put(new Width.Addresses(hosts), ports.getOrDefault("host", TrafficSet.NONE));
        }
        return found;
    }

    /// As the Service selects them where it does so by labels, else the smallest set that tells them apart.
    private static Width width(Ground ground, Service service, List<Pod> pods) {
        var namespace = service.ref().namespace();
        var labels = service.selector().map(NameServers::labels).orElse(Labels.NONE);
        var ends = pods.stream().<Endpoint>map(Endpoint.OfPod::new).toList();
        boolean all = ends.stream().allMatch(end -> Inhabitants.has(end, labels));
        return new Width.Pods(
                namespace,
                all && !labels.map().isEmpty()
                        ? labels
                        : SmallestLabels.of(ends, new Inhabitants(ground.reachability()).ofNamespace(namespace)));
    }

    private static Labels labels(Selector selector) {
        var labels = new TreeMap<String, String>();
        selector.requirements().stream()
                .filter(requirement -> requirement.operator() == Selector.Operator.IN)
                .filter(requirement -> requirement.values().size() == 1)
                .forEach(requirement -> labels.put(requirement.key(), requirement.values().getFirst()));
        return Labels.of(labels);
    }

    /// Link-local addresses that were asked on port 53; the usual one where the cache runs and nothing was seen.
    private static IpSet caches(Ground ground) {
        var seen = ground.flows().flows().keySet().stream()
                .filter(key -> key.traffic().port() == PORT)
                .flatMap(key -> key.destination() instanceof FlowEnd.OfAddress(var address)
                                && LINK_LOCAL.range().contains(address)
                        ? List.of(address).stream()
                        : List.<IpAddress>of().stream())
                .map(IpSet::of)
                .reduce(IpSet.NONE, IpSet::union);
        boolean runs = ground.snapshot().pods().stream()
                .anyMatch(pod -> SYSTEM.contains(pod.namespace())
                        && pod.labels().value("k8s-app").filter(NODE_CACHE::equals).isPresent());
        return seen.isEmpty() && runs ? IpSet.of(USUAL_CACHE) : seen;
    }

    /// `UDP 53,TCP 53` and the like.
    TrafficSet ports() {
        return servers.values().stream().reduce(TrafficSet.NONE, TrafficSet::union);
    }

    /// Does Kubernetes itself run there?
    static boolean isSystem(String namespace) {
        return SYSTEM.contains(namespace) || namespace.startsWith("kube-") || namespace.startsWith("openshift-");
    }
}
