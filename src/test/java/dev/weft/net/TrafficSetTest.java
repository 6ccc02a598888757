package dev.weft.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficSetTest {
    private static final SetLaws<TrafficSet> LAWS = new SetLaws<>(
            TrafficSet.NONE, TrafficSet.ALL, TrafficSet::union, TrafficSet::intersect, TrafficSet::complement);

    private static TrafficSet random(Random random) {
        var ports = new EnumMap<Protocol, PortSet>(Protocol.class);
        for (var protocol : Protocol.values()) {
            if (random.nextBoolean()) {
                ports.put(protocol, random.nextInt(5) == 0 ? PortSet.ALL : PortSetTest.random(random));
            }
        }
        return new TrafficSet(ports);
    }

    @Test
    void trafficSetsKeepTheLaws() {
        var random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            LAWS.hold(random(random), random(random), random(random));
        }
    }

    @Test
    void membershipFollowsTheOperations() {
        var random = new Random(10);
        for (int round = 0; round < 1_000; round++) {
            var a = random(random);
            var b = random(random);
            var packet = new Traffic(
                    Protocol.values()[random.nextInt(3)], List.of(1, 3, 11, 80, 81, 65_535).get(random.nextInt(6)));
            boolean inA = a.contains(packet);
            boolean inB = b.contains(packet);
            assertThat(a.union(b).contains(packet)).isEqualTo(inA || inB);
            assertThat(a.intersect(b).contains(packet)).isEqualTo(inA && inB);
            assertThat(a.minus(b).contains(packet)).isEqualTo(inA && !inB);
            assertThat(a.complement().contains(packet)).isEqualTo(!inA);
            assertThat(a.containsAll(packet.asSet())).isEqualTo(inA);
        }
    }

    @Test
    void noProtocolWithoutPortsIsEverInTheMap() {
        var random = new Random(11);
        for (int round = 0; round < 1_000; round++) {
            var a = random(random);
            var b = random(random);
            for (var set : List.of(a.union(b), a.intersect(b), a.minus(b), a.complement())) {
                assertThat(set.ports().values()).noneMatch(PortSet::isEmpty);
                assertThat(set.witness().isPresent()).isEqualTo(!set.isEmpty());
                set.witness().ifPresent(packet -> assertThat(set.contains(packet)).isTrue());
            }
        }
    }

    @Test
    void minusLeavesWhatTheOtherHasNot() {
        var random = new Random(4);
        for (int round = 0; round < 1_000; round++) {
            var a = random(random);
            var b = random(random);
            assertThat(a.minus(b)).isEqualTo(a.intersect(b.complement()));
            assertThat(a.containsAll(a.intersect(b))).isTrue();
            assertThat(a.containsAll(b)).isEqualTo(a.union(b).equals(a));
        }
    }

    @Test
    void aProtocolWithoutPortsIsNotThere() {
        assertThat(new TrafficSet(Map.of(Protocol.TCP, PortSet.NONE))).isEqualTo(TrafficSet.NONE);
        assertThat(TrafficSet.NONE.isEmpty()).isTrue();
    }

    @Test
    void theTextIsThatOfTheList() {
        assertThat(TrafficSet.NONE).hasToString("No Connections");
        assertThat(TrafficSet.ALL).hasToString("All Connections");
        var some = TrafficSet.udp(53)
                .union(TrafficSet.tcp(80))
                .union(TrafficSet.of(Protocol.TCP, PortSet.of(443, 445)));
        assertThat(some).hasToString("TCP 80,443-445,UDP 53");
        assertThat(TrafficSet.of(Protocol.SCTP, PortSet.ALL).union(TrafficSet.tcp(1)))
                .hasToString("SCTP 1-65535,TCP 1");
    }

    @Test
    void theWitnessIsTheLowestTcpPortIfThereIsOne() {
        assertThat(TrafficSet.NONE.witness()).isEmpty();
        assertThat(TrafficSet.ALL.witness()).contains(new Traffic(Protocol.TCP, 1));
        assertThat(TrafficSet.udp(53).union(TrafficSet.of(Protocol.SCTP, PortSet.of(9))).witness())
                .contains(new Traffic(Protocol.UDP, 53));
    }

    @Test
    void containsLooksAtProtocolAndPort() {
        assertThat(TrafficSet.tcp(80).contains(new Traffic(Protocol.TCP, 80))).isTrue();
        assertThat(TrafficSet.tcp(80).contains(new Traffic(Protocol.UDP, 80))).isFalse();
        assertThat(TrafficSet.tcp(80).contains(new Traffic(Protocol.TCP, 81))).isFalse();
    }
}
