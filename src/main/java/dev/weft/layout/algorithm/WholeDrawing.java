package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.layout.free.Forces;
import dev.weft.layout.free.Pull;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A drawing from nothing: each namespace for itself, the namespaces in columns in the direction of the traffic, then
/// the rims around them.
final class WholeDrawing {
    /// Rounds of moving groups within their column towards what they talk to; later rounds change little.
    private static final int ROUNDS = 4;
    /// Members of one namespace that forces may place: a quarter of a second.
    private static final int MOST_FREE = 600;

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
        if (outer == CompoundLayout.Outer.LAYERS) {
            return ElkLayers.whole(topology, sections, namespaces);
        }
        if (outer == CompoundLayout.Outer.FREE) {
            placeFree();
            return new Drawing(nodes, frames);
        }
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

    /// What is outside is drawn in by those it talks to, like everything else.
    private void placeFree() {
        var groups = new ArrayList<PlacedGroup>();
        sections.open().forEach((name, members) -> groups.add(free(name, members)));
        Stream.of(sections.folded(), sections.left(), sections.right(), sections.machines())
                .flatMap(List::stream)
                .forEach(node -> groups.add(PlacedGroup.lone(node.id(), NodeSizes.at(node, 0, 0))));
        var weights = GroupWeights.of(groups, topology);
        var pulls = new ArrayList<Pull>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = i + 1; j < groups.size(); j++) {
                if (weights[i][j] + weights[j][i] > 0) {
                    pulls.add(new Pull(i, j, weights[i][j] + weights[j][i]));
                }
            }
        }
        var boxes = Forces.place(groups.stream().map(PlacedGroup::frame).toList(), pulls, NodeSizes.GROUP_GAP);
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).at(boxes.get(i).x(), boxes.get(i).y()).into(nodes, frames);
        }
    }

    /// A very large namespace, or one of which nobody talks to another, is drawn as it always is.
    private PlacedGroup free(String namespace, List<TopologyNode> members) {
        var numbers = new HashMap<NodeId, Integer>();
        members.forEach(node -> numbers.put(node.id(), numbers.size()));
        var pulls = new ArrayList<Pull>();
        for (var node : members) {
            for (var edge : topology.graph().outgoingEdgesOf(node.id())) {
                var from = numbers.get(edge.source());
                var to = numbers.get(edge.target());
                if (from != null && to != null && !from.equals(to)) {
                    pulls.add(new Pull(from, to, 1));
                }
            }
        }
        if (pulls.isEmpty() || members.size() > MOST_FREE) {
            return namespaces.place(namespace, members, topology);
        }
        var boxes = Forces.place(members.stream().map(node -> NodeSizes.at(node, 0, 0)).toList(), pulls, NodeSizes.GAP);
        var placed = new LinkedHashMap<NodeId, Box>();
        for (int i = 0; i < members.size(); i++) {
            placed.put(members.get(i).id(), boxes.get(i));
        }
        return new PlacedGroup("", Drawing.extentOf(boxes), placed).boxed(namespace);
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
