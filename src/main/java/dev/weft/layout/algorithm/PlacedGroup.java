package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;

/// A namespace with its nodes placed; `frame` is its box. A group without a name (what stands outside the boxes) has no
/// box of its own to draw.
record PlacedGroup(String namespace, Box frame, Map<NodeId, Box> nodes) {
    /// Only the size counts: where it stands is decided later.
    Box size() {
        return frame;
    }

    /// With its top left corner there.
    PlacedGroup moved(Box corner) {
        double dx = corner.x() - frame.x();
        double dy = corner.y() - frame.y();
        var moved = new LinkedHashMap<NodeId, Box>();
        nodes.forEach((id, box) -> moved.put(id, box.moved(dx, dy)));
        return new PlacedGroup(namespace, frame.moved(dx, dy), moved);
    }

    void into(Map<NodeId, Box> allNodes, Map<String, Box> allGroups) {
        allNodes.putAll(nodes);
        if (!namespace.isEmpty()) {
            allGroups.put(namespace, frame);
        }
    }
}
