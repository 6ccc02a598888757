package dev.weft.whatif.export;

/// A draft as commands for a POSIX shell, to be pasted: what is put is read by `kubectl` from the text itself.
public final class ShellCommands {
    private static final String END = "WEFT";

    private ShellCommands() {}

    public static String text(Outgoing draft) {
        var text = new StringBuilder(OneFile.supposed(draft));
        for (var put : draft.puts()) {
            var yaml = PolicyText.of(put.edit());
            var end = end(yaml);
            text.append("kubectl apply -f - <<'").append(end).append("'\n").append(yaml).append(end).append('\n');
        }
        draft.removals().forEach(policy -> text.append(PolicyText.deletion(policy.ref())).append('\n'));
        return text.toString();
    }

    /// A word that is no line of the text: it would end it.
    private static String end(String yaml) {
        var end = END;
        for (int number = 2; yaml.lines().anyMatch(end::equals); number++) {
            end = END + number;
        }
        return end;
    }
}
