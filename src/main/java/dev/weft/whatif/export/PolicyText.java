package dev.weft.whatif.export;

import dev.weft.cluster.ObjectRef;
import dev.weft.whatif.Edit;
import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The user's own text made fit for `kubectl`, with as little change as can be.
final class PolicyText {
    private static final String REWRITTEN = "# Written anew by Weft: the namespace found no place in the text.\n";

    private PolicyText() {}

    /// The text, ending with one newline and without a leading `---`. Where it names no namespace the one that was
    /// meant is written above the name; a text that is no block style there (`metadata: {name: x}`) is written anew.
    static String of(Edit.PutPolicy put) {
        var text = body(put.text());
        var manifest = put.manifest();
        var lines = manifest.origin().lines();
        if (!manifest.kind().namespaced() || lines.containsKey("metadata.namespace")) {
            return text;
        }
        int at = lines.getOrDefault("metadata.name", 0) - 1;
        var written = new ArrayList<>(List.of(put.text().split("\n", -1)));
        if (at < 0 || at >= written.size() || !written.get(at).stripLeading().startsWith("name:")) {
            return REWRITTEN + ManifestYaml.write(manifest);
        }
        var name = written.get(at);
        var indent = name.substring(0, name.length() - name.stripLeading().length());
        written.add(at, indent + "namespace: " + manifest.ref().namespace());
        return body(String.join("\n", written));
    }

    private static String body(String text) {
        var rest = text.startsWith("---\n") ? text.substring(4) : text;
        return rest.stripTrailing() + "\n";
    }

    /// The command that removes a policy. `kubectl` finds the resource by the lower-case kind and the group.
    static String deletion(ObjectRef policy) {
        var kind = policy.kind().toLowerCase(Locale.ROOT);
        var resource = policy.group().isEmpty() ? kind : kind + "." + policy.group();
        var where = policy.namespace().isEmpty() ? "" : " -n " + policy.namespace();
        return "kubectl delete " + resource + " " + policy.name() + where + " --ignore-not-found";
    }
}
