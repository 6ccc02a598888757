package dev.weft.topology;

/// Where contributors put what they add.
public interface TopologyParts {
    void node(TopologyNode node);

    void edge(EdgeId id, Evidence evidence);
}
