package dev.weft.app;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.SourceOptions;
import dev.weft.cli.Sources;
import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.Problem;
import dev.weft.kube.ManifestFolder;
import dev.weft.kube.config.ExecConsent;
import dev.weft.kube.config.KubeConfigs;
import dev.weft.kube.config.KubeContext;
import dev.weft.kube.live.LiveCluster;
import dev.weft.whatif.store.ClusterMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the source that options or a menu name.
final class SourceDoors implements Sources {
    @Override
    public ClusterSource open(SourceOptions options) {
        return open(options.place(), consent(options)).source();
    }

    static ExecConsent consent(SourceOptions options) {
        return options.allowExec() ? ExecConsent.ALWAYS : ExecConsent.NEVER;
    }

    /// Throws [CommandFailure] when the place cannot mean any source.
    OpenedSource open(SourceOptions.Place place, ExecConsent consent) {
        return switch (place) {
            case SourceOptions.Place.Demo _ -> demo();
            case SourceOptions.Place.Folder(var path) -> folder(path);
            case SourceOptions.Place.Kubeconfig(var file, var context) -> live(choose(file, context), consent);
            case SourceOptions.Place.Unnamed _ -> live(choose(Optional.empty(), Optional.empty()), consent);
        };
    }

    OpenedSource demo() {
        return new OpenedSource(
                ManifestFolder.demo(Wiring.fileKinds()), Optional.empty(), true,
                OpenedSource.Identity.of(ClusterMark.DEMO));
    }

    private OpenedSource folder(Path path) {
        if (!Files.exists(path)) {
            throw CommandFailure.usage(path.toString(), "there is no such file or folder", "name one with --dir");
        }
        return new OpenedSource(
                ManifestFolder.of(path, Wiring.fileKinds()), Optional.empty(), false,
                OpenedSource.Identity.of("folder", path));
    }

    private OpenedSource live(KubeContext context, ExecConsent consent) {
        var cluster = LiveCluster.connect(context, consent, Wiring.watchedKinds());
        return new OpenedSource(
                cluster, Optional.of(cluster.access()), false,
                new OpenedSource.Identity(ClusterMark.of("server", context.server()), cluster::uid));
    }

    private static KubeContext choose(Optional<Path> file, Optional<String> context) {
        return switch (KubeConfigs.read(file).choose(context)) {
            case KubeConfigs.Choice.Found(var found) -> found;
            case KubeConfigs.Choice.Missing(Problem problem) ->
                throw CommandFailure.usage(problem.place().object(), problem.message(), problem.remedy());
        };
    }
}
