package dev.weft.kube.live;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;

/// A sink that keeps every change, builds snapshots of them, and lets a test wait for one.
final class Recorder implements Consumer<Change> {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final SnapshotBuilder builder = new SnapshotBuilder("test");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Override
    public void accept(Change change) {
        lock.lock();
        try {
            changes.add(change);
            builder.apply(change, Instant.now());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<Change> changes() {
        return changes;
    }

    ClusterSnapshot snapshot() {
        lock.lock();
        try {
            return builder.snapshot();
        } finally {
            lock.unlock();
        }
    }

    Optional<SourceStatus> status(ResourceKind kind, String namespace) {
        return snapshot().statuses().stream()
                .filter(status -> status.kind().equals(kind) && status.namespace().equals(namespace))
                .map(KindStatus::status)
                .findFirst();
    }

    ClusterSnapshot await(String what, Predicate<ClusterSnapshot> wanted) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!wanted.test(builder.snapshot())) {
                if (left <= 0) {
                    Assertions.fail("waited in vain for: " + what + "; statuses " + builder.snapshot().statuses());
                }
                left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1))) + left
                        - Math.min(left, TimeUnit.SECONDS.toNanos(1));
            }
            return builder.snapshot();
        } finally {
            lock.unlock();
        }
    }

    ClusterSnapshot awaitSynced() throws InterruptedException {
        return await("the first picture", snapshot -> snapshot.stamp().synced());
    }

    void awaitStatus(ResourceKind kind, String namespace, Class<? extends SourceStatus> status)
            throws InterruptedException {
        await(
                kind.resource() + " " + namespace + " " + status.getSimpleName(),
                snapshot -> snapshot.statuses().stream()
                        .anyMatch(one -> one.kind().equals(kind)
                                && one.namespace().equals(namespace)
                                && status.isInstance(one.status())));
    }
}
