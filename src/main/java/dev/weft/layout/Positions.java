package dev.weft.layout;

import dev.weft.topology.NodeId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Where every node stands, and the box of every open namespace by name. `pinned` nodes are to stay exactly there.
/// `settled` is false while another step would still improve the drawing, or while things are on their way.
public record Positions(Map<NodeId, Box> nodes, Map<String, Box> groups, Set<NodeId> pinned, boolean settled) {
    public static final Positions NONE = new Positions(Map.of(), Map.of(), true);

    private static final Box NOWHERE = new Box(0, 0, 0, 0);

    public Positions {
        nodes = Map.copyOf(nodes);
        groups = Map.copyOf(groups);
        pinned = Set.copyOf(pinned);
    }

    /// With nothing pinned.
    public Positions(Map<NodeId, Box> nodes, Map<String, Box> groups, boolean settled) {
        this(nodes, groups, Set.of(), settled);
    }

    /// Is everything in the same place, whatever is pinned, and as settled?
    public boolean standsAs(Positions other) {
        return settled == other.settled && nodes.equals(other.nodes) && groups.equals(other.groups);
    }

    /// The box around everything; absent when nothing is drawn.
    public Optional<Box> extent() {
        return java.util.stream.Stream.concat(nodes.values().stream(), groups.values().stream())
                .reduce(Box::around);
    }

    /// Moved as a whole so that what stood before stands, on the whole, where it stood: by the median of the ways.
    public Positions alignedTo(Positions before) {
        var common = nodes.keySet().stream().filter(before.nodes::containsKey).sorted().toList();
        if (common.isEmpty()) {
            return this;
        }
        ToDoubleFunction<NodeId> across = id -> before.at(id).x() - at(id).x();
        ToDoubleFunction<NodeId> down = id -> before.at(id).y() - at(id).y();
        return moved(
                median(common.stream().mapToDouble(across).toArray()),
                median(common.stream().mapToDouble(down).toArray()));
    }

    private Positions moved(double dx, double dy) {
        var movedNodes = new HashMap<NodeId, Box>();
        nodes.forEach((id, box) -> movedNodes.put(id, box.moved(dx, dy)));
        var movedGroups = new HashMap<String, Box>();
        groups.forEach((name, box) -> movedGroups.put(name, box.moved(dx, dy)));
        return new Positions(movedNodes, movedGroups, pinned, settled);
    }

    private Box at(NodeId id) {
        return nodes.getOrDefault(id, NOWHERE);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return Math.rint(values[values.length / 2]);
    }
}
