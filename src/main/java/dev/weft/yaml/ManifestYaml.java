package dev.weft.yaml;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import java.util.List;

/// Reads and writes the text of manifests.
public final class ManifestYaml {
    private ManifestYaml() {}

    /// What a text held. Documents that could be read are there even when others could not.
    public record Reading(List<YamlDocument> documents, List<Problem> problems) {
        public Reading {
            documents = List.copyOf(documents);
            problems = List.copyOf(problems);
        }
    }

    /// Reads YAML (several documents) or JSON; `kind: List` is taken apart. `file` names it in problems and origins.
    public static Reading read(String file, String text) {
        throw new UnsupportedOperationException("to be written" + file + text);
    }

    /// The manifest as YAML, `apiVersion`, `kind`, `metadata`, `spec` first; without `status`, `managedFields` and what
    /// else the server adds.
    public static String write(Manifest manifest) {
        throw new UnsupportedOperationException("to be written" + manifest);
    }
}
