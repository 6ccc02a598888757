package dev.weft.topology;

import java.util.List;

/// An edge with everything that speaks for it, in a fixed order.
public record TopologyEdge(EdgeId id, List<Evidence> evidence) {
    public TopologyEdge {
        evidence = List.copyOf(evidence);
    }

    public EdgeState state() {
        throw new UnsupportedOperationException("to be written");
    }
}
