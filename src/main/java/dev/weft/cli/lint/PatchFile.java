package dev.weft.cli.lint;

import dev.weft.cli.CommandFailure;
import dev.weft.cli.Printed;
import dev.weft.cluster.ObjectRef;
import dev.weft.lint.Finding;
import dev.weft.yaml.ManifestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The ready patches as one text for `kubectl apply -f`, each below its finding as a comment. Each is a whole object,
/// so that of two for one object the second is left to the next run.
final class PatchFile {
    private PatchFile() {}

    static void write(List<Finding> findings, Path file) {
        var documents = new ArrayList<String>();
        var written = new HashSet<ObjectRef>();
        for (var finding : findings) {
            finding.patch().ifPresent(manifest -> {
                var comment = "# " + Printed.line(finding.line()) + "\n";
                documents.add(written.add(manifest.ref())
                        ? comment + ManifestYaml.write(manifest)
                        : comment + "# Another patch of this object stands above: apply it, and run again.\n");
            });
        }
        try {
            Files.writeString(file, String.join("---\n", documents));
        } catch (IOException failure) {
            throw CommandFailure.usage(
                    file.toString(), "cannot be written", "name a file in a folder that you may write");
        }
    }
}
