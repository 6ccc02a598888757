package dev.weft.cluster;

import dev.weft.map.Layered;
import dev.weft.net.IpAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The cluster at one instant: immutable, numbered, indexed. All maps iterate in the order of [ObjectRef].
///
/// Cost: made in O(objects) of the kinds that changed, for the indexes; look-ups are O(1).
public final class ClusterSnapshot {
    /// Which source, which number (from 1, rising), as of when by our clock, and whether every kind was read once.
    public record Stamp(String source, long number, Instant asOf, boolean synced) {}

    /// What the cluster holds, each map sorted by identity. `manifests` are its policies.
    public record Contents(
            Map<ObjectRef, Namespace> namespaces,
            Running running,
            Entrances entrances,
            Map<ObjectRef, Manifest> manifests,
            Map<ObjectRef, Manifest.OfMesh> meshes) {}

    public record Running(
            Map<ObjectRef, Node> nodes, Map<ObjectRef, Pod> pods, Map<ObjectRef, Workload> workloads) {}

    public record Entrances(
            Map<ObjectRef, Service> services,
            Map<ObjectRef, EndpointSlice> slices,
            Map<ObjectRef, Ingress> ingresses) {}

    private final Stamp stamp;
    private final Contents contents;
    private final List<KindStatus> statuses;
    private final List<Problem> problems;
    private final SnapshotIndexes indexes;

    ClusterSnapshot(Stamp stamp, Contents contents, List<KindStatus> statuses, List<Problem> problems) {
        this(stamp, contents, SnapshotIndexes.of(contents), statuses, problems);
    }

    private ClusterSnapshot(
            Stamp stamp,
            Contents contents,
            SnapshotIndexes indexes,
            List<KindStatus> statuses,
            List<Problem> problems) {
        this.stamp = stamp;
        this.contents = contents;
        this.indexes = indexes;
        this.statuses = statuses;
        this.problems = problems;
    }

    /// A later picture of the same source; what did not change is shared with this one.
    ClusterSnapshot followedBy(Stamp later, Contents then, List<KindStatus> heard, List<Problem> found) {
        return new ClusterSnapshot(later, then, indexes.updated(contents, then), heard, found);
    }

    public Stamp stamp() {
        return stamp;
    }

    public long number() {
        return stamp.number();
    }

    public Contents contents() {
        return contents;
    }

    /// Every namespace that is declared or only named by an object, by name.
    public SortedMap<String, Namespace> namespaces() {
        return indexes.namespaces();
    }

    public Collection<Pod> pods() {
        return contents.running().pods().values();
    }

    public Optional<Pod> pod(ObjectRef ref) {
        return Optional.ofNullable(contents.running().pods().get(ref));
    }

    public Collection<Workload> workloads() {
        return contents.running().workloads().values();
    }

    public Optional<Workload> workload(ObjectRef ref) {
        return Optional.ofNullable(contents.running().workloads().get(ref));
    }

    public Collection<Node> nodes() {
        return contents.running().nodes().values();
    }

    public Collection<Service> services() {
        return contents.entrances().services().values();
    }

    public Optional<Service> service(ObjectRef ref) {
        return Optional.ofNullable(contents.entrances().services().get(ref));
    }

    public Collection<EndpointSlice> slices() {
        return contents.entrances().slices().values();
    }

    public Collection<Ingress> ingresses() {
        return contents.entrances().ingresses().values();
    }

    /// All policies of all kinds.
    public Collection<Manifest> manifests() {
        return contents.manifests().values();
    }

    public Optional<Manifest> manifest(ObjectRef ref) {
        return Optional.ofNullable(contents.manifests().get(ref));
    }

    /// All objects of service meshes.
    public Collection<Manifest.OfMesh> meshes() {
        return contents.meshes().values();
    }

    public List<KindStatus> statuses() {
        return statuses;
    }

    /// What was wrong in the input when it was read; problems of meaning are found later.
    public List<Problem> problems() {
        return problems;
    }

    public Optional<Pod> podAt(IpAddress address) {
        return Optional.ofNullable(indexes.pods().owners().get(address)).flatMap(this::pod);
    }

    public Optional<Service> serviceAt(IpAddress address) {
        return Optional.ofNullable(indexes.services().get(address));
    }

    public Optional<Node> nodeAt(IpAddress address) {
        return Optional.ofNullable(indexes.nodes().get(address));
    }

    /// The topmost owner known: a pod whose ReplicaSet belongs to a Deployment is the Deployment. A pod owned by
    /// nobody or by a Node is its own workload. An owner that was not read is still named when the pod names it.
    public ObjectRef workloadOf(Pod pod) {
        return pod.owner().kind().equals("Node") ? pod.ref() : topOwner(pod.owner());
    }

    /// The topmost owner known of an owner, itself if nothing stands above it. A circle of owners ends where it began.
    public ObjectRef topOwner(ObjectRef ref) {
        var top = ref;
        for (int step = 0; step < 8; step++) { // real chains have at most three links: Pod, ReplicaSet, Deployment
            var above = workload(top).flatMap(Workload::owner);
            if (above.isEmpty()) {
                return top;
            }
            top = above.get();
        }
        return ref;
    }

    /// The failed status of a kind for a namespace, if it could not be read there. What is said about the one namespace
    /// goes before what is said about the whole cluster: a kind that may not be read everywhere may be read here.
    public Optional<KindStatus> unreadable(ResourceKind kind, String namespace) {
        return status(kind, namespace)
                .or(() -> status(kind, ""))
                .filter(status -> status.status() instanceof SourceStatus.Failed);
    }

    private Optional<KindStatus> status(ResourceKind kind, String namespace) {
        return statuses.stream()
                .filter(status -> status.kind().resource().equals(kind.resource()))
                .filter(status -> status.namespace().equals(namespace))
                .findFirst();
    }

    /// The same instant with other contents, as a draft makes them: same stamp, statuses and problems. What is both
    /// removed and put is put.
    ///
    /// Cost: O(what is put and removed); the maps share the rest.
    public ClusterSnapshot with(Collection<? extends Resource> put, Collection<ObjectRef> removed) {
        var running = contents.running();
        var entrances = contents.entrances();
        var edit = new Edit(put, removed);
        var then = new Contents(
                edit.of(contents.namespaces(), Namespace.class),
                new Running(
                        edit.of(running.nodes(), Node.class),
                        edit.of(running.pods(), Pod.class),
                        edit.of(running.workloads(), Workload.class)),
                new Entrances(
                        edit.of(entrances.services(), Service.class),
                        edit.of(entrances.slices(), EndpointSlice.class),
                        edit.of(entrances.ingresses(), Ingress.class)),
                edit.of(contents.manifests(), Manifest.class),
                edit.of(contents.meshes(), Manifest.OfMesh.class));
        return followedBy(stamp, then, statuses, problems);
    }

    /// What a draft puts and removes, applied to one map after the other.
    private record Edit(Collection<? extends Resource> put, Collection<ObjectRef> removed) {
        /// The same map when nothing of that type changes.
        <R extends Resource> Map<ObjectRef, R> of(Map<ObjectRef, R> map, Class<R> type) {
            if (put.stream().noneMatch(type::isInstance) && removed.stream().noneMatch(map::containsKey)) {
                return map;
            }
            var changes = new HashMap<ObjectRef, Optional<R>>();
            removed.forEach(ref -> changes.put(ref, Optional.empty()));
            put.stream().filter(type::isInstance).map(type::cast)
                    .forEach(resource -> changes.put(resource.ref(), Optional.of(resource)));
            return Layered.of(map, changes);
        }
    }
}
