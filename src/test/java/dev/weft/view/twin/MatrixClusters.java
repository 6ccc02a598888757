package dev.weft.view.twin;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.fixture.ClusterFixture;
import dev.weft.kube.ManifestFolder;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The clusters of the golden folders.
final class MatrixClusters {
    private MatrixClusters() {}

    static List<ClusterSnapshot> golden() {
        try (var folders = Files.list(Path.of("src/test/resources/clusters"))) {
            return folders.filter(Files::isDirectory).sorted().map(MatrixClusters::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClusterSnapshot read(Path folder) {
        var builder = new SnapshotBuilder(folder.getFileName().toString());
        var synced = new CountDownLatch(1);
        try (var source = ManifestFolder.of(folder, PolicyKinds.all().stream().map(PolicyKind::resource).toList())) {
            source.start(change -> {
                builder.apply(change, ClusterFixture.NOW);
                if (change instanceof Change.Synced) {
                    synced.countDown();
                }
            });
            synced.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return builder.snapshot();
    }
}
