package dev.weft.apply;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A cluster that takes everything and adds nothing, for what needs no server.
final class MemoryCluster implements PolicyCluster {
    private final Map<ObjectRef, Manifest> objects = new TreeMap<>();
    private Runnable onWrite = () -> {};

    void put(Manifest manifest) {
        objects.put(manifest.ref(), manifest);
    }

    void onWrite(Runnable task) {
        onWrite = task;
    }

    List<String> names() {
        return objects.keySet().stream().map(ObjectRef::name).toList();
    }

    @Override
    public Live live(ResourceKind kind, ObjectRef ref) {
        var there = objects.get(ref);
        return there == null ? new Live.Absent() : new Live.There(there);
    }

    @Override
    public List<Right> rights(Attempt attempt) {
        return List.of(new Right("patch", Right.Answer.YES, ""));
    }

    @Override
    public ServerAnswer dryRun(Attempt attempt) {
        return new ServerAnswer.Accepted(
                attempt.wish() instanceof ApplyWish.Put(var manifest, _) ? Optional.of(manifest) : Optional.empty());
    }

    @Override
    public ServerAnswer write(Attempt attempt) {
        onWrite.run();
        switch (attempt.wish()) {
            case ApplyWish.Put(var manifest, _) -> put(manifest);
            case ApplyWish.Remove(var ref, _, _) -> objects.remove(ref);
        }
        return dryRun(attempt);
    }
}
