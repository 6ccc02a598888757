package dev.weft.whatif;

import java.util.List;

/// One named step of a draft: edits that belong together, done, undone and switched off as one. `on` is false for a
/// step that is kept and not counted.
public record Step(String title, List<Edit> edits, boolean on) {
    public Step {
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a step without an edit: " + title);
        }
        edits = List.copyOf(edits);
    }

    public Step(String title, List<Edit> edits) {
        this(title, edits, true);
    }

    public static Step of(Edit edit) {
        return new Step(edit.title(), List.of(edit));
    }

    Step switched(boolean now) {
        return new Step(title, edits, now);
    }
}
