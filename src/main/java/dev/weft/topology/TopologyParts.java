package dev.weft.topology;

/// Where contributors put what they add. What is added twice merges: evidence adds up, facts complete each other.
public interface TopologyParts {
    void node(TopologyNode node);

    /// Both ends must be added as nodes, by whomever.
    void edge(EdgeId id, Evidence evidence);

    /// Like `edge`, of two workloads, where the contributor says of the pair only this.
    default void pair(NodeId source, NodeId target, Evidence evidence) {
        edge(new EdgeId(source, target), evidence);
    }

    /// Like `edge`, where it stands for so many pairs of workloads that are too many to draw one by one.
    void merged(EdgeId id, Evidence evidence, int pairs);

    /// One sentence that the user must know about what is drawn, for example that edges were merged.
    void note(String sentence);
}
