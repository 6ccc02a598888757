package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Ingress;
import dev.weft.cluster.ObjectRef;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One node for each Ingress, outside the namespace boxes, and where its routes lead: to the Service's node, or to the
/// workloads behind it when the Service is drawn as a badge or not at all.
public final class IngressEdges implements Contributor {
    /// A snapshot is equal to itself alone.
    private record Key(ClusterSnapshot snapshot, boolean services) {}

    private final Replay added = new Replay();

    @Override
    public String name() {
        return "ingresses";
    }

    @Override
    public void contribute(TopologyRequest request, TopologyParts parts) {
        added.contribute(key(request), parts, recorder -> draw(request, recorder));
    }

    @Override
    public Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        return added.isStill(key(earlier), key(request), recorder -> draw(request, recorder))
                ? Optional.of(List.of())
                : Optional.empty();
    }

    private static Key key(TopologyRequest request) {
        return new Key(
                request.reachability().reachability().snapshot(), request.filter().services());
    }

    private static void draw(TopologyRequest request, TopologyParts parts) {
        var snapshot = request.reachability().reachability().snapshot();
        if (snapshot.ingresses().isEmpty()) {
            return;
        }
        var backends = new Backends(snapshot);
        for (var ingress : snapshot.ingresses()) {
            parts.node(node(ingress));
            portsByService(ingress).forEach((service, ports) -> {
                var evidence = new Evidence.Leads(ingress.ref(), List.copyOf(ports));
                for (var target : targets(service, backends, request.filter().services())) {
                    parts.node(target);
                    parts.edge(new EdgeId(NodeId.ofIngress(ingress.ref()), target.id()), evidence);
                }
            });
        }
    }

    private static SortedMap<ObjectRef, SortedSet<String>> portsByService(Ingress ingress) {
        var ports = new TreeMap<ObjectRef, SortedSet<String>>();
        for (var route : ingress.routes()) {
            ports.computeIfAbsent(route.service(), _ -> new TreeSet<>()).add(route.port());
        }
        return ports;
    }

    /// A route to a Service that is not there, or that nothing stands behind, still shows where it points.
    private static List<TopologyNode> targets(ObjectRef service, Backends backends, boolean serviceNodes) {
        var behind = backends.of(service);
        if (behind.size() == 1 || (!serviceNodes && !behind.isEmpty())) {
            return behind.stream().map(Workloads::named).toList();
        }
        var ports = backends.service(service).map(ServiceEdges::ports).orElse(List.of());
        return List.of(ServiceEdges.node(service, behind.size(), ports));
    }

    private static TopologyNode node(Ingress ingress) {
        var hosts = ingress.routes().stream()
                .map(Ingress.Route::host)
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
        var more = hosts.size() > 1 ? " and " + (hosts.size() - 1) + " more" : "";
        var label = hosts.isEmpty() ? ingress.ref().name() : hosts.getFirst() + more;
        return new TopologyNode(
                NodeId.ofIngress(ingress.ref()), label, "", Optional.of(ingress.ref()), TopologyNode.Facts.NONE);
    }
}
