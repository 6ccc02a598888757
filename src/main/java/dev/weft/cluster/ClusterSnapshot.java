package dev.weft.cluster;

import dev.weft.net.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The cluster at one instant: immutable, numbered, indexed. All maps iterate in the order of [ObjectRef].
///
/// Cost: made in O(pods) for the indexes; look-ups are O(1).
public final class ClusterSnapshot {
    /// Which source, which number (from 1, rising), as of when by our clock, and whether every kind was read once.
    public record Stamp(String source, long number, Instant asOf, boolean synced) {}

    /// What the cluster holds, each map sorted by identity.
    public record Contents(
            Map<ObjectRef, Namespace> namespaces,
            Running running,
            Entrances entrances,
            Map<ObjectRef, Manifest> manifests) {}

    public record Running(
            Map<ObjectRef, Node> nodes, Map<ObjectRef, Pod> pods, Map<ObjectRef, Workload> workloads) {}

    public record Entrances(
            Map<ObjectRef, Service> services, Map<ObjectRef, EndpointSlice> slices, Map<ObjectRef, Ingress> ingresses) {}

    private final Stamp stamp;
    private final Contents contents;
    private final List<KindStatus> statuses;
    private final List<Problem> problems;
    private final SortedMap<String, Namespace> namespaces;
    private final Map<IpAddress, Pod> podByAddress;
    private final Map<IpAddress, Service> serviceByAddress;
    private final Map<IpAddress, Node> nodeByAddress;

    ClusterSnapshot(Stamp stamp, Contents contents, List<KindStatus> statuses, List<Problem> problems) {
        this.stamp = stamp;
        this.contents = contents;
        this.statuses = statuses;
        this.problems = problems;
        this.namespaces = Collections.unmodifiableSortedMap(allNamespaces(contents));
        this.podByAddress = podsByAddress(contents.running().pods().values());
        this.serviceByAddress = new HashMap<>();
        for (var service : contents.entrances().services().values()) {
            service.addresses().forEach(address -> serviceByAddress.put(address, service));
        }
        this.nodeByAddress = new HashMap<>();
        for (var node : contents.running().nodes().values()) {
            node.addresses().forEach(address -> nodeByAddress.put(address, node));
        }
    }

    private static SortedMap<String, Namespace> allNamespaces(Contents contents) {
        var all = new TreeMap<String, Namespace>();
        contents.namespaces().values().forEach(namespace -> all.put(namespace.name(), namespace));
        var named = new HashSet<String>();
        contents.running().pods().keySet().forEach(ref -> named.add(ref.namespace()));
        contents.running().workloads().keySet().forEach(ref -> named.add(ref.namespace()));
        contents.entrances().services().keySet().forEach(ref -> named.add(ref.namespace()));
        contents.manifests().keySet().forEach(ref -> named.add(ref.namespace()));
        named.remove("");
        named.forEach(name -> all.putIfAbsent(name, Namespace.implied(name)));
        return all;
    }

    /// Neither finished nor host-network pods own their address.
    private static Map<IpAddress, Pod> podsByAddress(Collection<Pod> pods) {
        var index = new HashMap<IpAddress, Pod>();
        for (var pod : pods) {
            if (!pod.finished() && !pod.network().host()) {
                pod.network().addresses().forEach(address -> index.put(address, pod));
            }
        }
        return index;
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
        return namespaces;
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

    public List<KindStatus> statuses() {
        return statuses;
    }

    /// What was wrong in the input when it was read; problems of meaning are found later.
    public List<Problem> problems() {
        return problems;
    }

    public Optional<Pod> podAt(IpAddress address) {
        return Optional.ofNullable(podByAddress.get(address));
    }

    public Optional<Service> serviceAt(IpAddress address) {
        return Optional.ofNullable(serviceByAddress.get(address));
    }

    public Optional<Node> nodeAt(IpAddress address) {
        return Optional.ofNullable(nodeByAddress.get(address));
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

    /// The failed status of a kind for a namespace, if it could not be read there.
    public Optional<KindStatus> unreadable(ResourceKind kind, String namespace) {
        return statuses.stream()
                .filter(status -> status.kind().resource().equals(kind.resource()))
                .filter(status -> status.namespace().isEmpty() || status.namespace().equals(namespace))
                .filter(status -> status.status() instanceof SourceStatus.Failed)
                .findFirst();
    }

    /// The same instant with other contents, as a draft makes them: same stamp, statuses and problems.
    public ClusterSnapshot with(Collection<? extends Resource> put, Collection<ObjectRef> removed) {
        var builder = new SnapshotBuilder(stamp.source());
        everything().forEach(resource -> builder.apply(new Change.Put(resource), stamp.asOf()));
        removed.forEach(ref -> builder.apply(new Change.Remove(ref), stamp.asOf()));
        put.forEach(resource -> builder.apply(new Change.Put(resource), stamp.asOf()));
        return new ClusterSnapshot(stamp, builder.snapshot().contents, statuses, problems);
    }

    private List<Resource> everything() {
        var all = new ArrayList<Resource>(contents.namespaces().values());
        all.addAll(nodes());
        all.addAll(pods());
        all.addAll(workloads());
        all.addAll(services());
        all.addAll(slices());
        all.addAll(ingresses());
        all.addAll(manifests());
        return all;
    }
}
