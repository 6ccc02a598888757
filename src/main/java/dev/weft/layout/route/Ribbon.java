package dev.weft.layout.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lines that leave one box together and come to another together, each in a lane of its own, at a port of either box.
/// Lines that begin or end further to the left, seen along the ribbon, have a lane further to the left: they fan out
/// without crossing one another more than they must.
final class Ribbon {
    /// Between two lanes, in world units.
    private static final double LANE = 5;
    /// Between two lanes of lines that must be told apart.
    private static final double LANE_OF_ITS_OWN = 10;
    private static final double WIDEST = 44;
    /// At a lone node the lanes come together, and their arrows are one.
    private static final double WIDEST_AT_A_NODE = 10;

    private final List<Integer> members;
    private final List<Wire> wires;
    private final double[] begin;
    private final double[] end;

    /// `members` are numbers of lines in `all`.
    Ribbon(List<Integer> members, List<Wire> all) {
        this.members = members;
        this.wires = members.stream().map(all::get).toList();
        this.begin = new double[] {
            wires.stream().mapToDouble(wire -> wire.source().centerX()).average().orElse(0),
            wires.stream().mapToDouble(wire -> wire.source().centerY()).average().orElse(0)
        };
        this.end = new double[] {
            wires.stream().mapToDouble(wire -> wire.target().centerX()).average().orElse(0),
            wires.stream().mapToDouble(wire -> wire.target().centerY()).average().orElse(0)
        };
    }

    /// Where it would best leave.
    Port leaving(Terrain terrain) {
        var first = wires.getFirst();
        return Port.towards(first.origin(), terrain.free(first.origin()), begin, end, width(first.from().isPresent()));
    }

    /// Where it would best arrive.
    Port arriving(Terrain terrain) {
        var first = wires.getFirst();
        return Port.towards(first.goal(), terrain.free(first.goal()), end, begin, width(first.to().isPresent()));
    }

    private double width(boolean atBox) {
        double lane = wires.getFirst().strand() == 0 ? LANE : LANE_OF_ITS_OWN;
        return Math.min((wires.size() - 1) * lane, atBox ? WIDEST : WIDEST_AT_A_NODE);
    }

    /// The curve of each member, through these ports, into `curves` by its number.
    void draw(Terrain terrain, Port leaving, Port arriving, double[][] curves) {
        double dx = arriving.x(0) - leaving.x(0);
        double dy = arriving.y(0) - leaving.y(0);
        var trunk = Trunk.round(terrain, leaving, arriving, new Curve(leaving, 0, arriving, 0).trunk());
        var order = new ArrayList<Integer>();
        for (int i = 0; i < wires.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> leftOf(wires.get(i), dx, dy)));
        for (int lane = 0; lane < order.size(); lane++) {
            double share = order.size() == 1 ? 0 : (double) lane / (order.size() - 1) - 0.5;
            var curve = new Curve(
                    leaving, share * leaving.width() * leaving.side().turn(dx, dy),
                    arriving, share * arriving.width() * arriving.side().turn(dx, dy));
            int member = order.get(lane);
            var wire = wires.get(member);
            curves[members.get(member)] = trunk.map(way -> curve.along(way.lane(share), wire))
                    .orElseGet(() -> curve.of(wire));
        }
    }

    /// How far its ends are from the line through both ports, to the right of the direction.
    private double leftOf(Wire wire, double dx, double dy) {
        double x = wire.source().centerX() - begin[0] + wire.target().centerX() - end[0];
        double y = wire.source().centerY() - begin[1] + wire.target().centerY() - end[1];
        return dx * y - dy * x;
    }
}
