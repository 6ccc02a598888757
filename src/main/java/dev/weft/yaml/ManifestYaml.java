package dev.weft.yaml;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads and writes the text of manifests.
public final class ManifestYaml {
    /// 32 MiB: a dump of some thousand pods fits, and its tree still fits a small machine's memory.
    public static final int LARGEST = 32 << 20;

    private ManifestYaml() {}

    /// What a text held. Documents that could be read are there even when others could not.
    public record Reading(List<YamlDocument> documents, List<Problem> problems) {
        public Reading {
            documents = List.copyOf(documents);
            problems = List.copyOf(problems);
        }
    }

    /// Reads the bytes of a file: UTF-8, or UTF-16 with a byte order mark.
    public static Reading read(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new Reading(List.of(), List.of(tooLarge(file, bytes.length)));
        }
        try {
            return read(file, TextParts.decoded(bytes));
        } catch (Trouble trouble) {
            return new Reading(List.of(), List.of(trouble.in(file)));
        }
    }

    /// Reads YAML (several documents) or JSON; `kind: List` is taken apart. `file` names it in problems and origins.
    ///
    /// Cost: about 20 MB a second. Never throws: whatever the text is, it ends in documents and problems.
    public static Reading read(String file, String text) {
        if (text.length() > LARGEST) {
            return new Reading(List.of(), List.of(tooLarge(file, text.length())));
        }
        var documents = new ArrayList<YamlDocument>();
        var problems = new ArrayList<Problem>();
        for (var part : partsOf(file, text, problems)) {
            var reading = read(file, part);
            documents.addAll(reading.documents());
            problems.addAll(reading.problems());
        }
        return new Reading(documents, problems);
    }

    /// `size` in bytes. The problem that a larger file has; who knows the size need not read it.
    public static Problem tooLarge(String file, long size) {
        return Problem.error(
                new Problem.Place(file, "", file, 0),
                "has %d MB, and Weft reads at most %d".formatted(size >> 20, LARGEST >> 20),
                "split it, or leave it out of the folder");
    }

    /// The manifest as YAML, `apiVersion`, `kind`, `metadata`, `spec` first; without `status`, `managedFields` and what
    /// else the server adds. Reading it gives the same body without those.
    public static String write(Manifest manifest) {
        return YamlText.of(ServerFields.without(manifest.body()));
    }

    /// Any tree of maps, lists, texts, numbers and truth values as YAML in the same style.
    public static String write(Map<String, Object> tree) {
        return YamlText.of(tree);
    }

    private static List<TextParts.Part> partsOf(String file, String text, List<Problem> problems) {
        try {
            return TextParts.of(text);
        } catch (Trouble trouble) {
            problems.add(trouble.in(file));
            return List.of();
        }
    }

    private static Reading read(String file, TextParts.Part part) {
        try {
            return documents(file, part);
        } catch (Trouble trouble) {
            return new Reading(List.of(), List.of(trouble.within(part.firstLine(), part.text()).in(file)));
        } catch (YamlEngineException complaint) {
            var spaced = new TextParts.Part(FlowTabs.spaced(part.text()), part.firstLine());
            if (!spaced.equals(part)) {
                return read(file, spaced);
            }
            var trouble = Trouble.of(complaint, part.firstLine(), part.text());
            return new Reading(List.of(), List.of(trouble.within(part.firstLine(), part.text()).in(file)));
        }
    }

    private static Reading documents(String file, TextParts.Part part) {
        return together(DocumentParser.parse(part.text(), part.firstLine()).stream()
                .filter(tree -> !(tree instanceof Tree.Scalar scalar && scalar.value() == null))
                .map(tree -> ListItems.of(file, tree))
                .toList());
    }

    private static Reading together(List<Reading> readings) {
        return new Reading(
                readings.stream().flatMap(reading -> reading.documents().stream()).toList(),
                readings.stream().flatMap(reading -> reading.problems().stream()).toList());
    }
}
