package dev.weft.topology;

/// A door: one kind of thing that is drawn.
public interface Contributor {
    /// Its name in messages and tests.
    String name();

    /// Adds nodes and edges. Equal ids merge; the order of contributors must not matter.
    void contribute(TopologyRequest request, TopologyParts parts);

    /// Does it look at nothing but the difference that a draft makes? Then all the others need not be asked again for
    /// another draft.
    default boolean ofDraft() {
        return false;
    }
}
