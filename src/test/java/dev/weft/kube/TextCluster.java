package dev.weft.kube;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.yaml.ManifestYaml;
import java.time.Instant;
import java.util.List;

/// A cluster from texts of manifests, in memory, by the way that the folder source goes.
public final class TextCluster {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private TextCluster() {}

    /// `policies` are the kinds that stay whole; the texts are called `0.yaml`, `1.yaml` ...
    public static ClusterSnapshot of(List<ResourceKind> policies, List<String> texts) {
        var contents = new FolderContents(policies);
        for (int number = 0; number < texts.size(); number++) {
            var reading = ManifestYaml.read(number + ".yaml", texts.get(number));
            reading.problems().forEach(contents::report);
            reading.documents().forEach(contents::add);
        }
        contents.noteLeftOut("text");
        var builder = new SnapshotBuilder("text");
        contents.objects().forEach(resource -> builder.apply(new Change.Put(resource), NOW));
        contents.problems().forEach(problem -> builder.apply(new Change.Report(problem), NOW));
        builder.apply(new Change.Synced(NOW), NOW);
        return builder.snapshot();
    }
}
