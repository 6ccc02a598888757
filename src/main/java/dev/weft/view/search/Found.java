package dev.weft.view.search;

import dev.weft.cluster.ObjectRef;
import dev.weft.layout.Box;
import dev.weft.picture.Pick;
import dev.weft.policy.Party;
import dev.weft.session.Frame;
import dev.weft.topology.Boxes;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.search.GraphSearch;
import dev.weft.topology.search.Matches;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
        var drawn = search.in(nodes, edges.keySet(), id -> edges.getOrDefault(id, List.of()));
        var matches = search.aboutEdges() ? drawn : withFolds(frame, search, drawn);
        return new Found(matches, search.aboutEdges() ? edges(frame, matches) : nodes(frame, matches));
    }

    /// A fold is a match when anything in it is: a folded namespace, or a group of them.
    private static Matches withFolds(Frame frame, GraphSearch search, Matches drawn) {
        var nodes = new HashSet<>(drawn.nodes());
        var topology = frame.scene().topology();
        var boxes = frame.scene().scenery().sides().map(sides -> sides.before().boxes()).orElse(Boxes.OF_NAMESPACES);
        for (var ref : inside(frame)) {
            topology.fold(boxes.of(ref))
                    .map(TopologyNode::id)
                    .filter(fold -> !nodes.contains(fold) && search.finds(named(ref)))
                    .ifPresent(nodes::add);
        }
        return new Matches(nodes, drawn.edges());
    }

    private static List<ObjectRef> inside(Frame frame) {
        var inside = new ArrayList<ObjectRef>();
        frame.meaning().reachability().parties().forEach(party -> {
            if (party instanceof Party.Group group) {
                inside.add(group.ref());
            }
        });
        frame.meaning().snapshot().services().forEach(service -> inside.add(service.ref()));
        return inside;
    }

    private static TopologyNode named(ObjectRef ref) {
        var id = ref.kind().equals("Service") ? NodeId.ofService(ref) : NodeId.ofWorkload(ref);
        return new TopologyNode(id, ref.name(), ref.namespace(), Optional.of(ref), TopologyNode.Facts.NONE);
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
