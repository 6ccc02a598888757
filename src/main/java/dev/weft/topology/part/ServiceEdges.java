package dev.weft.topology.part;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyParts;
import dev.weft.topology.TopologyRequest;
import java.util.List;
import java.util.Optional;

/// Services and what stands behind them. A Service with one workload behind it is a badge: its ports are among those
/// of the workload. With none or several it is a node of its own.
public final class ServiceEdges implements Contributor {
    /// A snapshot is equal to itself alone.
    private record Key(ClusterSnapshot snapshot, boolean services) {}

    private final Replay added = new Replay();

    @Override
    public String name() {
        return "services";
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
        if (!request.filter().services() || snapshot.services().isEmpty()) {
            return;
        }
        var backends = new Backends(snapshot);
        for (var service : snapshot.services()) {
            var behind = backends.of(service.ref());
            if (behind.size() == 1) {
                parts.node(badge(behind.first(), service));
            } else {
                parts.node(node(service, behind.size()));
                behind.forEach(workload -> lead(service, workload, parts));
            }
        }
    }

    private static void lead(Service service, ObjectRef workload, TopologyParts parts) {
        parts.node(Workloads.named(workload));
        parts.edge(
                new EdgeId(NodeId.ofService(service.ref()), NodeId.ofWorkload(workload)),
                new Evidence.Leads(service.ref(), ports(service)));
    }

    private static TopologyNode badge(ObjectRef workload, Service service) {
        var named = Workloads.named(workload);
        return named.withFacts(new TopologyNode.Facts(-1, -1, ports(service), Optional.empty()));
    }

    static TopologyNode node(Service service, int backends) {
        return node(service.ref(), backends, ports(service));
    }

    /// Also for a Service that others name and that is not there.
    static TopologyNode node(ObjectRef service, int backends, List<String> ports) {
        return new TopologyNode(
                NodeId.ofService(service),
                service.name(),
                service.namespace(),
                Optional.of(service),
                new TopologyNode.Facts(backends, -1, ports, Optional.empty()));
    }

    static List<String> ports(Service service) {
        return service.ports().stream().map(PortText::of).distinct().toList();
    }
}
