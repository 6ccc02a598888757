package dev.weft.cluster;

import dev.weft.map.Difference;
import dev.weft.map.Layered;
import dev.weft.net.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is looked up by something other than identity. `named` holds, for each map of [#maps], the namespaces that its
/// objects stand in, with their number.
record SnapshotIndexes(
        SortedMap<String, Namespace> namespaces,
        List<Map<String, Integer>> named,
        PodAddresses pods,
        Map<IpAddress, Service> services,
        Map<IpAddress, Node> nodes) {
    /// Which pod owns an address, the last by identity where several do. `shared`: some address has several owners.
    record PodAddresses(Map<IpAddress, ObjectRef> owners, boolean shared) {
        static PodAddresses of(Collection<Pod> pods) {
            var owners = HashMap.<IpAddress, ObjectRef>newHashMap(pods.size());
            int all = 0;
            for (var pod : pods) {
                for (var address : owned(pod)) {
                    owners.put(address, pod.ref());
                    all++;
                }
            }
            return new PodAddresses(Collections.unmodifiableMap(owners), owners.size() < all);
        }

        /// The same object where no pod got or lost an address.
        PodAddresses followedBy(Map<ObjectRef, Pod> before, Map<ObjectRef, Pod> after) {
            if (same(before, after)) {
                return this;
            }
            return Optional.of(shared)
                    .filter(several -> !several)
                    .flatMap(_ -> Difference.between(before, after, FEW))
                    .flatMap(few -> moved(before, few))
                    .map(moved -> moved.isEmpty() ? this : new PodAddresses(Layered.of(owners, moved), false))
                    .orElseGet(() -> of(after.values()));
        }

        /// Who has which address now; empty where two pods would have the same.
        private Optional<Map<IpAddress, Optional<ObjectRef>>> moved(Map<ObjectRef, Pod> before, Difference<Pod> few) {
            var moved = new HashMap<IpAddress, Optional<ObjectRef>>();
            var now = new ArrayList<>(few.come());
            few.gone().forEach(pod -> owned(pod).forEach(address -> moved.put(address, Optional.empty())));
            for (var pod : few.changed()) {
                var old = before.get(pod.ref());
                if (old != null && !sameAddress(old, pod)) {
                    owned(old).forEach(address -> moved.put(address, Optional.empty()));
                    now.add(pod);
                }
            }
            for (var pod : now) {
                for (var address : owned(pod)) {
                    if (moved.getOrDefault(address, Optional.ofNullable(owners.get(address))).isPresent()) {
                        return Optional.empty();
                    }
                    moved.put(address, Optional.of(pod.ref()));
                }
            }
            return Optional.of(moved);
        }
    }

    /// More changes than this are not looked at one by one.
    private static final int FEW = 256;

    static SnapshotIndexes of(ClusterSnapshot.Contents contents) {
        var named = maps(contents).map(SnapshotIndexes::namespacesOf).toList();
        return new SnapshotIndexes(
                allNamespaces(contents, named),
                named,
                PodAddresses.of(contents.running().pods().values()),
                byAddress(contents.entrances().services().values(), Service::addresses),
                byAddress(contents.running().nodes().values(), Node::addresses));
    }

    /// The indexes of `then`, where these are those of `now`: the index of a map that is the same object is kept.
    SnapshotIndexes updated(ClusterSnapshot.Contents now, ClusterSnapshot.Contents then) {
        var before = maps(now).toList();
        var after = maps(then).toList();
        var names = IntStream.range(0, after.size())
                .mapToObj(i -> named(named.get(i), before.get(i), after.get(i)))
                .toList();
        boolean sameNamespaces = same(now.namespaces(), then.namespaces())
                && (names.equals(named) || union(names).equals(union(named)));
        var podsThen = then.running().pods();
        var servicesThen = then.entrances().services();
        var nodesThen = then.running().nodes();
        return new SnapshotIndexes(
                sameNamespaces ? namespaces : allNamespaces(then, names),
                names,
                pods.followedBy(now.running().pods(), podsThen),
                same(now.entrances().services(), servicesThen)
                        ? services
                        : byAddress(servicesThen.values(), Service::addresses),
                same(now.running().nodes(), nodesThen) ? nodes : byAddress(nodesThen.values(), Node::addresses));
    }

    /// By identity, as comparing the contents would cost more than an index.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(Map<?, ?> one, Map<?, ?> other) {
        return one == other;
    }

    /// The namespaces of a map that was changed a little, or anew.
    private static Map<String, Integer> named(
            Map<String, Integer> known,
            Map<ObjectRef, ? extends Resource> before,
            Map<ObjectRef, ? extends Resource> after) {
        if (same(before, after)) {
            return known;
        }
        var few = Difference.between(widened(before), widened(after), FEW);
        if (few.isEmpty()) {
            return namespacesOf(after);
        }
        if (few.get().come().isEmpty() && few.get().gone().isEmpty()) {
            return known;
        }
        var names = new HashMap<>(known);
        few.get().come().forEach(resource -> names.merge(resource.ref().namespace(), 1, Integer::sum));
        few.get().gone().forEach(resource -> names.computeIfPresent(
                resource.ref().namespace(), (_, count) -> count == 1 ? null : count - 1));
        names.remove("");
        return names;
    }

    @SuppressWarnings("unchecked") // the maps are only read
    private static Map<ObjectRef, Resource> widened(Map<ObjectRef, ? extends Resource> map) {
        return (Map<ObjectRef, Resource>) map;
    }

    private static boolean sameAddress(Pod before, Pod after) {
        return before.network().equals(after.network())
                && before.finished() == after.finished();
    }

    /// Those whose objects stand in namespaces.
    private static Stream<Map<ObjectRef, ? extends Resource>> maps(ClusterSnapshot.Contents contents) {
        return Stream.of(
                contents.running().pods(),
                contents.running().workloads(),
                contents.entrances().services(),
                contents.entrances().slices(),
                contents.entrances().ingresses(),
                contents.manifests(),
                contents.meshes());
    }

    private static Map<String, Integer> namespacesOf(Map<ObjectRef, ? extends Resource> map) {
        var names = new HashMap<String, Integer>();
        map.keySet().forEach(ref -> names.merge(ref.namespace(), 1, Integer::sum));
        names.remove("");
        return names;
    }

    private static Set<String> union(List<Map<String, Integer>> named) {
        var all = new HashSet<String>();
        named.forEach(names -> all.addAll(names.keySet()));
        return all;
    }

    private static SortedMap<String, Namespace> allNamespaces(
            ClusterSnapshot.Contents contents, List<Map<String, Integer>> named) {
        var all = new TreeMap<String, Namespace>();
        contents.namespaces().values().forEach(namespace -> all.put(namespace.name(), namespace));
        union(named).forEach(name -> all.computeIfAbsent(name, Namespace::implied));
        return Collections.unmodifiableSortedMap(all);
    }

    /// Neither finished nor host-network pods own their address.
    private static List<IpAddress> owned(Pod pod) {
        return pod.finished() || pod.network().host() ? List.of() : pod.network().addresses();
    }

    private static <R> Map<IpAddress, R> byAddress(Collection<R> owners, Function<R, List<IpAddress>> addresses) {
        var index = new HashMap<IpAddress, R>();
        owners.forEach(owner -> addresses.apply(owner).forEach(address -> index.put(address, owner)));
        return Collections.unmodifiableMap(index);
    }
}
