package dev.weft.picture;

import dev.weft.layout.Box;
import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Folds the edges between two namespaces into one, for the view from far away.
final class MergedEdges {
    private static final EdgePath NO_LINE = new EdgePath();

    private MergedEdges() {}

    static List<Drawing.PlacedEdge> of(
            List<Drawing.PlacedNode> nodes, List<Drawing.PlacedEdge> edges, List<Drawing.PlacedGroup> groups) {
        var boxes = new HashMap<NodeId, Box>();
        groups.forEach(group -> boxes.put(NodeId.ofNamespace(group.namespace()), group.box()));
        var ends = new HashMap<NodeId, NodeId>();
        for (var placed : nodes) {
            var group = NodeId.ofNamespace(placed.node().namespace());
            if (boxes.containsKey(group)) {
                ends.put(placed.node().id(), group);
            } else {
                boxes.put(placed.node().id(), placed.box());
            }
        }
        var sums = new HashMap<EdgeId, Sum>();
        for (var placed : edges) {
            var id = placed.edge().id();
            var merged = new EdgeId(
                    ends.getOrDefault(id.source(), id.source()), ends.getOrDefault(id.target(), id.target()));
            sums.computeIfAbsent(merged, _ -> new Sum()).add(placed);
        }
        return place(new TreeMap<>(sums), boxes);
    }

    /// Of edges that are drawn as one: counted in place, as there are thousands.
    private static final class Sum {
        private final Map<EdgeState, Integer> pairs = new EnumMap<>(EdgeState.class);
        private Optional<Drawing.Pace> pace = Optional.empty();

        void add(Drawing.PlacedEdge placed) {
            placed.edge().pairs().counts().forEach((state, count) -> pairs.merge(state, count, Integer::sum));
            pace = pace.map(known -> known.and(placed.pace())).or(() -> Optional.of(placed.pace()));
        }

        Tally tally() {
            return new Tally(pairs);
        }
    }

    private static List<Drawing.PlacedEdge> place(Map<EdgeId, Sum> sums, Map<NodeId, Box> boxes) {
        var placed = new ArrayList<Drawing.PlacedEdge>();
        sums.forEach((id, sum) -> {
            var source = boxes.get(id.source());
            var target = boxes.get(id.target());
            if (source != null && target != null) {
                boolean within = id.source().equals(id.target());
                var path = within ? NO_LINE : EdgePath.between(source, target);
                var bounds = within ? source : path.bounds();
                placed.add(new Drawing.PlacedEdge(
                        new TopologyEdge(id, List.of(), sum.tally()),
                        path,
                        bounds,
                        sum.pace.orElse(Drawing.Pace.NONE)));
            }
        });
        return List.copyOf(placed);
    }
}
