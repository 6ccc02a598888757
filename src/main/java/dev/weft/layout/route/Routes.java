package dev.weft.layout.route;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The route of every edge of a picture: those between two boxes run together as ribbons, the others straight
/// over, or round what is in their way.
///
/// Threads: immutable.
public final class Routes {
    public static final Routes NONE = new Routes(Positions.NONE, List.of(), new int[0], new Route[0],
            new Detours(List.of(), Positions.NONE));

    private final Positions positions;
    /// With `strands` all that decides how edges run, while nothing moves.
    private final List<EdgeId> edges;
    private final int[] strands;
    private final @Nullable Route[] routes;
    private final Detours detours;

    private Routes(
            Positions positions, List<EdgeId> edges, int[] strands, @Nullable Route[] routes, Detours detours) {
        this.positions = positions;
        this.edges = edges;
        this.strands = strands;
        this.routes = routes;
        this.detours = detours;
    }

    /// `strand` says of an edge, by its number, what it may run together with, see [Wire]. Routes that run as
    /// they ran are the same objects as `before`;
    /// all of them are `before` itself where none runs otherwise.
    public static Routes of(
            Topology.Numbered topology, Positions positions, IntUnaryOperator strand, Routes before) {
        var strands = IntStream.range(0, topology.edges().size()).map(strand).toArray();
        boolean stands = positions.standsAs(before.positions);
        if (stands && Arrays.equals(strands, before.strands) && before.isOf(topology.edges())) {
            return before;
        }
        var ids = topology.edges().stream().map(TopologyEdge::id).toList();
        var detours = stands ? before.detours : new Detours(topology.nodes(), positions);
        return new Routes(positions, ids, strands, routed(topology, positions, strands, before, detours), detours);
    }

    private boolean isOf(List<TopologyEdge> others) {
        for (int i = 0; i < others.size(); i++) {
            if (!edges.get(i).equals(others.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    /// Of the edge of this number. Absent for one without a place.
    public @Nullable Route of(int edge) {
        return routes[edge];
    }

    private static @Nullable Route[] routed(
            Topology.Numbered topology, Positions positions, int[] strands, Routes before, Detours detours) {
        var places = topology.nodes().stream()
                .map(node -> Optional.ofNullable(positions.nodes().get(node.id())))
                .toList();
        var around = topology.nodes().stream().map(node -> around(node, positions)).toList();
        var numbers = new int[strands.length];
        var wires = new ArrayList<Wire>(strands.length);
        for (int i = 0; i < strands.length; i++) {
            int source = topology.source(i);
            int target = topology.target(i);
            if (places.get(source).isPresent() && places.get(target).isPresent()) {
                numbers[wires.size()] = i;
                wires.add(new Wire(
                        places.get(source).get(), places.get(target).get(), around.get(source), around.get(target),
                        strands[i]));
            }
        }
        var curves = detours.of(wires);
        var routes = new Route[strands.length];
        int last = 0;
        for (int i = 0; i < wires.size(); i++) {
            var id = topology.edges().get(numbers[i]).id();
            last = before.from(last, id);
            routes[numbers[i]] = before.kept(last, id, new Route(
                    wires.get(i).source(), wires.get(i).target(), curves.get(i)));
        }
        return routes;
    }

    /// The number, not below `number`, of the first edge that does not come before `id`.
    private int from(int number, EdgeId id) {
        int next = number;
        while (next < edges.size() && !edges.get(next).equals(id) && edges.get(next).compareTo(id) < 0) {
            next++;
        }
        return next;
    }

    private Route kept(int number, EdgeId id, Route route) {
        var known = number < edges.size() && edges.get(number).equals(id) ? routes[number] : null;
        return known != null && known.runsAs(route) ? known : route;
    }

    private static Optional<Box> around(TopologyNode node, Positions positions) {
        return Optional.ofNullable(positions.groups().get(node.namespace()));
    }
}
