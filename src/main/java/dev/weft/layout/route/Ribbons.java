package dev.weft.layout.route;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bundles lines between the same two boxes into ribbons.
///
/// Forty lines straight across a picture are forty lines to follow; the reader wants to see first that these two boxes
/// talk, then who. So such lines leave their box at one port of its rim, run side by side, and fan out in the other.
/// A port is where the line between the middles of all sources and of all targets goes through the rim; ports of one
/// side thus stand in the order of the angles to the other boxes, and are moved apart where ribbons would overlap.
/// Bundling by forces would be dearer (every pair of lines), and hides where a line leads.
///
/// Cost: O(n log n) for n lines. Deterministic: the same lines in the same order give the same curves.
public final class Ribbons {
    /// Two lines are no ribbon yet: a bend would make them harder to follow.
    private static final int FEWEST = 3;

    private record Between(Box origin, Box goal, int strand) {}

    private record Place(Box box, Side side) {}

    private Ribbons() {}

    /// For each line, in order, its points as x, y, x, y: from the border of its source to the border of its target.
    /// No points for a line that is in no ribbon. As if nothing else stood there.
    public static List<double[]> of(List<Wire> wires) {
        return of(wires, Terrain.EMPTY);
    }

    /// The same, beside the headers of boxes and round what stands between them.
    static List<double[]> of(List<Wire> wires, Terrain terrain) {
        var groups = new LinkedHashMap<Between, List<Integer>>();
        for (int i = 0; i < wires.size(); i++) {
            var wire = wires.get(i);
            if (!wire.staysInside()) {
                groups.computeIfAbsent(new Between(wire.origin(), wire.goal(), wire.strand()), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        var ribbons = groups.values().stream()
                .filter(members -> members.size() >= FEWEST)
                .map(members -> new Ribbon(members, wires))
                .toList();
        var curves = new double[wires.size()][0];
        var ports = ports(ribbons, terrain);
        for (int i = 0; i < ribbons.size(); i++) {
            ribbons.get(i).draw(terrain, ports.get(2 * i), ports.get(2 * i + 1), curves);
        }
        return List.of(curves);
    }

    /// Two for each ribbon: where it leaves, where it arrives.
    private static List<Port> ports(List<Ribbon> ribbons, Terrain terrain) {
        var wished = new ArrayList<Port>();
        ribbons.forEach(ribbon -> {
            wished.add(ribbon.leaving(terrain));
            wished.add(ribbon.arriving(terrain));
        });
        Map<Place, List<Integer>> sides = new LinkedHashMap<>();
        for (int i = 0; i < wished.size(); i++) {
            var port = wished.get(i);
            sides.computeIfAbsent(new Place(port.box(), port.side()), _ -> new ArrayList<>()).add(i);
        }
        var ports = new ArrayList<Port>(wished);
        for (var numbers : sides.values()) {
            var apart = Rim.apart(numbers.stream().map(wished::get).toList());
            for (int i = 0; i < numbers.size(); i++) {
                ports.set(numbers.get(i), apart.get(i));
            }
        }
        return ports;
    }
}
