package dev.weft.whatif.proposal;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Labels;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The ends of one snapshot that can talk, by namespace and by workload. Finished pods are left out.
final class Inhabitants {
    private final Reachability reachability;
    private final List<Endpoint> all;
    private final Map<ObjectRef, List<Endpoint>> byWorkload = new HashMap<>();
    private final Map<String, List<Endpoint>> byNamespace = new HashMap<>();

    Inhabitants(Reachability reachability) {
        this.reachability = reachability;
        this.all = reachability.inside().stream()
                .filter(end -> !(end instanceof Endpoint.OfPod(var pod) && pod.finished()))
                .toList();
        for (var end : all) {
            byNamespace.computeIfAbsent(namespace(end), _ -> new ArrayList<>()).add(end);
            workload(reachability.snapshot(), end)
                    .ifPresent(ref -> byWorkload.computeIfAbsent(ref, _ -> new ArrayList<>()).add(end));
        }
    }

    private static Optional<ObjectRef> workload(ClusterSnapshot snapshot, Endpoint end) {
        return end instanceof Endpoint.OfPod(var pod) ? Optional.of(snapshot.workloadOf(pod)) : end.object();
    }

    List<Endpoint> all() {
        return all;
    }

    Optional<ObjectRef> workload(Endpoint end) {
        return workload(reachability.snapshot(), end);
    }

    List<Endpoint> ofNamespace(String name) {
        return byNamespace.getOrDefault(name, List.of());
    }

    List<Endpoint> ofWorkload(ObjectRef ref) {
        return byWorkload.getOrDefault(ref, List.of());
    }

    /// A pod that has an owner may be meant too.
    List<Endpoint> of(Anchor anchor) {
        return switch (anchor) {
            case Anchor.OfNamespace(var name) -> ofNamespace(name);
            case Anchor.OfOutside(var addresses) -> outside(addresses);
            case Anchor.OfWorkload(var ref) when byWorkload.containsKey(ref) -> ofWorkload(ref);
            case Anchor.OfWorkload(var ref) -> all.stream()
                    .filter(end -> end.object().filter(ref::equals).isPresent())
                    .toList();
        };
    }

    /// Cut so that policies treat each piece alike; those of a family that no pod has are no ends of anybody.
    private List<Endpoint> outside(IpSet addresses) {
        return reachability.outside().stream()
                .flatMap(end -> end instanceof Endpoint.Outside(var piece) ? Stream.of(piece) : Stream.empty())
                .map(addresses::intersect)
                .filter(piece -> !piece.isEmpty() && isSpoken(piece.ranges().getFirst().first().v6()))
                .<Endpoint>map(Endpoint.Outside::new)
                .toList();
    }

    private boolean isSpoken(boolean v6) {
        var known = all.stream().flatMap(end -> addresses(end).stream()).map(IpAddress::v6).distinct().toList();
        return known.isEmpty() || known.contains(v6);
    }

    /// The pods that a width selects today.
    List<Endpoint> of(Width width) {
        return switch (width) {
            case Width.Pods(var namespace, var labels) -> ofNamespace(namespace).stream()
                    .filter(end -> has(end, labels))
                    .toList();
            case Width.Addresses(var addresses) -> all.stream()
                    .filter(end -> addresses(end).stream().anyMatch(addresses::contains))
                    .toList();
            case Width.EveryPod _, Width.Anyone _ -> all;
        };
    }

    static boolean has(Endpoint end, Labels labels) {
        return end.labels().map().entrySet().containsAll(labels.map().entrySet());
    }

    static List<IpAddress> addresses(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> pod.network().addresses();
            case Endpoint.OfNode(var node) -> node.addresses();
            case Endpoint.OfTemplate _, Endpoint.Outside _ -> List.of();
        };
    }

    static String namespace(Endpoint end) {
        return end.object().map(ObjectRef::namespace).orElse("");
    }

    /// On its node's network: policies meet it as its node, or leave it open.
    static boolean isHost(Endpoint end) {
        return end.isOnHostNetwork();
    }
}
