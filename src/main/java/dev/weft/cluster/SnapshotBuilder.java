package dev.weft.cluster;

import dev.weft.map.Layered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The one mutable model: changes in, snapshots out.
///
/// Threads: confined to the analysis thread.
/// Cost: `apply` O(log n); `snapshot` the number of changes, as the maps share the rest ([Layered]). An object that is
/// put again as it was (a heartbeat, a status that Weft does not read) is no change.
public final class SnapshotBuilder {
    private final String source;
    private final Map<String, KindStatus> statuses = new TreeMap<>();
    private final Map<Problem.Place, Problem> problems = new HashMap<>();
    /// As the last snapshot holds them, and what changed since.
    private final Map<Class<?>, Map<ObjectRef, Resource>> frozen = new HashMap<>();
    private final Map<Class<?>, Map<ObjectRef, Optional<Resource>>> news = new HashMap<>();
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
        boolean isNews = switch (change) {
            case Change.Put(var resource) -> put(resource);
            case Change.Remove(var ref) -> remove(ref);
            case Change.Status(var status) -> heard(status);
            case Change.Report(var problem) -> !problem.equals(problems.put(problem.place(), problem));
            case Change.Synced _ -> synced();
        };
        if (isNews) {
            changed = true;
            asOf = now;
        }
    }

    private boolean synced() {
        boolean before = synced;
        synced = true;
        return !before;
    }

    /// A kind that is live as a whole has no lines for single namespaces any more.
    private boolean heard(KindStatus status) {
        var kind = status.kind().resource() + "/" + status.kind().version() + "/";
        boolean fewer = status.namespace().isEmpty()
                && status.status() instanceof SourceStatus.Live
                && statuses.keySet().removeIf(key -> key.startsWith(kind) && key.length() > kind.length());
        return !status.equals(statuses.put(kind + status.namespace(), status)) || fewer;
    }

    private boolean put(Resource resource) {
        boolean isNews = !resource.equals(known(resource.getClass(), resource.ref()));
        if (isNews) {
            news.computeIfAbsent(resource.getClass(), _ -> new HashMap<>())
                    .put(resource.ref(), Optional.of(resource));
        }
        return isNews;
    }

    private boolean remove(ObjectRef ref) {
        boolean isNews = false;
        for (var type : types()) {
            if (known(type, ref) != null) {
                news.computeIfAbsent(type, _ -> new HashMap<>()).put(ref, Optional.empty());
                isNews = true;
            }
        }
        return isNews;
    }

    private Set<Class<?>> types() {
        var types = new HashSet<>(frozen.keySet());
        types.addAll(news.keySet());
        return types;
    }

    private @Nullable Resource known(Class<?> type, ObjectRef ref) {
        var put = news.getOrDefault(type, Map.of()).get(ref);
        return put == null ? frozen.getOrDefault(type, Map.of()).get(ref) : put.orElse(null);
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
        var before = frozen.computeIfAbsent(type, _ -> Collections.unmodifiableSortedMap(new TreeMap<>()));
        var changes = news.remove(type);
        var now = changes == null ? before : Layered.of(before, changes);
        frozen.put(type, now);
        return (Map<ObjectRef, R>) now;
    }
}
