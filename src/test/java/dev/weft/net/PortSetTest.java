package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
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
