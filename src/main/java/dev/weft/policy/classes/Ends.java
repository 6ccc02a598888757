package dev.weft.policy.classes;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Node;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Workload;
import dev.weft.map.Difference;
import dev.weft.net.IpSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.classes.EndpointClasses.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every end of a snapshot with its classes.
///
/// Assumes: a controller counts as pod-less when no pod of the snapshot belongs to it and its template is known.
public final class Ends {
    private final EndpointClasses classes;
    private final Map<ObjectRef, End> objects;
    /// Pods that look otherwise than in `objects`: those that were relabelled since, came, or went (empty).
    private final Map<ObjectRef, Optional<End>> changed;
    private final Map<IpSet, End> outside = new ConcurrentHashMap<>();
    private final List<Endpoint> inside;
    private final List<End> dual;
    private final int[] members;

    /// Fills `classes`, which nobody else may have filled.
    public Ends(ClusterSnapshot snapshot, EndpointClasses classes) {
        this.classes = classes;
        this.changed = Map.of();
        var pods = snapshot.pods();
        this.objects = HashMap.newHashMap(pods.size() + snapshot.nodes().size());
        var sorted = new ArrayList<Sorted>(pods.size());
        var owners = new HashSet<ObjectRef>();
        for (var pod : pods) {
            if (owners.add(pod.owner())) {
                owners.add(snapshot.workloadOf(pod));
            }
            put(pod.ref(), made(new Endpoint.OfPod(pod)), sorted);
        }
        for (var workload : snapshot.workloads()) {
            if (isPodless(snapshot, workload, owners)) {
                put(workload.ref(), made(new Endpoint.OfTemplate(workload)), sorted);
            }
        }
        snapshot.nodes().forEach(node -> objects.put(node.ref(), of(node)));
        sorted.sort(Comparator.comparing(Sorted::id));
        this.inside = sorted.stream().map(Sorted::end).map(End::endpoint).toList();
        this.dual = sorted.stream().map(Sorted::end).filter(Ends::isDual).toList();
        this.members = new int[classes.size()];
        sorted.forEach(one -> count(one.end(), 1));
    }

    private void count(End end, int more) {
        end.asPod().forEach(view -> members[view.column()] += more);
    }

    private record Sorted(String id, End end) {}

    /// The ends of `same` for other classes, which nobody else may have filled.
    private Ends(Ends same, EndpointClasses classes) {
        this.classes = classes;
        this.changed = Map.of();
        this.inside = same.inside;
        this.objects = HashMap.newHashMap(same.objects.size());
        for (var endpoint : inside) {
            endpoint.object().ifPresent(ref -> objects.put(ref, made(endpoint)));
        }
        same.objects.forEach((ref, end) -> {
            if (end.endpoint() instanceof Endpoint.OfNode(var node)) {
                objects.put(ref, of(node));
            }
        });
        this.dual = inside.stream().flatMap(end -> of(end).stream()).filter(Ends::isDual).toList();
        this.members = new int[classes.size()];
        objects.values().forEach(end -> count(end, 1));
    }

    /// The same ends, the same objects, in other classes; fills `others`.
    public Ends in(EndpointClasses others) {
        return new Ends(this, others);
    }

    private Ends(Ends earlier, Difference<Pod> now) {
        this.classes = earlier.classes.opened();
        this.objects = earlier.objects;
        this.changed = new HashMap<>(earlier.changed);
        var there = Stream.concat(now.come().stream(), now.changed().stream()).toList();
        there.forEach(pod -> change(pod.ref(), Optional.of(made(new Endpoint.OfPod(pod)))));
        now.gone().forEach(pod -> change(pod.ref(), Optional.empty()));
        this.inside = inside(earlier.inside, now);
        var refs = changed.keySet();
        var both = new ArrayList<>(earlier.dual.stream()
                .filter(end -> end.endpoint().object().filter(refs::contains).isEmpty())
                .toList());
        changed.values().stream().flatMap(Optional::stream).filter(Ends::isDual).forEach(both::add);
        both.sort(Comparator.comparing(end -> end.endpoint().id()));
        this.dual = both;
        this.members = Arrays.copyOf(earlier.members, classes.size());
        Stream.concat(there.stream(), now.gone().stream()).map(Pod::ref).forEach(ref -> {
            earlier.known(ref).ifPresent(end -> count(end, -1));
            known(ref).ifPresent(end -> count(end, 1));
        });
    }

    private static List<Endpoint> inside(List<Endpoint> earlier, Difference<Pod> now) {
        var list = new ArrayList<>(earlier);
        for (var pod : now.changed()) {
            var endpoint = new Endpoint.OfPod(pod);
            list.set(at(list, endpoint), endpoint);
        }
        now.gone().forEach(pod -> list.remove(at(list, new Endpoint.OfPod(pod))));
        for (var pod : now.come()) {
            var endpoint = new Endpoint.OfPod(pod);
            list.add(-1 - at(list, endpoint), endpoint);
        }
        return Collections.unmodifiableList(list);
    }

    private static int at(List<Endpoint> sorted, Endpoint endpoint) {
        return Collections.binarySearch(sorted, endpoint, Comparator.comparing(Endpoint::id));
    }

    /// Do the same controllers count as pod-less when these pods come, go and change?
    ///
    /// Cost: nothing for pods that change; where some go, a pass over the owners of all pods.
    public boolean keepsPodless(ClusterSnapshot later, Difference<Pod> now) {
        boolean kept = now.changed().stream().allMatch(pod -> known(pod.ref())
                .filter(end -> end.endpoint() instanceof Endpoint.OfPod(var old) && old.owner().equals(pod.owner()))
                .isPresent());
        boolean filled = now.come().stream()
                .flatMap(pod -> Stream.of(pod.owner(), later.workloadOf(pod)))
                .flatMap(owner -> known(owner).stream())
                .anyMatch(end -> end.endpoint() instanceof Endpoint.OfTemplate);
        return kept && !filled && emptied(later, now.gone()).isEmpty();
    }

    /// The controllers of pods that went which no other pod belongs to.
    private Set<ObjectRef> emptied(ClusterSnapshot later, List<Pod> gone) {
        var owners = new HashSet<ObjectRef>();
        gone.forEach(pod -> owners.addAll(List.of(pod.owner(), later.workloadOf(pod))));
        owners.removeIf(owner -> later.workload(owner)
                .filter(workload -> isPodless(later, workload, Set.of()))
                .isEmpty());
        var went = gone.stream().map(Pod::ref).collect(Collectors.toSet());
        owners.stream().map(ObjectRef::namespace).distinct().toList().forEach(namespace -> {
            for (int i = first(namespace + "/"); i < inside.size() && isIn(namespace, inside.get(i)); i++) {
                if (inside.get(i) instanceof Endpoint.OfPod(var pod) && !went.contains(pod.ref())) {
                    owners.remove(pod.owner());
                    owners.remove(later.workloadOf(pod));
                }
            }
        });
        return owners;
    }

    private static boolean isIn(String namespace, Endpoint end) {
        return end.object().filter(ref -> ref.namespace().equals(namespace)).isPresent();
    }

    /// Where ids that begin so would stand.
    private int first(String prefix) {
        int low = 0;
        int high = inside.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inside.get(middle).id().compareTo(prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Is there a pod of the class? The last one may have been relabelled.
    public boolean isInhabited(int column) {
        return members[column] > 0;
    }

    private void change(ObjectRef ref, Optional<End> end) {
        if (end.equals(Optional.ofNullable(objects.get(ref)))) {
            changed.remove(ref);
        } else {
            changed.put(ref, end);
        }
    }

    /// The same ends, some pods with other labels, addresses or state, some more and some fewer.
    public Ends with(Difference<Pod> now) {
        return new Ends(this, now);
    }

    /// The pods that look otherwise than in an earlier picture of the same ends, came, or went.
    public List<Endpoint> movedSince(Ends earlier) {
        var refs = new HashSet<>(changed.keySet());
        refs.addAll(earlier.changed.keySet());
        return refs.stream()
                .filter(ref -> !known(ref).equals(earlier.known(ref)))
                .flatMap(ref -> known(ref).or(() -> earlier.known(ref)).stream())
                .map(End::endpoint)
                .toList();
    }

    /// How many pods differ from those that the classes were settled for.
    public int changes() {
        return changed.size();
    }

    private static boolean isPodless(ClusterSnapshot snapshot, Workload workload, Set<ObjectRef> owners) {
        return workload.template().isPresent()
                && snapshot.topOwner(workload.ref()).equals(workload.ref())
                && !owners.contains(workload.ref());
    }

    private void put(ObjectRef ref, End end, List<Sorted> sorted) {
        objects.put(ref, end);
        sorted.add(new Sorted(ref.id(), end));
    }

    private End made(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.OfPod(var pod) -> {
                var network = pod.network();
                var place = new Place(network.node(), network.host(), pod.finished());
                yield classes.endOf(endpoint, network.addresses(), place);
            }
            case Endpoint.OfTemplate(var workload) -> {
                boolean host = workload.template().map(template -> template.hostNetwork()).orElse(false);
                yield classes.endOf(endpoint, List.of(), new Place("", host, false));
            }
            case Endpoint.OfNode(var node) -> of(node);
            case Endpoint.Outside(var addresses) -> of(addresses);
        };
    }

    private End of(Node node) {
        return new End(
                new Endpoint.OfNode(node),
                List.of(),
                classes.addressViews(node.addresses()),
                classes.profile().localNode() ? Optional.of(node.ref().name()) : Optional.empty(),
                false);
    }

    private End of(IpSet addresses) {
        var views = classes.atoms().atomsWithin(addresses).stream().map(classes::atomView).toList();
        return new End(new Endpoint.Outside(addresses), List.of(), views, Optional.empty(), false);
    }

    private static boolean isDual(End end) {
        return !end.finished()
                && !end.isHostPod()
                && end.asPod().size() > 1
                && end.asPod().stream().allMatch(view -> view.address().isPresent())
                && end.asPod().stream().map(View::family).distinct().count() > 1;
    }

    public EndpointClasses classes() {
        return classes;
    }

    /// Pods and pod-less controllers, sorted by id.
    public List<Endpoint> inside() {
        return inside;
    }

    /// Running pods with addresses of both families that policies may tell apart, sorted by id.
    public List<End> dual() {
        return dual;
    }

    /// Empty for an object that this snapshot does not hold.
    public Optional<End> of(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Outside(var addresses) -> addresses.isEmpty()
                    ? Optional.empty()
                    : Optional.of(outside.computeIfAbsent(addresses, this::of));
            case Endpoint.OfPod(var pod) -> known(pod.ref());
            case Endpoint.OfTemplate(var workload) -> known(workload.ref());
            case Endpoint.OfNode(var node) -> known(node.ref());
        };
    }

    private Optional<End> known(ObjectRef ref) {
        var now = changed.isEmpty() ? null : changed.get(ref);
        return now != null ? now : Optional.ofNullable(objects.get(ref));
    }
}
