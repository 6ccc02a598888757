package dev.weft.view.path;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.net.IpSet;
import dev.weft.topology.NodeId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which ends a typed name means: workloads, Services, Ingresses, and `outside`.
public final class PathEnds {
    private static final Set<String> OUTSIDE = Set.of("outside", "internet");

    private record Named(NodeId id, ObjectRef ref) {}

    private PathEnds() {}

    /// The one of that name, with or without its namespace; else the only one of which it is a part. Of a workload
    /// and a
    /// Service that are called alike the workload is meant. Empty when none or several could be.
    public static Optional<NodeId> named(ClusterSnapshot snapshot, String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        if (OUTSIDE.contains(name)) {
            return Optional.of(NodeId.ofOutside(IpSet.ALL));
        }
        var all = all(snapshot);
        return only(all, ref -> ref.path().equals(name))
                .or(() -> only(all, ref -> ref.id().toLowerCase(Locale.ROOT).equals(name)))
                .or(() -> only(all, ref -> ref.name().equals(name)))
                .or(() -> only(all, ref -> ref.path().contains(name)));
    }

    private static Set<Named> all(ClusterSnapshot snapshot) {
        var all = new LinkedHashSet<Named>();
        snapshot.pods().stream().map(snapshot::workloadOf)
                .forEach(ref -> all.add(new Named(NodeId.ofWorkload(ref), ref)));
        snapshot.workloads().stream()
                .map(workload -> snapshot.topOwner(workload.ref()))
                .forEach(ref -> all.add(new Named(NodeId.ofWorkload(ref), ref)));
        snapshot.services().forEach(one -> all.add(new Named(NodeId.ofService(one.ref()), one.ref())));
        snapshot.ingresses().forEach(one -> all.add(new Named(NodeId.ofIngress(one.ref()), one.ref())));
        return all;
    }

    private static Optional<NodeId> only(Set<Named> all, Predicate<ObjectRef> fits) {
        var found = all.stream().filter(one -> fits.test(one.ref())).toList();
        var workloads = found.stream().filter(one -> one.id().kind() == NodeId.Kind.WORKLOAD).toList();
        return one(workloads).or(() -> workloads.isEmpty() ? one(found) : Optional.empty());
    }

    private static Optional<NodeId> one(List<Named> found) {
        var ids = found.stream().map(Named::id).collect(Collectors.toSet());
        return ids.size() == 1 ? ids.stream().findFirst() : Optional.empty();
    }
}
