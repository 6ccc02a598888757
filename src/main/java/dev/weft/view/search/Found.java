package dev.weft.view.search;

import dev.weft.layout.Box;
import dev.weft.picture.Pick;
import dev.weft.session.Frame;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.search.GraphSearch;
import dev.weft.topology.search.Matches;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a text finds in a frame: the marks, and the single matches as the eye reads them, row by row from the left.
/// A text about edges counts edges, any other counts nodes.
public record Found(Matches matches, List<Pick> picks) {
    public static final Found NOTHING = new Found(Matches.NONE, List.of());

    /// Boxes whose tops are as near as this, in units of the world, stand in one row.
    private static final double ROW = 40;

    public Found {
        picks = List.copyOf(picks);
    }

    /// Nothing for an empty text. Cost: O(pods + nodes + edges).
    public static Found of(Frame frame, String text) {
        var search = GraphSearch.of(text, frame.meaning().snapshot());
        if (search.isEmpty()) {
            return NOTHING;
        }
        var topology = frame.scene().topology();
        var nodes = topology.nodes().stream().collect(Collectors.toMap(TopologyNode::id, Function.identity()));
        var edges = topology.edges().stream().collect(Collectors.toMap(TopologyEdge::id, TopologyEdge::evidence));
        var matches = search.in(nodes, edges.keySet(), id -> edges.getOrDefault(id, List.of()));
        return new Found(matches, search.aboutEdges() ? edges(frame, matches) : nodes(frame, matches));
    }

    private static List<Pick> nodes(Frame frame, Matches matches) {
        return matches.nodes().stream().sorted(reading(frame)).<Pick>map(Pick.OfNode::new).toList();
    }

    private static List<Pick> edges(Frame frame, Matches matches) {
        return matches.edges().stream()
                .sorted(Comparator.comparing(EdgeId::source, reading(frame))
                        .thenComparing(EdgeId::target, reading(frame)))
                .<Pick>map(Pick.OfEdge::new)
                .toList();
    }

    private static Comparator<NodeId> reading(Frame frame) {
        var places = frame.scene().positions().nodes();
        var nowhere = new Box(Double.MAX_VALUE, Double.MAX_VALUE, 0, 0);
        return Comparator.<NodeId>comparingDouble(id -> Math.floor(places.getOrDefault(id, nowhere).y() / ROW))
                .thenComparingDouble(id -> places.getOrDefault(id, nowhere).x())
                .thenComparing(Comparator.naturalOrder());
    }
}
