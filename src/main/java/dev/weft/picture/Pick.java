package dev.weft.picture;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;

/// Something on the picture that can be selected or hovered.
public sealed interface Pick {
    record OfNode(NodeId id) implements Pick {}

    record OfEdge(EdgeId id) implements Pick {}

    /// The header of an open namespace box.
    record OfGroup(String namespace) implements Pick {}
}
