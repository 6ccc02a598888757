package dev.weft.whatif.export;

import java.util.ArrayList;
import java.util.stream.Collectors;

/// All policies of a draft as one text for `kubectl apply -f`. Comments stay as the user wrote them. A removal cannot
/// be applied: its command stands in a comment.
public final class OneFile {
    private OneFile() {}

    public static String text(Outgoing draft) {
        var documents = new ArrayList<String>();
        documents.add(header(draft));
        draft.puts().forEach(put -> documents.add(PolicyText.of(put.edit())));
        return String.join("---\n", documents);
    }

    private static String header(Outgoing draft) {
        var lines = new StringBuilder("# Draft made with Weft, not applied: ")
                .append(Words.count(draft.size(), "change"))
                .append(".\n");
        draft.removals().forEach(policy -> lines.append("# Remove ")
                .append(policy.ref().label())
                .append(":\n#   ")
                .append(PolicyText.deletion(policy.ref()))
                .append('\n'));
        return lines.append(supposed(draft)).toString();
    }

    /// As comments of YAML or of a shell, a line each; empty when nothing is only supposed.
    static String supposed(Outgoing draft) {
        return draft.supposed().stream()
                .map(edit -> "# " + Words.supposed(edit) + "\n")
                .collect(Collectors.joining());
    }
}
