package dev.weft.kube.live;

import dev.weft.cluster.Change;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// When the first picture is whole: everything expected was read once, has failed, or is not there.
///
/// Threads: any.
final class FirstPicture {
    private record Part(ResourceKind kind, String namespace) {}

    private final Set<Part> pending = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean whole = new AtomicBoolean();

    /// Before the part it replaces is settled.
    void expect(ResourceKind kind, String namespace) {
        pending.add(new Part(kind, namespace));
    }

    /// Looks at every change that goes by; true for the one that completes the picture, once.
    boolean completedBy(Change change) {
        return change instanceof Change.Status(var status)
                && !(status.status() instanceof SourceStatus.Connecting)
                && pending.remove(new Part(status.kind(), status.namespace()))
                && pending.isEmpty()
                && whole.compareAndSet(false, true);
    }
}
