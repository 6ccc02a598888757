package dev.weft.flow.recording;

import dev.weft.cluster.Change;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Resource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What a listener to the cluster has been shown, so that it can be led back to the start: what came later is removed,
/// what went or changed is put again.
///
/// Threads: confined to one.
final class ShownCluster {
    private final List<Change> initial;
    private final Instant started;
    private final Map<ObjectRef, Resource> shown = new HashMap<>();
    private Consumer<Change> sink = _ -> {};
    private boolean showing;
    private boolean synced;

    ShownCluster(List<Change> initial, Instant started) {
        this.initial = initial;
        this.started = started;
    }

    void show(Consumer<Change> listener) {
        sink = listener;
        showing = true;
        initial.forEach(this::send);
        send(new Change.Synced(started)); // a file that was cut off before it is as whole as it will ever be
    }

    /// What is shown already is not sent again: the changes that built the cluster stand on the tape too.
    void apply(Change change) {
        boolean there = change instanceof Change.Put(var resource) && resource.equals(shown.get(resource.ref()));
        if (showing && !there) {
            send(change);
        }
    }

    void backToStart() {
        if (!showing) {
            return;
        }
        Map<ObjectRef, Resource> wanted = new HashMap<>();
        for (var change : initial) {
            if (change instanceof Change.Put(var resource)) {
                wanted.put(resource.ref(), resource);
            }
        }
        Set.copyOf(shown.keySet()).stream()
                .filter(ref -> !wanted.containsKey(ref))
                .forEach(ref -> send(new Change.Remove(ref)));
        wanted.values().stream()
                .filter(resource -> !resource.equals(shown.get(resource.ref())))
                .forEach(resource -> send(new Change.Put(resource)));
        initial.stream().filter(Change.Status.class::isInstance).forEach(this::send);
    }

    private void send(Change change) {
        switch (change) {
            case Change.Put(var resource) -> shown.put(resource.ref(), resource);
            case Change.Remove(var ref) -> shown.remove(ref);
            case Change.Synced _ when synced -> {
                return;
            }
            case Change.Synced _ -> synced = true;
            case Change.Status _, Change.Report _ -> {}
        }
        sink.accept(change);
    }
}
