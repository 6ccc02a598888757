package dev.weft.layout.route;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The route of every edge of a picture: those between two boxes run together as ribbons, the others straight over.
///
/// Threads: immutable.
public final class Routes {
    public static final Routes NONE = new Routes(Positions.NONE, List.of(), Map.of());

    /// All that decides how an edge runs, while nothing moves.
    private record Strand(EdgeId edge, int number) {}

    private final Positions positions;
    private final List<Strand> strands;
    private final Map<EdgeId, Route> routes;

    private Routes(Positions positions, List<Strand> strands, Map<EdgeId, Route> routes) {
        this.positions = positions;
        this.strands = strands;
        this.routes = routes;
    }

    /// `strand` says what may run together, see [Wire]. Routes that run as they ran are the same objects as `before`.
    public static Routes of(
            Topology topology, Positions positions, ToIntFunction<TopologyEdge> strand, Routes before) {
        var strands = topology.edges().stream()
                .map(edge -> new Strand(edge.id(), strand.applyAsInt(edge)))
                .toList();
        boolean stands = positions.nodes().equals(before.positions.nodes())
                && positions.groups().equals(before.positions.groups());
        if (stands && strands.equals(before.strands)) {
            return before;
        }
        return routed(topology, positions, strands, stands ? before.routes : Map.of());
    }

    /// Absent for an edge without a place.
    public @Nullable Route of(EdgeId edge) {
        return routes.get(edge);
    }

    private static Routes routed(
            Topology topology, Positions positions, List<Strand> strands, Map<EdgeId, Route> known) {
        var ids = new ArrayList<EdgeId>();
        var wires = new ArrayList<Wire>();
        for (var strand : strands) {
            var source = positions.nodes().get(strand.edge().source());
            var target = positions.nodes().get(strand.edge().target());
            if (source != null && target != null) {
                ids.add(strand.edge());
                wires.add(new Wire(
                        source, target, around(strand.edge().source(), topology, positions),
                        around(strand.edge().target(), topology, positions), strand.number()));
            }
        }
        var curves = Ribbons.of(wires);
        var routes = new HashMap<EdgeId, Route>();
        for (int i = 0; i < wires.size(); i++) {
            var route = new Route(wires.get(i).source(), wires.get(i).target(), curves.get(i));
            var before = known.get(ids.get(i));
            boolean same = before != null && before.isStraight() && route.isStraight();
            routes.put(ids.get(i), same ? before : route);
        }
        return new Routes(positions, strands, routes);
    }

    private static Optional<Box> around(NodeId id, Topology topology, Positions positions) {
        return topology.node(id).map(node -> positions.groups().get(node.namespace()));
    }
}
