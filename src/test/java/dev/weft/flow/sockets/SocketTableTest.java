package dev.weft.flow.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.flow.sockets.SocketTable.End;
import dev.weft.flow.sockets.SocketTable.Row;
import dev.weft.flow.sockets.SocketTable.State;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SocketTableTest {
    private static final String TCP =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode  \n";
    private static final String TCP6 =
            "  sl  local_address                         remote_address                        st tx_queue rx_queue"
                    + " tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String UDP =
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref"
                    + " pointer drops            \n";

    // Source: the kernel's documentation; addresses are words in the machine's order: 0E90F40A is 10.244.144.14.
    @Test
    void aClientsRowNamesBothEndsAndItsState() {
        var text = TCP + "   0: 0E90F40A:8E1E 0B90F40A:1538 01 00000000:0000001E 02:0000042C 00000000     0        0"
                + " 66633 2 000000005fa19aac 20 4 30 15 -1                    \n";

        assertThat(SocketTable.parse(text, ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(new SocketTable(
                        List.of(new Row(
                                Protocol.TCP, end("10.244.144.14", 36382), end("10.244.144.11", 5432),
                                State.ESTABLISHED, 0)),
                        0));
    }

    // Source: RFC 4291, 2.5.5.2: IPv4-mapped addresses.
    @Test
    void anIpv4PeerOfADualStackServerStandsMappedInTcp6() {
        var text = TCP + TCP6
                + "   0: 00000000000000000000000000000000:1F91 00000000000000000000000000000000:0000 0A"
                + " 00000000:00000000 00:00000000 00000000     0        0 66627 2 00000000f4aec492 100 0 0 10 0\n"
                + "   1: 0000000000000000FFFF00000E90F40A:1F91 0000000000000000FFFF00000F90F40A:99D6 01"
                + " 00000000:00000000 02:00000478 00000000     0        0 66696 2 000000003d1bc9b0 20 4 31 14 -1\n";

        assertThat(SocketTable.parse(text, ByteOrder.LITTLE_ENDIAN).rows())
                .containsExactly(
                        new Row(Protocol.TCP, end("::", 8081), end("::", 0), State.LISTEN, 0),
                        new Row(
                                Protocol.TCP, end("10.244.144.14", 8081), end("10.244.144.15", 39382),
                                State.ESTABLISHED, 0));
    }

    @Test
    void anIpv6AddressIsFourWordsEachInTheMachinesOrder() {
        var text = TCP6 + "   0: 000000FD000000000000000001000000:0050 B80D0120000000000000000002000000:C350 06"
                + " 00000000:00000000 03:00001754 00000000     0        0 0 3 0000000000000000\n";

        assertThat(SocketTable.parse(text, ByteOrder.LITTLE_ENDIAN).rows())
                .containsExactly(new Row(
                        Protocol.TCP, end("fd00::1", 80), end("2001:db8::2", 50000), State.TIME_WAIT, 0));
    }

    @Test
    void retransmitsOfAnUnansweredSynAreCountedInHex() {
        var text = TCP + "   1: 1090F40A:E460 0B90F40A:1538 02 00000001:00000000 01:0000003E 0000000B     0        0"
                + " 67157 2 000000006cd4be83 100 0 0 10 -1                    \n";

        assertThat(SocketTable.parse(text, ByteOrder.LITTLE_ENDIAN).rows())
                .containsExactly(new Row(
                        Protocol.TCP, end("10.244.144.16", 58464), end("10.244.144.11", 5432), State.SYN_SENT, 11));
    }

    @Test
    void theHeadingTellsUdpFromTcp() {
        var text = TCP + UDP
                + " 3133: 00000000:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 66660 2"
                + " 000000006a1c0f4b 0\n"
                + TCP6 + "   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A"
                + " 00000000:00000000 00:00000000 00000000     0        0 66690 2 0000000066cbc2c0 100 0 0 10 0\n";

        assertThat(SocketTable.parse(text, ByteOrder.LITTLE_ENDIAN).rows())
                .extracting(Row::protocol, Row::waits)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Protocol.UDP, true),
                        org.assertj.core.groups.Tuple.tuple(Protocol.TCP, true));
    }

    @Test
    void aLineThatIsNoRowIsCountedAndTheRestIsRead() {
        var text = TCP + "   0: 0E90F40A:8E1E 0B90F40A:15\n" + "nonsense\n"
                + "   1: 0E90F40A:8E1E 0B90F40A:1538 FF 00000000:00000000 02:00000000 00000000     0\n"
                + "   2: XX90F40A:8E1E 0B90F40A:1538 01 00000000:00000000 02:00000000 00000000     0\n"
                + "   3: 0E90F40A:8E1E 0B90F40A:11538 01 00000000:00000000 02:00000000 00000000     0\n"
                + "   4: 0E90F4:8E1E 0B90F40A:1538 01 00000000:00000000 02:00000000 00000000     0\n"
                + "   5: 0E90F40A:8E1E 0B90F40A:1538 01 00000000:00000000 02:00000000 00000000     0\n";

        var table = SocketTable.parse(text, ByteOrder.LITTLE_ENDIAN);
        assertThat(table.rows()).hasSize(1);
        assertThat(table.unreadable()).isEqualTo(6);
    }

    @Test
    void nothingAndAnErrorMessageAreEmptyTables() {
        assertThat(SocketTable.parse("", ByteOrder.LITTLE_ENDIAN)).isEqualTo(SocketTable.EMPTY);
        assertThat(SocketTable.parse("cat: not found\n", ByteOrder.LITTLE_ENDIAN))
                .isEqualTo(new SocketTable(List.of(), 1));
    }

    // Source: the kernel prints the word as a number; on s390x the bytes are not reversed.
    @Test
    void aBigEndianNodeIsRecognisedByThePodsOwnAddress() {
        var text = TCP + "   0: 0A010203:1F90 0A010204:C350 01 00000000:00000000 02:00000000 00000000     0\n";

        assertThat(SocketTable.parse(text, Set.of(address("10.1.2.3"))).rows().getFirst().remote())
                .isEqualTo(end("10.1.2.4", 50000));
        assertThat(SocketTable.parse(text, Set.of(address("3.2.1.10"))).rows().getFirst().remote())
                .isEqualTo(end("4.2.1.10", 50000));
        assertThat(SocketTable.parse(text, Set.of()).rows().getFirst().remote())
                .isEqualTo(end("4.2.1.10", 50000));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theTablesOfThisVeryMachineAreRead() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            var table = SocketTable.parse(
                    Files.readString(Path.of("/proc/net/tcp")) + Files.readString(Path.of("/proc/net/tcp6"))
                            + Files.readString(Path.of("/proc/net/udp")) + Files.readString(Path.of("/proc/net/udp6")),
                    Set.of());

            var listener = table.rows().stream()
                    .filter(row -> row.waits() && row.local().port() == server.getLocalPort())
                    .findFirst()
                    .orElseThrow();
            assertThat(listener.local().loopback()).isTrue();
            assertThat(table.rows())
                    .contains(new Row(
                            Protocol.TCP, end("127.0.0.1", client.getLocalPort()),
                            end("127.0.0.1", server.getLocalPort()), State.ESTABLISHED, 0))
                    .contains(new Row(
                            Protocol.TCP, end("127.0.0.1", accepted.getLocalPort()),
                            end("127.0.0.1", accepted.getPort()), State.ESTABLISHED, 0));
            assertThat(table.unreadable()).isZero();
        }
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static End end(String address, int port) {
        return new End(address(address), port);
    }
}
