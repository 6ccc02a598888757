package dev.weft.topology.hub;

import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;

/// An edge of a hub, to be shown on the `card` of its partner. `word` says which hub: `DNS`, else its name;
/// `brief` where there is little room, one for each hub of a picture. `calls`: the partner calls the hub; else the hub
/// calls it.
public record Badge(EdgeId edge, EdgeState state, String word, String brief, boolean calls) {
    public NodeId card() {
        return calls ? edge.source() : edge.target();
    }

    public NodeId hub() {
        return calls ? edge.target() : edge.source();
    }
}
