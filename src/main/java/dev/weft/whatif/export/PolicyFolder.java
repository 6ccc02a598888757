package dev.weft.whatif.export;

import dev.weft.cluster.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// A draft as a folder for `kubectl apply -f FOLDER`: a file for each policy, as the user wrote it, and `REMOVED.md`
/// with what no such file can say.
public final class PolicyFolder {
    /// `kubectl` passes it over: it reads `.yaml`, `.yml` and `.json` alone.
    public static final String REMOVED = "REMOVED.md";

    private PolicyFolder() {}

    public static SortedMap<String, byte[]> files(Outgoing draft) {
        var files = new TreeMap<String, byte[]>();
        var names = FileNames.of(draft.puts().stream().map(put -> put.edit().object()).toList());
        draft.puts().forEach(put -> files.put(names.get(put.edit().object()), bytes(PolicyText.of(put.edit()))));
        var removed = removed(draft);
        if (!removed.isEmpty()) {
            files.put(REMOVED, bytes(removed));
        }
        return files;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String removed(Outgoing draft) {
        var text = new StringBuilder();
        if (!draft.removals().isEmpty()) {
            text.append("# Policies that the draft removes\n\n");
            draft.removals().stream().map(Manifest::ref)
                    .forEach(policy -> text.append("- ").append(MarkdownText.of(policy.label())).append('\n'));
            text.append("\nCommands, not run:\n\n```sh\n");
            draft.removals().forEach(policy -> text.append(PolicyText.deletion(policy.ref())).append('\n'));
            text.append("```\n");
        }
        if (!draft.supposed().isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append("# What the draft only supposes\n\n");
            draft.supposed().forEach(edit ->
                    text.append("- ").append(MarkdownText.of(Words.supposed(edit))).append('\n'));
        }
        return text.toString();
    }
}
