package dev.weft.lint.check;

import dev.weft.cluster.Labels;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.cluster.ServiceBackends;
import dev.weft.lint.CheckRequest;
import dev.weft.lint.Population;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Rule;
import dev.weft.policy.TrafficMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The cluster's name servers: the pods behind its DNS Service, with the ports on which they answer, and that
/// Service's own addresses. None where the source holds no such Service (a folder without `kube-system`): then every
/// rule that names port 53, or that would mean a pod `k8s-app=kube-dns` of `kube-system`, counts as leading to them.
/// Sources: the DNS Service is called `kube-dns` in every cluster that follows the "Kubernetes DNS-Based Service
/// Discovery" specification; OpenShift calls it `dns-default`.
final class NameServers {
    static final int PORT = 53;
    private static final Set<String> SYSTEM = Set.of("kube-system", "openshift-dns");
    private static final Namespace USUAL_NAMESPACE = new Namespace(
            ObjectRef.ofNamespace("kube-system"), Labels.of(Map.of("name", "kube-system")));
    private static final Labels USUAL_LABELS = Labels.of(Map.of("k8s-app", "kube-dns"));

    /// Groups of name servers and the ports, UDP or TCP, on which they answer.
    private final Map<Integer, Set<Traffic>> servers = new HashMap<>();
    private final List<Service> services = new ArrayList<>();
    private IpSet addresses = IpSet.NONE;

    private NameServers() {}

    static NameServers of(CheckRequest request) {
        var found = new NameServers();
        var backends = new ServiceBackends(request.snapshot());
        var bits = bits(request.population());
        for (var service : request.snapshot().services()) {
            if (SYSTEM.contains(service.ref().namespace()) && asksNames(service)) {
                found.add(service, backends, bits);
            }
        }
        return found;
    }

    private static boolean asksNames(Service service) {
        return service.ports().stream()
                .anyMatch(port -> port.number() == PORT && port.protocol() == Protocol.UDP);
    }

    private void add(Service service, ServiceBackends backends, Map<ObjectRef, Integer> bits) {
        for (var protocol : List.of(Protocol.UDP, Protocol.TCP)) {
            for (var target : backends.targets(service.ref(), protocol, PORT)) {
                var bit = bits.get(target.pod());
                if (bit != null) {
                    servers.computeIfAbsent(bit, _ -> new TreeSet<>()).add(new Traffic(protocol, target.port()));
                }
            }
        }
        services.add(service);
        for (var address : service.addresses()) {
            addresses = addresses.union(IpSet.of(address));
        }
    }

    /// Pods that policies surely speak about; name servers on their node's network are not among them.
    private static Map<ObjectRef, Integer> bits(Population population) {
        var bits = new HashMap<ObjectRef, Integer>();
        population.living().stream().forEach(bit -> population.groups().get(bit).members().forEach(member -> {
            if (member instanceof Endpoint.OfPod(var pod)) {
                bits.put(pod.ref(), bit);
            }
        }));
        return bits;
    }

    boolean known() {
        return !servers.isEmpty();
    }

    boolean contains(int group) {
        return servers.containsKey(group);
    }

    /// The Service to name in a remedy, and what its pods answer on.
    List<Service> services() {
        return services;
    }

    Set<Traffic> ports() {
        var all = new TreeSet<Traffic>();
        servers.values().forEach(all::addAll);
        return all;
    }

    /// Could names be asked by an egress rule? In doubt yes.
    boolean reachedBy(Rule rule, Population population) {
        return rule.peers().stream().anyMatch(peer -> reached(peer, rule.traffic(), population));
    }

    private boolean reached(Peer peer, TrafficMatch traffic, Population population) {
        return switch (peer) {
            case Peer.Anyone _ -> asks(traffic)
                    || servers.keySet().stream().anyMatch(bit -> answers(bit, traffic, population));
            case Peer.Addresses(var block) -> asks(traffic) && mayHoldServers(block, traffic, population);
            case Peer.Nodes _ -> asks(traffic); // a name server of the node's own
            case Peer.DomainNames _ -> false;
            case Peer.Unsupported _ -> true;
            case Peer.Pods(var selection) -> known()
                    ? population.chosen(selection).stream()
                            .anyMatch(bit -> servers.containsKey(bit) && answers(bit, traffic, population))
                    : asks(traffic) && (!traffic.numbered().isAll() || usual(selection));
        };
    }

    private boolean answers(int bit, TrafficMatch traffic, Population population) {
        var resolved = Inclusion.resolved(traffic, population.groups().get(bit).ports());
        return servers.getOrDefault(bit, Set.of()).stream().anyMatch(resolved::contains);
    }

    /// A block on port 53 alone names some name server; one on all ports does where it may hold this cluster's.
    private boolean mayHoldServers(IpSet block, TrafficMatch traffic, Population population) {
        if (!known() || !traffic.numbered().isAll()) {
            return true;
        }
        boolean addressless = servers.keySet().stream()
                .flatMap(bit -> population.groups().get(bit).members().stream())
                .anyMatch(end -> end instanceof Endpoint.OfPod(var pod) && pod.network().addresses().isEmpty());
        return addressless
                || !block.intersect(addresses).isEmpty()
                || servers.keySet().stream().anyMatch(population.at(block)::get);
    }

    /// Would a name server with the usual labels be selected?
    static boolean wouldSelect(PodSelection selection) {
        return !selection.pods().selectsEverything() && usual(selection);
    }

    static boolean anySystemPod(Population population) {
        return SYSTEM.stream().anyMatch(namespace -> !population.ofNamespace(namespace).isEmpty());
    }

    private static boolean usual(PodSelection selection) {
        return selection.selects(USUAL_NAMESPACE, USUAL_LABELS);
    }

    private static boolean asks(TrafficMatch traffic) {
        return traffic.numbered().contains(new Traffic(Protocol.UDP, PORT))
                || traffic.numbered().contains(new Traffic(Protocol.TCP, PORT))
                || traffic.named().stream().anyMatch(name -> name.name().startsWith("dns"));
    }
}
