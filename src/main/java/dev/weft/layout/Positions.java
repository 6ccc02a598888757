package dev.weft.layout;

import dev.weft.topology.NodeId;
import java.util.Map;
import java.util.Optional;

/// Where every node stands, and the box of every open namespace by name. `settled` is false while another step would
/// still improve the drawing.
public record Positions(Map<NodeId, Box> nodes, Map<String, Box> groups, boolean settled) {
    public static final Positions NONE = new Positions(Map.of(), Map.of(), true);

    public Positions {
        nodes = Map.copyOf(nodes);
        groups = Map.copyOf(groups);
    }

    /// The box around everything; absent when nothing is drawn.
    public Optional<Box> extent() {
        return java.util.stream.Stream.concat(nodes.values().stream(), groups.values().stream())
                .reduce(Box::around);
    }
}
