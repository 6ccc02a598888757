package dev.weft.flow.sockets;

import dev.weft.net.IpAddress;
import dev.weft.net.PortRange;
import dev.weft.net.Protocol;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sockets of one pod, as `/proc/net/tcp`, `tcp6`, `udp` and `udp6` show them one after the other. `unreadable`
/// counts lines that are no row.
///
/// Source: Linux, Documentation/networking/proc_net_tcp.rst, and net/ipv4/udp.c for the heading of UDP.
record SocketTable(List<Row> rows, int unreadable) {
    static final SocketTable EMPTY = new SocketTable(List.of(), 0);

    /// One socket. An IPv4-mapped address of `tcp6` is the IPv4 address. `retransmits` counts those without an answer.
    record Row(Protocol protocol, End local, End remote, State state, int retransmits) {
        /// Waits for clients: a TCP listener, or a UDP socket without a peer.
        boolean waits() {
            return protocol == Protocol.TCP ? state == State.LISTEN : remote.port() == 0;
        }
    }

    /// `port` is 0 for "any".
    record End(IpAddress address, int port) {
        boolean anyAddress() {
            return address.high() == 0 && address.low() == 0;
        }

        boolean loopback() {
            return address.v6() ? address.high() == 0 && address.low() == 1 : address.low() >>> 24 == 127;
        }
    }

    /// In the order of the kernel's numbers, from 1. Source: Linux, include/net/tcp_states.h.
    enum State {
        ESTABLISHED,
        SYN_SENT,
        SYN_RECEIVED,
        FIN_WAIT_1,
        FIN_WAIT_2,
        TIME_WAIT,
        CLOSE,
        CLOSE_WAIT,
        LAST_ACK,
        LISTEN,
        CLOSING,
        NEW_SYN_RECEIVED
    }

    private static final HexFormat HEX = HexFormat.of();
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int RETRANSMITS = 6;

    SocketTable {
        rows = List.copyOf(rows);
    }

    /// Reads the tables of a pod with these addresses. Addresses stand there in words of the node's own byte order: it
    /// is little-endian unless only the other order shows an address of the pod's own.
    static SocketTable parse(String text, Set<IpAddress> own) {
        var little = parse(text, ByteOrder.LITTLE_ENDIAN);
        if (own.isEmpty() || little.rows.isEmpty() || little.mentions(own)) {
            return little;
        }
        var big = parse(text, ByteOrder.BIG_ENDIAN);
        return big.mentions(own) ? big : little;
    }

    private boolean mentions(Set<IpAddress> own) {
        return rows.stream().anyMatch(row -> own.contains(row.local.address()));
    }

    static SocketTable parse(String text, ByteOrder order) {
        var rows = new ArrayList<Row>();
        int unreadable = 0;
        Protocol protocol = null;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var words = line.strip().split("\\s+", -1);
            if (words[0].equals("sl")) {
                protocol = line.contains("drops") ? Protocol.UDP : Protocol.TCP; // a word of UDP's heading alone
                continue;
            }
            var row = protocol == null ? null : row(protocol, words, order);
            if (row != null) {
                rows.add(row);
            } else if (!line.isBlank()) {
                unreadable++;
            }
        }
        return new SocketTable(rows, unreadable);
    }

    private static @Nullable Row row(Protocol protocol, String[] words, ByteOrder order) {
        if (words.length <= RETRANSMITS) {
            return null;
        }
        try {
            var state = State.values()[HexFormat.fromHexDigits(words[STATE]) - 1];
            return new Row(
                    protocol, end(words[LOCAL], order), end(words[REMOTE], order), state,
                    HexFormat.fromHexDigits(words[RETRANSMITS]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException noRow) {
            return null;
        }
    }

    /// `0A01F40A:1F90`, or four such words before the colon.
    private static End end(String word, ByteOrder order) {
        int colon = word.indexOf(':');
        var bytes = HEX.parseHex(word.substring(0, colon));
        if (bytes.length != 4 && bytes.length != 16) {
            throw new IllegalArgumentException("no address: " + word);
        }
        int port = HexFormat.fromHexDigits(word.substring(colon + 1));
        if (port > PortRange.HIGHEST) {
            throw new IllegalArgumentException("no port: " + word);
        }
        return new End(IpAddress.of(order == ByteOrder.LITTLE_ENDIAN ? wordsReversed(bytes) : bytes), port);
    }

    private static byte[] wordsReversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[(i & ~3) + 3 - (i & 3)];
        }
        return reversed;
    }
}
