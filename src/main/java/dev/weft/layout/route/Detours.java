package dev.weft.layout.route;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leads lines that would run below a card, over a header or through a box of others round them.
///
/// A line below a card seems to end there, or to begin: somebody reads a connection that is not. So a line is bent as
/// soon as anything is in its way, and stays as it is while nothing is. Lines that bend round the same corner keep
/// apart as far as there is room.
///
/// Threads: to be used by one at a time; ways that were found are remembered while nothing moves.
final class Detours {
    /// Of more lines nobody follows a single one, and looking for ways takes longer than a frame.
    static final int MOST_LINES = 1_500;
    /// The same while things are on their way to where they will stand.
    private static final int MOST_MOVING = 150;

    /// Between two lines round the same corner, as a share of the room beside the block, and at most in world units.
    private static final double APART = 0.35;
    private static final double FARTHEST = 5;
    private static final int MOST_APART = 4;

    private final Terrain terrain;
    private final int most;
    private final Map<Wire, Optional<List<Detour.Bend>>> known = new HashMap<>();

    Detours(List<TopologyNode> nodes, Positions positions) {
        this.terrain = Terrain.of(nodes, positions);
        this.most = positions.settled() ? MOST_LINES : MOST_MOVING;
    }

    /// For each line, in order, its points as [Ribbons] gives them; those with a free way straight over have
    /// none. Of too many lines none is led round anything.
    List<double[]> of(List<Wire> wires) {
        if (wires.size() > most) {
            return Ribbons.of(wires);
        }
        var curves = Ribbons.of(wires, terrain);
        var led = new ArrayList<double[]>(curves);
        Map<Integer, List<Detour.Bend>> ways = new LinkedHashMap<>();
        for (int i = 0; i < wires.size(); i++) {
            if (curves.get(i).length == 0 && !wires.get(i).source().equals(wires.get(i).target())) {
                var way = known.computeIfAbsent(wires.get(i), this::way);
                if (way.isPresent()) {
                    ways.put(i, way.get());
                }
            }
        }
        apart(ways).forEach((line, way) -> led.set(line, Rounded.of(clipped(wires.get(line), way))));
        return led;
    }

    private Optional<List<Detour.Bend>> way(Wire wire) {
        var view = terrain.seenBy(wire);
        if (view.isFree(Bow.between(wire.source(), wire.target()))) {
            return Optional.empty();
        }
        return Detour.between(view, middle(wire.source()), middle(wire.target()));
    }

    private static double[] middle(Box box) {
        return new double[] {box.centerX(), box.centerY()};
    }

    /// The shorter of two lines round a corner stays nearer to it.
    private static Map<Integer, List<Detour.Bend>> apart(Map<Integer, List<Detour.Bend>> ways) {
        Map<Detour.Bend, Integer> taken = new HashMap<>();
        Map<Integer, List<Detour.Bend>> moved = new LinkedHashMap<>();
        ways.entrySet().stream()
                .sorted(Comparator.comparingDouble(way -> length(way.getValue())))
                .forEach(way -> moved.put(
                        way.getKey(), way.getValue().stream().map(bend -> besides(bend, taken)).toList()));
        return moved;
    }

    private static Detour.Bend besides(Detour.Bend bend, Map<Detour.Bend, Integer> taken) {
        var block = bend.round();
        if (block == null) {
            return bend;
        }
        int rank = (taken.merge(bend, 1, Integer::sum) - 1) % MOST_APART;
        double away = rank * Math.min(FARTHEST, APART * block.margin());
        return new Detour.Bend(
                bend.x() + Math.signum(bend.x() - block.room().centerX()) * away,
                bend.y() + Math.signum(bend.y() - block.room().centerY()) * away,
                block);
    }

    private static double length(List<Detour.Bend> way) {
        double length = 0;
        for (int i = 1; i < way.size(); i++) {
            length += Math.hypot(way.get(i).x() - way.get(i - 1).x(), way.get(i).y() - way.get(i - 1).y());
        }
        return length;
    }

    /// From border to border.
    private static List<Detour.Bend> clipped(Wire wire, List<Detour.Bend> way) {
        var clipped = new ArrayList<Detour.Bend>(way);
        clipped.set(0, border(wire.source(), way.get(1)));
        clipped.set(way.size() - 1, border(wire.target(), way.get(way.size() - 2)));
        return clipped;
    }

    private static Detour.Bend border(Box card, Detour.Bend towards) {
        double exit = Bow.exit(card, towards.x(), towards.y());
        return new Detour.Bend(
                card.centerX() + (towards.x() - card.centerX()) * exit,
                card.centerY() + (towards.y() - card.centerY()) * exit,
                null);
    }
}
