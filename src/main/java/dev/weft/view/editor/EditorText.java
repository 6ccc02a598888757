package dev.weft.view.editor;

import dev.weft.cluster.ObjectRef;
import dev.weft.session.Frame;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.yaml.ManifestYaml;
import java.util.Optional;

/// The text of a policy as the editor opens it: as drafted, or else as the cluster has it.
final class EditorText {
    private EditorText() {}

    /// Absent when neither the draft nor the cluster knows the policy.
    static Optional<String> of(Frame frame, Draft draft, ObjectRef policy) {
        var drafted = Optional.ofNullable(draft.effective().get(policy));
        if (drafted.isPresent() && drafted.get() instanceof Edit.PutPolicy(_, var text)) {
            return Optional.of(text);
        }
        return frame.meaning().snapshot().manifest(policy).map(ManifestYaml::write);
    }

    /// The line, from 1, of a path in a text; 0 when it is not there.
    static int line(String text, String path) {
        var documents = ManifestYaml.read("", text).documents();
        return documents.isEmpty() ? 0 : documents.getFirst().origin().line(path);
    }
}
