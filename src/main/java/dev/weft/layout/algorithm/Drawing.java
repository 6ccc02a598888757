package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/// Nodes and namespace boxes at their places.
record Drawing(Map<NodeId, Box> nodes, Map<String, Box> frames) {
    Positions positions() {
        return new Positions(nodes, frames, true);
    }

    Box extent() {
        return extent(nodes, frames);
    }

    static Box extent(Map<NodeId, Box> nodes, Map<String, Box> frames) {
        return Stream.concat(nodes.values().stream(), frames.values().stream())
                .reduce(Box::around)
                .orElse(new Box(0, 0, 0, 0));
    }

    static Box extentOf(Collection<Box> boxes) {
        return boxes.stream().reduce(Box::around).orElse(new Box(0, 0, 0, 0));
    }
}
