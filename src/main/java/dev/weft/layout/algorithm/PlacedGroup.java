package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.Boxes;
import dev.weft.topology.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;

/// Nodes that stand together: an open namespace in its box, or, without a name, a lone node or a grid of them. `frame`
/// is the box around them.
record PlacedGroup(String namespace, Box frame, Map<NodeId, Box> nodes) {
    static PlacedGroup lone(NodeId id, Box box) {
        return new PlacedGroup("", box, Map.of(id, box));
    }

    /// The same nodes in a namespace box, or in another that is wide enough for its name: such names are sentences.
    PlacedGroup boxed(String name) {
        var around = NodeSizes.frameAround(frame);
        double width = Boxes.isNamespace(name) ? 0 : NodeSizes.headerWidth(name);
        var box = new Box(around.x(), around.y(), Math.max(around.width(), width), around.height());
        return new PlacedGroup(name, box, nodes);
    }

    /// With its top left corner there.
    PlacedGroup at(double x, double y) {
        return moved(x - frame.x(), y - frame.y());
    }

    PlacedGroup moved(double dx, double dy) {
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
