package dev.weft.layout.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import dev.weft.layout.Positions;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyNode;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetoursTest {
    private final Map<NodeId, Box> cards = new HashMap<>();
    private final Map<String, Box> frames = new HashMap<>();
    private final List<TopologyNode> nodes = new ArrayList<>();

    @Test
    void aLineWithAFreeWayStaysAsItIs() {
        frame("shop", 0, 0, 900, 300);
        var web = card("shop", "web", 20, 60);
        var api = card("shop", "api", 400, 60);

        assertThat(led(wire(web, api, "shop", "shop")).getFirst()).isEmpty();
    }

    @Test
    void aLineGoesRoundACardThatItDoesNotEndAt() {
        frame("shop", 0, 0, 900, 300);
        var web = card("shop", "web", 20, 60);
        var api = card("shop", "api", 300, 55);
        var db = card("shop", "db", 600, 60);
        var curve = led(wire(web, db, "shop", "shop")).getFirst();

        assertThat(crosses(curve, api)).isFalse();
        assertThat(curve[0]).isEqualTo(web.right());
        assertThat(curve[curve.length - 2]).isEqualTo(db.x());
    }

    @Test
    void aLineGoesRoundABoxThatItDoesNotBelongTo() {
        var shop = frame("shop", 0, 0, 200, 120);
        var bank = frame("bank", 0, 200, 200, 120);
        var yard = frame("yard", 0, 400, 200, 120);
        var web = card("shop", "web", 20, 50);
        card("bank", "ledger", 20, 250);
        var gate = card("yard", "gate", 20, 450);
        var curve = led(wire(web, gate, "shop", "yard")).getFirst();

        assertThat(crosses(curve, bank)).isFalse();
        assertThat(crosses(curve, Terrain.header("yard", yard))).isFalse();
        assertThat(crosses(curve, Terrain.header("shop", shop))).isFalse();
    }

    @Test
    void linesRoundOneCornerKeepApart() {
        frame("shop", 0, 0, 200, 120);
        frame("bank", 0, 200, 200, 120);
        frame("yard", 0, 400, 200, 120);
        var web = card("shop", "web", 20, 50);
        var gate = card("yard", "gate", 20, 450);
        var curves = led(wire(web, gate, "shop", "yard"), wire(gate, web, "yard", "shop"));

        double[] middles = {farthest(curves.getFirst()), farthest(curves.getLast())};
        assertThat(Math.abs(middles[0] - middles[1])).isGreaterThan(3);
    }

    @Test
    void aRibbonGoesRoundABoxBetweenItsPorts() {
        var shop = frame("shop", 0, 0, 300, 600);
        var bank = frame("bank", 500, 200, 200, 200);
        var yard = frame("yard", 900, 0, 300, 600);
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < 5; i++) {
            var from = card("shop", "a" + i, 20, 60 + 100 * i);
            var to = card("yard", "b" + i, 940, 60 + 100 * i);
            wires.add(wire(from, to, "shop", "yard"));
        }

        var curves = led(wires.toArray(Wire[]::new));

        assertThat(curves).noneMatch(curve -> crosses(curve, bank)).allMatch(curve -> (curve.length / 2 - 1) % 6 == 0);
        assertThat(curves.stream().map(curve -> curve[curve.length / 2 / 2 * 2 + 1]).distinct()).hasSize(5);
        assertThat(curves).noneMatch(curve -> crosses(curve, Terrain.header("shop", shop))
                || crosses(curve, Terrain.header("yard", yard)));
    }

    @Test
    void aRibbonEntersABoxBesideTheWordsOfItsHeader() {
        frame("shop", 0, 0, 600, 200);
        var bank = frame("bank", 0, 400, 600, 200);
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < 3; i++) {
            wires.add(wire(card("shop", "a" + i, 20, 60 + 48 * i), card("bank", "b" + i, 20, 450 + 48 * i),
                    "shop", "bank"));
        }

        assertThat(led(wires.toArray(Wire[]::new))).noneMatch(curve -> crosses(curve, Terrain.header("bank", bank)));
    }

    @Test
    void whateverStandsThereALineBeginsAtItsSourceEndsAtItsTargetAndIsNeverFarLongerThanStraight() {
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            card(null, "c" + i, random.nextInt(2_000), random.nextInt(1_200));
        }
        var boxes = List.copyOf(cards.values());
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < 200; i++) {
            var from = boxes.get(random.nextInt(60));
            var to = boxes.get(random.nextInt(60));
            if (!from.equals(to)) {
                wires.add(new Wire(from, to, Optional.empty(), Optional.empty(), 0));
            }
        }
        var curves = new Detours(nodes, positions()).of(wires);
        for (int i = 0; i < curves.size(); i++) {
            var curve = curves.get(i);
            if (curve.length > 0) {
                var wire = wires.get(i);
                assertThat(wire.source().grown(0.01).contains(curve[0], curve[1])).isTrue();
                assertThat(wire.target().grown(0.01).contains(curve[curve.length - 2], curve[curve.length - 1]))
                        .isTrue();
                assertThat(length(curve)).isLessThan(2 * length(new double[] {
                    wire.source().centerX(), wire.source().centerY(), wire.target().centerX(), wire.target().centerY()
                }) + 400);
            }
        }
    }

    private List<double[]> led(Wire... wires) {
        return new Detours(nodes, positions()).of(List.of(wires));
    }

    private Positions positions() {
        return new Positions(cards, frames, true);
    }

    private Wire wire(Box from, Box to, String origin, String goal) {
        return new Wire(from, to, Optional.ofNullable(frames.get(origin)), Optional.ofNullable(frames.get(goal)), 0);
    }

    private Box frame(String name, double x, double y, double width, double height) {
        var box = new Box(x, y, width, height);
        frames.put(name, box);
        return box;
    }

    private Box card(@Nullable String namespace, String name, double x, double y) {
        var box = new Box(x, y, 132, 44);
        var id = new NodeId(NodeId.Kind.WORKLOAD, namespace + "/" + name);
        cards.put(id, box);
        var home = namespace == null ? "" : namespace;
        nodes.add(new TopologyNode(id, name, home, Optional.empty(), TopologyNode.Facts.NONE));
        return box;
    }

    private static double farthest(double[] curve) {
        double most = 0;
        for (int i = 0; i < curve.length; i += 2) {
            most = Math.max(most, Math.abs(curve[i] - 100));
        }
        return most;
    }

    private static double length(double[] curve) {
        double length = 0;
        for (int i = 2; i < curve.length; i += 2) {
            length += Math.hypot(curve[i] - curve[i - 2], curve[i + 1] - curve[i - 1]);
        }
        return length;
    }

    private static boolean crosses(double[] curve, Box box) {
        for (int i = 2; i < curve.length; i += 2) {
            var piece = new Line2D.Double(curve[i - 2], curve[i - 1], curve[i], curve[i + 1]);
            if (piece.intersects(box.x(), box.y(), box.width(), box.height())) {
                return true;
            }
        }
        return false;
    }
}
