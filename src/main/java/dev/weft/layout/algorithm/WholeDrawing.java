package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A drawing from nothing: each namespace for itself, the namespaces in columns in the direction of the traffic, then
/// the rims around them.
final class WholeDrawing {
    /// Rounds of moving groups within their column towards what they talk to; later rounds change little.
    private static final int ROUNDS = 4;

    private final Topology topology;
    private final Sections sections;
    private final NamespaceLayout namespaces;
    private final CompoundLayout.Outer outer;
    private final Map<NodeId, Box> nodes = new HashMap<>();
    private final Map<String, Box> frames = new HashMap<>();

    private WholeDrawing(
            Topology topology, Sections sections, NamespaceLayout namespaces, CompoundLayout.Outer outer) {
        this.topology = topology;
        this.sections = sections;
        this.namespaces = namespaces;
        this.outer = outer;
    }

    static Drawing of(
            Topology topology, Sections sections, NamespaceLayout namespaces, CompoundLayout.Outer outer) {
        return new WholeDrawing(topology, sections, namespaces, outer).draw();
    }

    private Drawing draw() {
        placeGroups();
        var centre = Drawing.extent(nodes, frames);
        rim(sections.left(), centre).ifPresent(rim -> rim.leftOf(centre).into(nodes, frames));
        rim(sections.right(), centre).ifPresent(rim -> rim.rightOf(centre).into(nodes, frames));
        if (!sections.machines().isEmpty()) {
            var row = Grid.within(sections.machines(), centre.width());
            row.at(centre.x(), centre.bottom() + NodeSizes.GROUP_GAP_DOWN).into(nodes, frames);
        }
        return new Drawing(nodes, frames);
    }

    private Optional<Rim> rim(List<TopologyNode> members, Box centre) {
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rim(members, centre, new Neighbours(topology, nodes)));
    }

    private void placeGroups() {
        var groups = new ArrayList<PlacedGroup>();
        sections.open().forEach((name, members) -> groups.add(namespaces.place(name, members, topology)));
        sections.folded().forEach(node -> groups.add(PlacedGroup.lone(node.id(), NodeSizes.at(node, 0, 0))));
        if (groups.isEmpty()) {
            return;
        }
        var weights = GroupWeights.of(groups, topology);
        var order = FlowOrder.of(weights);
        if (outer == CompoundLayout.Outer.RINGS) {
            Rings.place(groups, weights, order).forEach(group -> group.into(nodes, frames));
            return;
        }
        var columns = Columns.of(order.stream().map(groups::get).toList(), beside());
        for (int round = 0; round < ROUNDS; round++) {
            take(columns);
            columns = sorted(columns);
        }
        take(ColumnSearch.improved(columns, topology, beside()));
    }

    /// How wide the rims will be, if each is one column.
    private double beside() {
        return Stream.of(sections.left(), sections.right())
                .filter(members -> !members.isEmpty())
                .mapToDouble(members -> NodeSizes.GROUP_GAP
                        + members.stream().mapToDouble(NodeSizes::width).max().orElse(0))
                .sum();
    }

    private void take(Columns columns) {
        columns.place().forEach(group -> group.into(nodes, frames));
    }

    private Columns sorted(Columns columns) {
        var neighbours = new Neighbours(topology, nodes);
        return new Columns(columns.columns().stream()
                .map(column -> column.stream()
                        .sorted(Comparator.comparingDouble((PlacedGroup group) -> wishedY(group, neighbours)))
                        .toList())
                .toList());
    }

    private double wishedY(PlacedGroup group, Neighbours neighbours) {
        var frame = Drawing.extentOf(group.nodes().keySet().stream().map(nodes::get).toList());
        return neighbours.centreOutside(group.nodes().keySet()).map(Box::y).orElse(frame.centerY());
    }
}
