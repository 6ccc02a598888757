package dev.weft.session;

import dev.weft.layout.Box;
import dev.weft.layout.Layout;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers where nodes stood that are filtered away or folded now, so that they come back to the same place.
///
/// Threads: confined to the analysis thread.
final class PlaceMemory {
    private final Layout layout;
    private final Duration budget;
    private final Map<NodeId, Box> remembered = new HashMap<>();
    private final Map<String, Box> rememberedGroups = new HashMap<>();
    private Positions last = Positions.NONE;
    private @Nullable Topology placed;

    PlaceMemory(Layout layout, Duration budget) {
        this.layout = layout;
        this.budget = budget;
    }

    Positions place(Topology topology) {
        var before = placed;
        if (before != null && last.settled() && topology.sharesNodesWith(before)) {
            return last;
        }
        last = layout.step(topology, previous(topology), budget);
        placed = topology;
        remembered.putAll(last.nodes());
        rememberedGroups.putAll(last.groups());
        return last;
    }

    /// The places of the last frame, and those of returning nodes where they are still free.
    private Positions previous(Topology topology) {
        if (last.nodes().isEmpty()) {
            return last;
        }
        var nodes = new HashMap<>(last.nodes());
        var groups = new HashMap<>(last.groups());
        for (TopologyNode node : topology.nodes()) {
            var box = remembered.get(node.id());
            if (box != null && !nodes.containsKey(node.id()) && isFree(box, topology, nodes)) {
                nodes.put(node.id(), box);
                var group = rememberedGroups.get(node.namespace());
                if (group != null) {
                    groups.merge(node.namespace(), group, Box::around);
                }
            }
        }
        return new Positions(nodes, groups, last.settled());
    }

    private static boolean isFree(Box box, Topology topology, Map<NodeId, Box> nodes) {
        for (var entry : nodes.entrySet()) {
            if (entry.getValue().overlaps(box) && topology.node(entry.getKey()).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
