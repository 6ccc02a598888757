package dev.weft.flow.sockets;

import dev.weft.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/// Writes socket tables in the kernel's format, as little-endian machines show them.
/// Source: Linux, Documentation/networking/proc_net_tcp.rst.
final class Sockets {
    private static final String TCP = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
            + "   uid  timeout inode";
    private static final String UDP = "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"
            + "   uid  timeout inode ref pointer drops";

    private final List<String> tcp = new ArrayList<>();
    private final List<String> udp = new ArrayList<>();

    static Sockets sockets() {
        return new Sockets();
    }

    Sockets listens(String local) {
        return tcp(local, "0.0.0.0:0", "0A", 0);
    }

    Sockets established(String local, String remote) {
        return tcp(local, remote, "01", 0);
    }

    Sockets tcp(String local, String remote, String state, int retransmits) {
        tcp.add(row(local, remote, state, retransmits));
        return this;
    }

    Sockets udp(String local, String remote) {
        udp.add(row(local, remote, remote.endsWith(":0") ? "07" : "01", 0));
        return this;
    }

    SocketTable table() {
        return SocketTable.parse(text(), java.nio.ByteOrder.LITTLE_ENDIAN);
    }

    String text() {
        return TCP + "\n" + String.join("", tcp) + UDP + "\n" + String.join("", udp);
    }

    private static String row(String local, String remote, String state, int retransmits) {
        return "   0: %s %s %s 00000000:00000000 00:00000000 %08X     0        0 1 2 0000000000000000 20 4 30 10 -1\n"
                .formatted(end(local), end(remote), state, retransmits);
    }

    /// `10.0.0.1:80`, `[fd00::1]:80`.
    private static String end(String text) {
        int colon = text.lastIndexOf(':');
        var address = text.substring(0, colon).replace("[", "").replace("]", "");
        int port = Integer.parseInt(text.substring(colon + 1));
        return words(IpAddress.parse(address).orElseThrow().bytes()) + ":%04X".formatted(port);
    }

    private static String words(byte[] bytes) {
        var hex = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            hex.append("%02X".formatted(bytes[(i & ~3) + 3 - (i & 3)]));
        }
        return hex.toString();
    }
}
