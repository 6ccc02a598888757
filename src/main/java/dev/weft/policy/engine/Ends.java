package dev.weft.policy.engine;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Node;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.engine.EndpointClasses.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every end of a snapshot with its classes.
///
/// Assumes: a controller counts as pod-less when no pod of the snapshot belongs to it and its template is known.
final class Ends {
    private final EndpointClasses classes;
    private final Map<ObjectRef, End> objects = new HashMap<>();
    private final Map<IpSet, End> outside = new ConcurrentHashMap<>();
    private final List<Endpoint> inside = new ArrayList<>();

    Ends(ClusterSnapshot snapshot, EndpointClasses classes) {
        this.classes = classes;
        var owners = new HashSet<ObjectRef>();
        for (var pod : snapshot.pods()) {
            owners.add(snapshot.workloadOf(pod));
            put(pod.ref(), of(pod));
        }
        for (var workload : snapshot.workloads()) {
            if (isPodless(snapshot, workload, owners)) {
                put(workload.ref(), of(workload));
            }
        }
        snapshot.nodes().forEach(node -> objects.put(node.ref(), of(node)));
        inside.sort(Comparator.comparing(Endpoint::id));
    }

    private static boolean isPodless(ClusterSnapshot snapshot, Workload workload, Set<ObjectRef> owners) {
        return workload.template().isPresent()
                && snapshot.topOwner(workload.ref()).equals(workload.ref())
                && !owners.contains(workload.ref());
    }

    private void put(ObjectRef ref, End end) {
        objects.put(ref, end);
        inside.add(end.endpoint());
    }

    private End of(Pod pod) {
        var network = pod.network();
        var place = new Place(network.node(), network.host(), pod.finished());
        return classes.endOf(new Endpoint.OfPod(pod), network.addresses(), place);
    }

    private End of(Workload workload) {
        boolean host = workload.template().map(template -> template.hostNetwork()).orElse(false);
        return classes.endOf(new Endpoint.OfTemplate(workload), List.of(), new Place("", host, false));
    }

    private End of(Node node) {
        return new End(
                new Endpoint.OfNode(node),
                List.of(),
                classes.addressViews(node.addresses()),
                classes.profile().specialPods() ? Optional.of(node.ref().name()) : Optional.empty(),
                false);
    }

    private End of(IpSet addresses) {
        var views = classes.atoms().atomsWithin(addresses).stream().map(classes::atomView).toList();
        return new End(new Endpoint.Outside(addresses), List.of(), views, Optional.empty(), false);
    }

    /// Pods and pod-less controllers, sorted by id.
    List<Endpoint> inside() {
        return inside;
    }

    List<End> pods() {
        return inside.stream().map(endpoint -> of(endpoint).orElseThrow()).toList();
    }

    /// Empty for an object that this snapshot does not hold.
    Optional<End> of(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Outside(var addresses) -> addresses.isEmpty()
                    ? Optional.empty()
                    : Optional.of(outside.computeIfAbsent(addresses, this::of));
            case Endpoint.OfPod(var pod) -> Optional.ofNullable(objects.get(pod.ref()));
            case Endpoint.OfTemplate(var workload) -> Optional.ofNullable(objects.get(workload.ref()));
            case Endpoint.OfNode(var node) -> Optional.ofNullable(objects.get(node.ref()));
        };
    }
}
