package dev.weft.topology.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.net.Cidr;
import dev.weft.net.IpRange;
import dev.weft.net.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutsideLabelTest {
    private static final IpSet V4 = new IpSet(List.of(IpRange.ALL_V4));

    private static IpSet block(String text) {
        return Cidr.parse(text).orElseThrow().asSet();
    }

    @Test
    void everyAddressIsOutside() {
        assertThat(OutsideLabel.of(IpSet.ALL)).isEqualTo("Outside (any address)");
        assertThat(OutsideLabel.of(V4)).isEqualTo("Outside (any address)");
        assertThat(OutsideLabel.of(block("::/0"))).isEqualTo("Outside (any IPv6 address)");
    }

    @Test
    void oneOrTwoBlocksAreWrittenOut() {
        assertThat(OutsideLabel.of(block("10.0.0.0/8"))).isEqualTo("10.0.0.0/8");
        assertThat(OutsideLabel.of(block("192.0.2.1/32"))).isEqualTo("192.0.2.1");
        assertThat(OutsideLabel.of(block("10.0.0.0/8").union(block("192.168.0.0/16"))))
                .isEqualTo("10.0.0.0/8, 192.168.0.0/16");
    }

    @Test
    void aBlockWithHolesNamesTheHoles() {
        assertThat(OutsideLabel.of(V4.minus(block("10.0.0.0/8")))).isEqualTo("Outside without 10.0.0.0/8");
        assertThat(OutsideLabel.of(block("10.0.0.0/8").minus(block("10.1.0.0/16"))))
                .isEqualTo("10.0.0.0/8 without 10.1.0.0/16");
    }

    @Test
    void manyBlocksAreCounted() {
        var many = IpSet.NONE;
        for (int i = 0; i < 40; i += 2) {
            many = many.union(block("10." + i + ".0.0/16"));
        }
        assertThat(OutsideLabel.of(many)).isEqualTo("10.0.0.0/16 and 19 more");
    }
}
