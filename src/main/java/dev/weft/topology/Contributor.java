package dev.weft.topology;

/// A door: one kind of thing that is drawn.
public interface Contributor {
    /// Its name in messages and tests.
    String name();

    /// Adds nodes and edges. Equal ids merge; the order of contributors must not matter.
    void contribute(TopologyRequest request, TopologyParts parts);
}
