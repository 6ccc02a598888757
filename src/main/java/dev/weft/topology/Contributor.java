package dev.weft.topology;

import java.util.List;
import java.util.Optional;

/// A door: one kind of thing that is drawn.
public interface Contributor {
    /// What is added for one node in place of what was added before; both have the same id.
    record NodeChange(TopologyNode before, TopologyNode now) {}

    /// Its name in messages and tests.
    String name();

    /// Adds nodes and edges. Equal ids merge; the order of contributors must not matter.
    void contribute(TopologyRequest request, TopologyParts parts);

    /// How what it adds for `request` differs from what it added for `earlier`, which it was asked about last, where
    /// only nodes say something else about themselves: no node and no edge came, went or stands elsewhere. Empty when
    /// that is not so, or not known; then it must be asked anew.
    default Optional<List<NodeChange>> since(TopologyRequest earlier, TopologyRequest request) {
        return Optional.empty();
    }

    /// Does it look at nothing but the difference that a draft makes? Then all the others need not be asked again for
    /// another draft.
    default boolean ofDraft() {
        return false;
    }
}
