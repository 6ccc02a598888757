package dev.weft.view.editor;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.lint.Check;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Reachability;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.whatif.editing.Completion;
import dev.weft.whatif.editing.Completion.Proposal;
import dev.weft.whatif.editing.Outline;
import dev.weft.whatif.editing.Selections;
import dev.weft.whatif.editing.Selections.Selected;
import dev.weft.whatif.editing.TextPeers;
import dev.weft.whatif.mistake.Mistake;
import dev.weft.whatif.mistake.Mistakes;
import dev.weft.whatif.mistake.Typed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Everything that is worked out about the text of the editor.
///
/// Threads: may be asked from any thread.
final class EditorHelp {
    private final List<PolicyKind> kinds;
    private final List<Check> checks;
    private final AtomicReference<@Nullable ClusterWords> known = new AtomicReference<>();

    EditorHelp(List<PolicyKind> kinds, List<Check> checks) {
        this.kinds = List.copyOf(kinds);
        this.checks = List.copyOf(checks);
    }

    /// A text, a place in it, the namespace that is meant where it names none, and the cluster.
    record Asked(String text, int caret, String namespace, ClusterSnapshot live) {}

    /// What was read of a text, and what is wrong in it.
    record Read(Typed typed, List<Mistake> mistakes) {}

    Read read(Asked asked) {
        var typed = Typed.of(
                asked.text(), words(asked.live()), kinds.stream().map(PolicyKind::resource).toList(),
                asked.namespace());
        return new Read(typed, Mistakes.of(typed, kinds));
    }

    List<Proposal> proposals(Asked asked) {
        return Completion.at(Outline.of(asked.text()), asked.caret(), words(asked.live()), asked.namespace());
    }

    Optional<Selected> selected(Asked asked) {
        var outline = Outline.of(asked.text());
        return Selections.at(
                new TextPeers(outline, asked.namespace()), words(asked.live()), outline.pathAt(asked.caret()));
    }

    List<Mistake> evaluated(Typed typed, Reachability after) {
        return Mistakes.evaluated(typed, after, checks);
    }

    @SuppressWarnings("ReferenceEquality") // a snapshot is made once for each change of the cluster
    private ClusterWords words(ClusterSnapshot live) {
        var last = known.get();
        if (last != null && last.snapshot() == live) {
            return last;
        }
        var words = ClusterWords.of(live);
        known.set(words);
        return words;
    }
}
