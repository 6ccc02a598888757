package dev.weft.cli;

import dev.weft.cluster.ClusterSource;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.CommandLines;
import dev.weft.kube.ManifestFolder;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.kind.PolicyKinds;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/// A run of the command line, as a script sees it: exit status, standard output, standard error.
record CliRun(int status, String out, String err) {
    private static final List<ResourceKind> POLICIES = PolicyKinds.all().stream().map(PolicyKind::resource).toList();

    /// With folders and the demo cluster as sources.
    static CliRun of(String... args) {
        return with(CliRun::open, args);
    }

    static CliRun with(Sources sources, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = CommandLines.run(args, sources, new PrintWriter(out), new PrintWriter(err));
        return new CliRun(status, out.toString(), err.toString());
    }

    private static ClusterSource open(SourceOptions options) {
        return switch (options.place()) {
            case SourceOptions.Place.Folder(Path path) -> ManifestFolder.of(path, POLICIES);
            case SourceOptions.Place.Demo _ -> ManifestFolder.demo(POLICIES);
            case SourceOptions.Place.Kubeconfig _, SourceOptions.Place.Unnamed _ ->
                throw CommandFailure.usage("--kubeconfig", "is not part of this test", "use a folder");
        };
    }
}
