package dev.weft.kube.live;

import dev.weft.cluster.Change;
import dev.weft.cluster.Namespace;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SourceStatus;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;

/// The namespaces to read one by one: all of them if they may be listed, else the context's own.
///
/// Threads: any.
final class Names {
    private final String own;
    private final Set<String> listed = new ConcurrentSkipListSet<>();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final Nudge changed = new Nudge();
    private volatile boolean listable;

    /// `own` may be empty: then it is `default`, as for kubectl.
    Names(String own) {
        this.own = own.isEmpty() ? "default" : own;
    }

    String own() {
        return own;
    }

    /// Looks at every change that goes by.
    void see(Change change) {
        switch (change) {
            case Change.Put(Namespace namespace) when listed.add(namespace.name()) -> changed.all();
            case Change.Remove(ObjectRef ref)
            when ref.kind().equals("Namespace") && ref.group().isEmpty() && listed.remove(ref.name()) -> changed.all();
            case Change.Status(var status)
            when status.kind().equals(ResourceKind.NAMESPACE) && status.namespace().isEmpty() -> {
                listable = listable || status.status() instanceof SourceStatus.Live;
                if (!(status.status() instanceof SourceStatus.Connecting)) {
                    decided.countDown();
                    changed.all();
                }
            }
            default -> {}
        }
    }

    /// Waits until it is known whether namespaces may be listed.
    Set<String> current() throws InterruptedException {
        decided.await();
        return listable ? new TreeSet<>(listed) : Set.of(own);
    }

    void awaitChange(Duration limit) throws InterruptedException {
        changed.await(limit);
    }
}
