package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IpSetTest {
    private static final SetLaws<IpSet> LAWS =
            new SetLaws<>(IpSet.NONE, IpSet.ALL, IpSet::union, IpSet::intersect, IpSet::complement);
    /// Close together, at both ends of both families, and on both sides of the border between the two words of IPv6.
    private static final List<IpAddress> BOUNDS = List.of(
            IpAddress.ipv4(0), IpAddress.ipv4(1), IpAddress.ipv4(0x0A00_0000L), IpAddress.ipv4(0x0A00_0001L),
            IpAddress.ipv4(0x7FFF_FFFFL), IpAddress.ipv4(0x8000_0000L), IpAddress.ipv4(0xFFFF_FFFFL),
            IpAddress.ipv6(0, 0), IpAddress.ipv6(0, -1L), IpAddress.ipv6(1, 0), IpAddress.ipv6(1, 1),
            IpAddress.ipv6(Long.MAX_VALUE, -1L), IpAddress.ipv6(Long.MIN_VALUE, 0), IpAddress.ipv6(-1L, -1L));

    private static IpSet random(Random random) {
        var ranges = new ArrayList<IpRange>();
        for (int left = random.nextInt(4); left > 0; left--) {
            var one = BOUNDS.get(random.nextInt(BOUNDS.size()));
            var other = BOUNDS.get(random.nextInt(BOUNDS.size()));
            if (one.v6() == other.v6()) {
                ranges.add(one.compareTo(other) <= 0 ? new IpRange(one, other) : new IpRange(other, one));
            }
        }
        return new IpSet(ranges);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static IpSet block(String text) {
        return Cidr.parse(text).orElseThrow().asSet();
    }

    @Test
    void addressSetsKeepTheLaws() {
        var random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            LAWS.hold(random(random), random(random), random(random));
        }
    }

    @Test
    void membershipFollowsTheOperations() {
        var random = new Random(6);
        for (int round = 0; round < 2_000; round++) {
            var a = random(random);
            var b = random(random);
            for (var address : BOUNDS) {
                boolean inA = a.contains(address);
                boolean inB = b.contains(address);
                assertThat(a.minus(b).contains(address)).isEqualTo(inA && !inB);
                assertThat(a.union(b).contains(address)).isEqualTo(inA || inB);
                assertThat(a.intersect(b).contains(address)).isEqualTo(inA && inB);
            }
        }
    }

    @Test
    void theBlocksOfASetAreTheSet() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var set = random(random);
            var back = set.cidrs().stream().map(Cidr::asSet).reduce(IpSet.NONE, IpSet::union);
            assertThat(back).isEqualTo(set);
        }
    }

    @Test
    void theBlocksOfASetAreTheFewest() {
        var random = new Random(12);
        for (int round = 0; round < 300; round++) {
            var blocks = random(random).cidrs();
            for (int index = 1; index < blocks.size(); index++) {
                var pair = blocks.get(index - 1).asSet().union(blocks.get(index).asSet());
                assertThat(pair.cidrs()).describedAs("%s", pair).hasSize(2);
            }
        }
    }

    @Test
    void everyOperationKeepsTheCanonicalForm() {
        var random = new Random(13);
        for (int round = 0; round < 2_000; round++) {
            var a = random(random);
            var b = random(random);
            for (var set : List.of(a, a.union(b), a.intersect(b), a.minus(b), a.complement())) {
                for (int index = 1; index < set.ranges().size(); index++) {
                    var before = set.ranges().get(index - 1).last();
                    var next = set.ranges().get(index).first();
                    assertThat(before).isLessThan(next);
                    boolean touches = before.v6() == next.v6() && before.next().equals(next);
                    assertThat(touches).describedAs("%s", set).isFalse();
                }
            }
            assertThat(a.containsAll(b)).isEqualTo(a.union(b).equals(a));
        }
    }

    @Test
    void theTwoFamiliesNeverTouch() {
        assertThat(block("0.0.0.0/0").union(block("::/0"))).isEqualTo(IpSet.ALL);
        assertThat(block("0.0.0.0/0").complement()).isEqualTo(block("::/0"));
        assertThat(block("0.0.0.0/0").contains(address("::1"))).isFalse();
    }

    @Test
    void theTextNamesItsRanges() {
        assertThat(block("10.0.0.0/8")).hasToString("10.0.0.0-10.255.255.255");
        assertThat(IpSet.of(address("10.0.0.1")).union(block("fd00::/127")))
                .hasToString("10.0.0.1-10.0.0.1,fd00::-fd00::1");
    }
}
