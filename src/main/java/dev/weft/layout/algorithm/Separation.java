package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The last resort against overlaps: what stands lower is pushed down, with all that stands in it, until it is free.
/// Nothing happens while nothing overlaps.
///
/// It ends: groups are settled from top to bottom, and each only moves down, below one that is settled.
final class Separation {
    private static final double CLEARANCE = 8;

    private final List<PlacedGroup> groups = new ArrayList<>();

    /// Of everything that is placed.
    static Drawing settle(
            Sections sections, Map<NodeId, Box> nodes, Map<String, Box> frames, Set<NodeId> pinned) {
        return stands(sections, nodes, frames)
                ? new Drawing(Map.copyOf(nodes), Map.copyOf(frames))
                : new Separation(sections, nodes, frames).settle(pinned);
    }

    /// Is it all free already? Then nothing has to be sorted or copied.
    private static boolean stands(Sections sections, Map<NodeId, Box> nodes, Map<String, Box> frames) {
        var boxes = new ArrayList<Box>();
        sections.open().keySet().forEach(name -> boxes.add(boxOf(frames, name)));
        for (var loose : List.of(sections.folded(), sections.left(), sections.right(), sections.machines())) {
            loose.forEach(node -> boxes.add(boxOf(nodes, node.id())));
        }
        boxes.sort(Comparator.comparingDouble(Box::x));
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size() && boxes.get(j).x() < boxes.get(i).right(); j++) {
                if (boxes.get(i).overlaps(boxes.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Separation(Sections sections, Map<NodeId, Box> nodes, Map<String, Box> frames) {
        sections.open().forEach((name, members) -> groups.add(new PlacedGroup(
                name, boxOf(frames, name), boxes(members, nodes))));
        for (var loose : List.of(sections.folded(), sections.left(), sections.right(), sections.machines())) {
            loose.forEach(node -> groups.add(PlacedGroup.lone(node.id(), boxOf(nodes, node.id()))));
        }
    }

    private static <K> Box boxOf(Map<K, Box> boxes, K key) {
        var box = boxes.get(key);
        if (box == null) {
            throw new IllegalStateException("not placed: " + key);
        }
        return box;
    }

    private static Map<NodeId, Box> boxes(List<TopologyNode> members, Map<NodeId, Box> nodes) {
        var boxes = new LinkedHashMap<NodeId, Box>();
        members.forEach(node -> boxes.put(node.id(), boxOf(nodes, node.id())));
        return boxes;
    }

    /// What holds a pinned node is settled first, and so stays where it is.
    private Drawing settle(Set<NodeId> pinned) {
        groups.sort(Comparator.comparing(
                        (PlacedGroup group) -> Collections.disjoint(group.nodes().keySet(), pinned))
                .thenComparingDouble(group -> group.frame().y())
                .thenComparingDouble(group -> group.frame().x())
                .thenComparing(PlacedGroup::namespace));
        var settled = new ArrayList<PlacedGroup>();
        groups.forEach(group -> settled.add(free(group, settled)));
        var nodes = new HashMap<NodeId, Box>();
        var frames = new HashMap<String, Box>();
        settled.forEach(group -> group.into(nodes, frames));
        return new Drawing(nodes, frames);
    }

    private static PlacedGroup free(PlacedGroup group, List<PlacedGroup> settled) {
        var moved = group;
        for (int i = 0; i < settled.size(); i++) {
            if (settled.get(i).frame().overlaps(moved.frame())) {
                double down = settled.get(i).frame().bottom() + CLEARANCE - moved.frame().y();
                moved = moved.moved(0, down);
                i = -1; // lower down others may stand in the way
            }
        }
        return moved;
    }
}
