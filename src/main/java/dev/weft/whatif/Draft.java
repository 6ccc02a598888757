package dev.weft.whatif;

import dev.weft.cluster.ClusterSnapshot;
import java.util.List;

/// What the user would change: steps done, and steps undone that can be done again. Immutable.
public record Draft(List<Edit> done, List<Edit> undone) {
    public static final Draft EMPTY = new Draft(List.of(), List.of());

    public Draft {
        done = List.copyOf(done);
        undone = List.copyOf(undone);
    }

    /// With one more step; what was undone is forgotten. Typing on in the policy that the last step is about replaces
    /// that step when `continues` is true.
    public Draft with(Edit edit, boolean continues) {
        throw new UnsupportedOperationException("to be written" + edit + continues);
    }

    /// The same draft when nothing is to undo.
    public Draft undo() {
        throw new UnsupportedOperationException("to be written");
    }

    public Draft redo() {
        throw new UnsupportedOperationException("to be written");
    }

    public boolean isEmpty() {
        return done.isEmpty();
    }

    /// The cluster as it would be.
    public ClusterSnapshot applyTo(ClusterSnapshot snapshot) {
        throw new UnsupportedOperationException("to be written" + snapshot);
    }
}
