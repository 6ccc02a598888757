package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortSetTest {
    private static final SetLaws<PortSet> LAWS =
            new SetLaws<>(PortSet.NONE, PortSet.ALL, PortSet::union, PortSet::intersect, PortSet::complement);

    /// Few bounds, close together and at the ends of the range, so that ranges often touch and overlap.
    static PortSet random(Random random) {
        int[] bounds = {1, 2, 3, 10, 11, 12, 79, 80, 81, 65_534, 65_535};
        var ranges = new ArrayList<PortRange>();
        for (int left = random.nextInt(4); left > 0; left--) {
            int one = bounds[random.nextInt(bounds.length)];
            int other = bounds[random.nextInt(bounds.length)];
            ranges.add(new PortRange(Math.min(one, other), Math.max(one, other)));
        }
        return new PortSet(ranges);
    }

    private static BitSet bits(PortSet set) {
        var bits = new BitSet();
        set.ranges().forEach(range -> bits.set(range.first(), range.last() + 1));
        return bits;
    }

    @Test
    void portSetsKeepTheLaws() {
        var random = new Random(1);
        for (int round = 0; round < 5_000; round++) {
            LAWS.hold(random(random), random(random), random(random));
        }
    }

    /// Sorted, and neither overlapping nor touching.
    private static void requireCanonical(PortSet set) {
        for (int index = 1; index < set.ranges().size(); index++) {
            int before = set.ranges().get(index - 1).last();
            assertThat(set.ranges().get(index).first()).describedAs("%s", set).isGreaterThan(before + 1);
        }
    }

    /// Bounds anywhere.
    private static PortSet wild(Random random) {
        var ranges = new ArrayList<PortRange>();
        for (int left = random.nextInt(20); left > 0; left--) {
            int first = 1 + random.nextInt(65_535);
            ranges.add(new PortRange(first, Math.min(65_535, first + random.nextInt(4_000))));
        }
        return new PortSet(ranges);
    }

    @Test
    void everyOperationKeepsTheCanonicalForm() {
        var random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            var a = wild(random);
            var b = random.nextBoolean() ? wild(random) : random(random);
            for (var set : List.of(a, a.union(b), a.intersect(b), a.minus(b), a.complement())) {
                requireCanonical(set);
            }
            LAWS.hold(a, b, random(random));
        }
    }

    @Test
    void theSamePortsInAnyPiecesAreTheSameSet() {
        var random = new Random(9);
        for (int round = 0; round < 1_000; round++) {
            var set = wild(random);
            var pieces = new ArrayList<PortRange>();
            for (var range : set.ranges()) {
                int cut = range.first() + random.nextInt(range.last() - range.first() + 1);
                pieces.add(new PortRange(range.first(), cut));
                pieces.add(new PortRange(Math.max(range.first(), cut - random.nextInt(3)), range.last()));
            }
            Collections.shuffle(pieces, random);
            assertThat(new PortSet(pieces)).isEqualTo(set);
        }
    }

    @Test
    void operationsAreThoseOfTheBits() {
        var random = new Random(2);
        for (int round = 0; round < 300; round++) {
            var a = random(random);
            var b = random(random);
            var minus = bits(a);
            minus.andNot(bits(b));
            assertThat(bits(a.minus(b))).isEqualTo(minus);
            var union = bits(a);
            union.or(bits(b));
            assertThat(bits(a.union(b))).isEqualTo(union);
            assertThat(a.containsAll(b)).isEqualTo(a.union(b).equals(a));
            assertThat(a.contains(80)).isEqualTo(bits(a).get(80));
        }
    }

    @Test
    void rangesThatTouchAreOne() {
        assertThat(new PortSet(List.of(new PortRange(81, 90), new PortRange(1, 80)))).isEqualTo(PortSet.of(1, 90));
        assertThat(PortSet.of(443, 445).union(PortSet.of(80))).hasToString("80,443-445");
        assertThat(PortSet.of(1, 65_535).isAll()).isTrue();
        assertThat(PortSet.NONE).hasToString("");
    }

    @Test
    void noPortIsBelowOneOrAboveSixteenBits() {
        assertThatThrownBy(() -> new PortRange(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortRange(1, 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
