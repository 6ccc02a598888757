package dev.weft.cli;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.cluster.Resource;
import dev.weft.cluster.SnapshotBuilder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What is drawn as one node.
enum Grouping {
    NAMESPACE,
    WORKLOAD,
    POD;

    /// Throws [CommandFailure] for another word.
    static Grouping of(String word) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage(
                        "--group", "\"" + word + "\" is not known", "use namespace, workload or pod"));
    }

    /// The namespaces that are drawn as one node.
    Set<String> folded(ClusterSnapshot snapshot) {
        return this == NAMESPACE ? snapshot.namespaces().keySet() : Set.of();
    }

    /// The cluster as it is grouped: for single pods one where nobody owns a pod. Policies look at pods alone, so what
    /// is allowed stays the same.
    ClusterSnapshot of(ClusterSnapshot snapshot) {
        return this == POD ? apart(snapshot) : snapshot;
    }

    private static ClusterSnapshot apart(ClusterSnapshot snapshot) {
        var contents = snapshot.contents();
        var stamp = snapshot.stamp();
        var builder = new SnapshotBuilder(stamp.source());
        Stream.<Collection<? extends Resource>>of(
                        contents.namespaces().values(),
                        snapshot.nodes(),
                        snapshot.pods().stream().map(Grouping::alone).toList(),
                        snapshot.services(),
                        snapshot.slices(),
                        snapshot.ingresses(),
                        snapshot.manifests())
                .flatMap(Collection::stream)
                .forEach(resource -> builder.apply(new Change.Put(resource), stamp.asOf()));
        snapshot.statuses().forEach(status -> builder.apply(new Change.Status(status), stamp.asOf()));
        snapshot.problems().forEach(problem -> builder.apply(new Change.Report(problem), stamp.asOf()));
        builder.apply(new Change.Synced(stamp.asOf()), stamp.asOf());
        return builder.snapshot();
    }

    private static Pod alone(Pod pod) {
        return new Pod(pod.ref(), pod.labels(), pod.ref(), pod.network(), pod.phase(), pod.ports());
    }
}
