package dev.weft.kube;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads a folder to its end, for tests.
final class FolderReading {
    private FolderReading() {}

    static ClusterSnapshot snapshot(Path root) {
        return snapshot(ManifestFolder.of(root, List.of(ResourceKind.NETWORK_POLICY)));
    }

    static ClusterSnapshot snapshot(ManifestFolder folder) {
        var builder = new SnapshotBuilder(folder.name());
        changes(folder).forEach(change -> builder.apply(change, Instant.EPOCH));
        return builder.snapshot();
    }

    static List<Change> changes(ManifestFolder folder) {
        var changes = Collections.synchronizedList(new ArrayList<Change>());
        var synced = new CountDownLatch(1);
        folder.start(change -> {
            changes.add(change);
            if (change instanceof Change.Synced) {
                synced.countDown();
            }
        });
        try {
            if (!synced.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("not synced: " + changes.size() + " changes");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        folder.close();
        return List.copyOf(changes);
    }

    static List<String> problems(Path root) {
        return snapshot(root).problems().stream().map(Problem::line).toList();
    }

    static void write(Path folder, String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
