package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    private static Cidr cidr(String text) {
        return Cidr.parse(text).orElseThrow();
    }

    private static List<String> covering(String first, String last) {
        return Cidr.covering(new IpRange(
                        IpAddress.parse(first).orElseThrow(), IpAddress.parse(last).orElseThrow()))
                .stream()
                .map(Cidr::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0-10.255.255.255",
        "10.1.2.3/8, 10.0.0.0-10.255.255.255",
        "0.0.0.0/0, 0.0.0.0-255.255.255.255",
        "10.0.0.1/32, 10.0.0.1-10.0.0.1",
        "128.0.0.0/1, 128.0.0.0-255.255.255.255",
        "::/0, ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fd00::/63, fd00::-fd00::1:ffff:ffff:ffff:ffff",
        "fd00::/64, fd00::-fd00::ffff:ffff:ffff:ffff",
        "fd00::/65, fd00::-fd00::7fff:ffff:ffff:ffff",
        "fd00::1/128, fd00::1-fd00::1"
    })
    void aBlockIsItsRange(String text, String range) {
        assertThat(cidr(text).range()).hasToString(range);
    }

    /// Source: RFC 4291, section 2.5.5.2 (an IPv4-mapped address is ::ffff:0:0/96 and the address).
    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.0/104, 10.0.0.0/8",
        "::ffff:10.0.0.1/128, 10.0.0.1/32",
        "::ffff:10.0.0.0/96, 0.0.0.0/0",
        "::ffff:10.0.0.0/24, ::/24"
    })
    void thePrefixOfAMappedBlockCountsFromTheWholeAddress(String text, String block) {
        assertThat(cidr(text)).hasToString(block);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "/", "10.0.0.0", "10.0.0.0/", "/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0.0/8/8", "10.0.0/8",
        "::/129", "fd00::/", "10.0.0.0/ 8", "10.0.0.0/9999999999", "web/8", "fe80::1%eth0/64"
    })
    void badTextIsNoBlock(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Test
    void anExceptionMustBeStrictlyInside() {
        assertThat(cidr("10.1.0.0/16").strictlyInside(cidr("10.0.0.0/8"))).isTrue();
        assertThat(cidr("10.0.0.0/8").strictlyInside(cidr("10.0.0.0/8"))).isFalse();
        assertThat(cidr("10.0.0.0/8").strictlyInside(cidr("10.1.0.0/16"))).isFalse();
        assertThat(cidr("11.0.0.0/16").strictlyInside(cidr("10.0.0.0/8"))).isFalse();
        assertThat(cidr("::/1").strictlyInside(cidr("0.0.0.0/0"))).isFalse();
    }

    @Test
    void aRangeIsCoveredByTheFewestBlocks() {
        assertThat(covering("0.0.0.0", "255.255.255.255")).containsExactly("0.0.0.0/0");
        assertThat(covering("0.0.0.0", "9.255.255.255")).containsExactly("0.0.0.0/5", "8.0.0.0/7");
        assertThat(covering("10.0.0.1", "10.0.0.6"))
                .containsExactly("10.0.0.1/32", "10.0.0.2/31", "10.0.0.4/31", "10.0.0.6/32");
        assertThat(covering("10.0.0.7", "10.0.0.7")).containsExactly("10.0.0.7/32");
        assertThat(covering("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).containsExactly("::/0");
        assertThat(covering("fd00::ffff:ffff:ffff:ffff", "fd00:0:0:1::"))
                .containsExactly("fd00::ffff:ffff:ffff:ffff/128", "fd00:0:0:1::/128");
    }

    @Test
    void coveringBlocksFollowEachOtherWithoutAGap() {
        var random = new Random(9);
        for (int round = 0; round < 500; round++) {
            long one = random.nextLong() & 0xFFFF_FFFFL;
            long other = random.nextLong() & 0xFFFF_FFFFL;
            var range = new IpRange(IpAddress.ipv4(Math.min(one, other)), IpAddress.ipv4(Math.max(one, other)));
            var next = range.first();
            for (var block : Cidr.covering(range)) {
                assertThat(block.range().first()).isEqualTo(next);
                next = block.range().last().next();
            }
            assertThat(next.previous()).isEqualTo(range.last());
        }
    }

    @Test
    void aBlockIsReadFromItsOwnText() {
        var random = new Random(10);
        for (int round = 0; round < 2_000; round++) {
            var block = random.nextBoolean()
                    ? new Cidr(IpAddress.ipv4(random.nextLong()), random.nextInt(33))
                    : new Cidr(IpAddress.ipv6(random.nextLong() | 1L << 62, random.nextLong()), random.nextInt(2, 129));
            assertThat(Cidr.parse(block.toString())).contains(block);
        }
    }
}
