package dev.weft.whatif;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.yaml.ManifestYaml;
import dev.weft.yaml.YamlDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The text of a policy in the editor, as a step of a draft.
public final class DraftYaml {
    /// What the text is called where a problem names its file.
    public static final String FILE = "draft";

    /// Source: Kubernetes documentation, "Object Names and IDs", DNS subdomain names (RFC 1123).
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_NAMESPACE = 63;

    private DraftYaml() {}

    /// What a text says: a policy, or why it says none. While it says none, the last step stays as it is.
    public sealed interface Reading {
        /// `warnings` do not stop the policy from being evaluated.
        record Policy(Edit.PutPolicy edit, List<Problem> warnings) implements Reading {
            public Policy {
                warnings = List.copyOf(warnings);
            }
        }

        /// At least one, each with its line in the text where one is known.
        record Mistakes(List<Problem> problems) implements Reading {
            public Mistakes {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Reads one policy of one of the kinds. `defaultNamespace` is meant where the text names none.
    public static Reading read(String text, List<ResourceKind> kinds, String defaultNamespace) {
        var reading = ManifestYaml.read(FILE, text);
        var documents = reading.documents();
        var errors = reading.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            return new Reading.Mistakes(errors);
        }
        if (documents.isEmpty()) {
            return mistake("", 0, "the text is empty", "write a policy, or discard this one");
        }
        if (documents.size() > 1) {
            return mistake("", documents.get(1).origin().line(""), "the text holds " + documents.size()
                    + " objects", "keep one policy here, and open another editor for the next");
        }
        return policy(documents.getFirst(), new Wish(text, kinds, defaultNamespace), reading.problems());
    }

    private record Wish(String text, List<ResourceKind> kinds, String defaultNamespace) {}

    private static Reading policy(YamlDocument document, Wish wish, List<Problem> warnings) {
        var kind = kind(document, wish.kinds());
        if (kind == null) {
            return unknownKind(document, wish.kinds());
        }
        if (!(document.body().get("metadata") instanceof Map<?, ?> metadata)) {
            return mistake(document, "metadata", "is missing", "write metadata: with a name: below it");
        }
        if (!(metadata.get("name") instanceof String name)) {
            return mistake(document, "metadata.name", "is missing or no text", "give the policy a name");
        }
        if (!isName(name, LONGEST_NAME)) {
            return mistake(document, "metadata.name", "\"%s\" is no name".formatted(name),
                    "use lower-case letters, digits, - and ., beginning and ending with a letter or digit");
        }
        var namespace = metadata.get("namespace");
        if (namespace != null && !(namespace instanceof String given && isName(given, LONGEST_NAMESPACE))) {
            return mistake(document, "metadata.namespace", "\"%s\" is no namespace".formatted(namespace),
                    "use lower-case letters, digits and -");
        }
        var home = namespace == null ? wish.defaultNamespace() : namespace.toString();
        var body = kind.namespaced() ? placed(document.body(), metadata, home) : document.body();
        var manifest = new Manifest(kind, kind.ref(home, name), body, document.origin());
        return new Reading.Policy(new Edit.PutPolicy(manifest, wish.text()), warnings);
    }

    private static boolean isName(String text, int longest) {
        return text.length() <= longest && NAME.matcher(text).matches();
    }

    /// The body with its namespace written out.
    private static Map<String, Object> placed(Map<String, Object> body, Map<?, ?> metadata, String namespace) {
        var whole = new LinkedHashMap<Object, Object>(metadata);
        whole.put("namespace", namespace);
        var placed = new LinkedHashMap<>(body);
        placed.put("metadata", whole);
        return placed;
    }

    private static @Nullable ResourceKind kind(YamlDocument document, List<ResourceKind> kinds) {
        return kinds.stream()
                .filter(kind -> kind.kind().equals(document.body().get("kind"))
                        && kind.apiVersion().equals(document.body().get("apiVersion")))
                .findFirst()
                .orElse(null);
    }

    private static Reading unknownKind(YamlDocument document, List<ResourceKind> kinds) {
        var word = document.body().get("kind");
        var version = document.body().get("apiVersion");
        var namesakes = kinds.stream().filter(kind -> kind.kind().equals(word)).map(ResourceKind::apiVersion).toList();
        if (!namesakes.isEmpty()) {
            return mistake(document, "apiVersion",
                    version == null ? "is missing" : "\"%s\" is no version of %s".formatted(version, word),
                    "use " + String.join(" or ", namesakes));
        }
        var known = kinds.stream().map(ResourceKind::kind).distinct().collect(Collectors.joining(", "));
        return mistake(document, "kind",
                word == null ? "is missing" : "\"%s\" is no kind of policy".formatted(word), "use one of: " + known);
    }

    private static Reading mistake(YamlDocument document, String path, String message, String remedy) {
        return mistake(path, document.origin().line(path), message, remedy);
    }

    private static Reading mistake(String path, int line, String message, String remedy) {
        return new Reading.Mistakes(
                List.of(Problem.error(new Problem.Place(FILE, path, FILE, line), message, remedy)));
    }
}
