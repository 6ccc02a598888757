package dev.weft.layout.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.layout.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RibbonsTest {
    private static final Box SHOP = new Box(0, 0, 400, 400);
    private static final Box BANK = new Box(600, 0, 400, 400);
    private static final Box YARD = new Box(600, 500, 400, 400);
    private static final int PORT = Curve.PIECES / 4;

    @Test
    void linesBetweenTheSameBoxesLeaveAndEnterTogether() {
        var curves = Ribbons.of(List.of(wire(0, SHOP, BANK, 0), wire(1, SHOP, BANK, 0), wire(2, SHOP, BANK, 0)));

        assertThat(curves).allMatch(curve -> curve.length == 2 * (Curve.PIECES + 1));
        assertThat(curves).allMatch(curve -> curve[2 * PORT] == SHOP.right());
        assertThat(curves).allMatch(curve -> curve[2 * (Curve.PIECES - PORT)] == BANK.x());
        var ports = curves.stream().mapToDouble(curve -> curve[2 * PORT + 1]).summaryStatistics();
        assertThat(ports.getMax() - ports.getMin()).isLessThanOrEqualTo(10);
    }

    @Test
    void everyLineHasALaneOfItsOwnSoThatItCanBeHit() {
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < 8; i++) {
            wires.add(wire(i % 4, SHOP, BANK, 0));
        }

        assertThat(Ribbons.of(wires).stream().map(curve -> curve[2 * PORT + 1]).distinct()).hasSize(8);
    }

    @Test
    void aLineBeginsAtItsSourceAndEndsAtItsTarget() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            var wires = new ArrayList<Wire>();
            for (int i = 0; i < 6; i++) {
                wires.add(new Wire(
                        within(SHOP, random), within(round % 2 == 0 ? BANK : YARD, random), Optional.of(SHOP),
                        Optional.of(round % 2 == 0 ? BANK : YARD), 0));
            }
            var curves = Ribbons.of(wires);
            for (int i = 0; i < wires.size(); i++) {
                var curve = curves.get(i);
                assertOnBorder(wires.get(i).source(), curve[0], curve[1]);
                assertOnBorder(wires.get(i).target(), curve[curve.length - 2], curve[curve.length - 1]);
            }
        }
    }

    @Test
    void whatMustBeToldApartSharesNoRibbonWithTheRest() {
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < 3; i++) {
            wires.add(wire(i, SHOP, BANK, 0));
            wires.add(wire(i, SHOP, BANK, 1));
        }
        var curves = Ribbons.of(wires);

        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < wires.size(); i++) {
            double at = curves.get(i)[2 * PORT + 1];
            if (wires.get(i).strand() == 0) {
                lowest = Math.max(lowest, at);
            } else {
                highest = Math.min(highest, at);
            }
        }
        assertThat(highest - lowest).isGreaterThanOrEqualTo(10);
    }

    @Test
    void aFewLinesAndThoseInsideABoxStayStraight() {
        var curves = Ribbons.of(List.of(
                wire(0, SHOP, BANK, 0), wire(1, SHOP, BANK, 0), wire(0, SHOP, SHOP, 0), wire(1, SHOP, SHOP, 0),
                wire(2, SHOP, SHOP, 0)));

        assertThat(curves).allMatch(curve -> curve.length == 0);
    }

    @Test
    void linesToALoneNodeEndAtItsBorder() {
        var lone = new Box(900, 180, 150, 44);
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < 4; i++) {
            wires.add(new Wire(node(SHOP, i), lone, Optional.of(SHOP), Optional.empty(), 0));
        }
        assertThat(Ribbons.of(wires)).allSatisfy(curve -> {
            assertThat(curve[curve.length - 2]).isEqualTo(lone.x());
            assertThat(curve[curve.length - 1]).isBetween(lone.y(), lone.bottom());
        });
    }

    @Test
    void ribbonsOfOneSideDoNotLieOnOneAnother() {
        var ports = new ArrayList<Port>();
        for (int i = 0; i < 12; i++) {
            ports.add(new Port(SHOP, Side.RIGHT, SHOP.y(), 390 - i % 3, 15));
        }
        var apart = Rim.apart(ports).stream().mapToDouble(Port::along).sorted().toArray();
        assertThat(apart[0]).isGreaterThan(SHOP.y());
        assertThat(apart[11]).isLessThan(SHOP.bottom());
        for (int i = 1; i < apart.length; i++) {
            assertThat(apart[i] - apart[i - 1]).isGreaterThan(24);
        }
    }

    private static Wire wire(int row, Box from, Box to, int strand) {
        return new Wire(node(from, row), node(to, 3 - row), Optional.of(from), Optional.of(to), strand);
    }

    private static Box node(Box box, int row) {
        return new Box(box.x() + 40, box.y() + 50 + 80 * row, 140, 44);
    }

    private static Box within(Box box, Random random) {
        return new Box(box.x() + 16 + random.nextInt(200), box.y() + 44 + random.nextInt(280), 140, 44);
    }

    private static void assertOnBorder(Box box, double x, double y) {
        assertThat(box.grown(0.001).contains(x, y)).isTrue();
        assertThat(box.grown(-0.001).contains(x, y)).isFalse();
    }
}
