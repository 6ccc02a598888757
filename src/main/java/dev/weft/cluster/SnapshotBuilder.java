package dev.weft.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one mutable model: changes in, snapshots out.
///
/// Threads: confined to the analysis thread.
/// Cost: `apply` O(log n); `snapshot` copies only the maps of kinds that changed since the last one.
public final class SnapshotBuilder {
    private final String source;
    private final Map<Class<?>, TreeMap<ObjectRef, Resource>> byType = new HashMap<>();
    private final Map<String, KindStatus> statuses = new TreeMap<>();
    private final Map<Problem.Place, Problem> problems = new HashMap<>();
    private final Map<Class<?>, Map<ObjectRef, Resource>> frozen = new HashMap<>();
    private long number;
    private Instant asOf = Instant.EPOCH;
    private boolean synced;
    private boolean changed;
    private @Nullable ClusterSnapshot last;

    public SnapshotBuilder(String source) {
        this.source = source;
    }

    /// `now` is our clock at the time the change is applied.
    public void apply(Change change, Instant now) {
        changed = true;
        asOf = now;
        switch (change) {
            case Change.Put(var resource) -> put(resource);
            case Change.Remove(var ref) -> remove(ref);
            case Change.Status(var status) -> heard(status);
            case Change.Report(var problem) -> problems.put(problem.place(), problem);
            case Change.Synced _ -> synced = true;
        }
    }

    /// A kind that is live as a whole has no lines for single namespaces any more.
    private void heard(KindStatus status) {
        var kind = status.kind().resource() + "/" + status.kind().version() + "/";
        if (status.namespace().isEmpty() && status.status() instanceof SourceStatus.Live) {
            statuses.keySet().removeIf(key -> key.startsWith(kind));
        }
        statuses.put(kind + status.namespace(), status);
    }

    private void put(Resource resource) {
        byType.computeIfAbsent(resource.getClass(), _ -> new TreeMap<>()).put(resource.ref(), resource);
        frozen.remove(resource.getClass());
    }

    private void remove(ObjectRef ref) {
        byType.forEach((type, map) -> {
            if (map.remove(ref) != null) {
                frozen.remove(type);
            }
        });
    }

    /// The cluster as it stands; the same object again while nothing changed.
    public ClusterSnapshot snapshot() {
        var before = last;
        if (before != null && !changed) {
            return before;
        }
        var stamp = new ClusterSnapshot.Stamp(source, ++number, asOf, synced);
        var heard = List.copyOf(statuses.values());
        var current = before == null
                ? new ClusterSnapshot(stamp, contents(), heard, sortedProblems())
                : before.followedBy(stamp, contents(), heard, sortedProblems());
        last = current;
        changed = false;
        return current;
    }

    private ClusterSnapshot.Contents contents() {
        return new ClusterSnapshot.Contents(
                frozenOf(Namespace.class),
                new ClusterSnapshot.Running(frozenOf(Node.class), frozenOf(Pod.class), frozenOf(Workload.class)),
                new ClusterSnapshot.Entrances(
                        frozenOf(Service.class), frozenOf(EndpointSlice.class), frozenOf(Ingress.class)),
                frozenOf(Manifest.class),
                frozenOf(Manifest.OfMesh.class));
    }

    /// All problems in the order object, path, message.
    private List<Problem> sortedProblems() {
        var list = new ArrayList<>(problems.values());
        list.sort(Comparator.comparing(Problem::line));
        return List.copyOf(list);
    }

    @SuppressWarnings("unchecked") // the key is the class of every value in the map
    private <R extends Resource> Map<ObjectRef, R> frozenOf(Class<R> type) {
        return (Map<ObjectRef, R>) frozen.computeIfAbsent(type, this::copyOf);
    }

    private Map<ObjectRef, Resource> copyOf(Class<?> type) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byType.getOrDefault(type, new TreeMap<>())));
    }
}
