package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    /// Source: RFC 5952, sections 4 and 2.2 (the addresses of its examples).
    @ParameterizedTest
    @CsvSource({
        "2001:0db8:0000:0000:0000:0000:0002:0001, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::1, 2001:db8::1",
        "0:0:0:0:0:0:0:0, ::",
        "::1, ::1",
        "1::, 1::",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "10.1.2.3, 10.1.2.3",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::ffff:10.1.2.3, 10.1.2.3",
        "::ffff:a01:203, 10.1.2.3",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void theTextIsTheCanonicalOne(String text, String canonical) {
        assertThat(IpAddress.parse(text)).map(IpAddress::toString).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "localhost", "10", "10.1", "10.1.2", "10.1.2.3.4", "10.1.2.256", "010.1.2.3", "10.1.2.03", "0x0a.1.2.3",
        "10.1.2.3 ", " 10.1.2.3", "10.1.2.-3", "10.1.2.3/8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", ":::", "1::2::3",
        "12345::", "fe80::1%eth0", "[::1]", "::g", ":", "1:2:3:4:5:6:7:8:", "::ffff:10.1.2", "::ffff:010.1.2.3",
        "::10.1.2.256"
    })
    void badTextIsNoAddress(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void textAndAddressAreTheSame() {
        var random = new Random(8);
        for (int round = 0; round < 5_000; round++) {
            long high = random.nextInt(3) == 0 ? 0 : random.nextLong() & random.nextLong();
            var address = random.nextBoolean()
                    ? IpAddress.ipv4(random.nextLong())
                    : IpAddress.ipv6(high, random.nextLong() & (-1L << random.nextInt(64)));
            assertThat(IpAddress.parse(address.toString())).contains(address);
            assertThat(InetAddress.ofLiteral(address.toString()).getAddress()).isEqualTo(address.bytes());
        }
    }

    @Test
    void theOrderIsByFamilyThenByUnsignedNumber() {
        assertThat(new IpAddress[] {
                    IpAddress.ipv4(0), IpAddress.ipv4(0x7FFF_FFFFL), IpAddress.ipv4(0xFFFF_FFFFL),
                    IpAddress.ipv6(0, 0), IpAddress.ipv6(0, -1L), IpAddress.ipv6(1, 0), IpAddress.ipv6(-1L, 0)
                })
                .isSorted();
    }

    @Test
    void aNeighbourIsOneAway() {
        assertThat(IpAddress.ipv6(0, -1L).next()).isEqualTo(IpAddress.ipv6(1, 0));
        assertThat(IpAddress.ipv6(1, 0).previous()).isEqualTo(IpAddress.ipv6(0, -1L));
        assertThat(IpAddress.ipv4(0x0AFF_FFFFL).next()).isEqualTo(IpAddress.ipv4(0x0B00_0000L));
    }
}
