package dev.weft.flow.sockets;

import dev.weft.cluster.Pod;
import dev.weft.net.Protocol;
import java.util.List;
import java.util.function.Predicate;

/// One pod and its sockets, and which of them wait for clients.
///
/// All containers of a pod share its network: one table is the whole pod.
final class PodSockets {
    /// The kernel takes a client's port from here. Source: Linux, ip_local_port_range, default 32768-60999.
    private static final int FIRST_CLIENT_PORT = 32_768;

    private final Pod pod;
    private final SocketTable table;
    private final List<SocketTable.Row> waiting;

    PodSockets(Pod pod, SocketTable table) {
        this.pod = pod;
        this.table = table;
        this.waiting = table.rows().stream().filter(SocketTable.Row::waits).toList();
    }

    Pod pod() {
        return pod;
    }

    List<SocketTable.Row> rows() {
        return table.rows();
    }

    /// Does a socket wait for clients at this very address? One at "any" address of IPv6 takes IPv4 too, unless the
    /// program forbids it, which the table does not show.
    boolean waitsAt(Protocol protocol, SocketTable.End end) {
        return waiting.stream().anyMatch(row -> row.protocol() == protocol
                && row.local().port() == end.port()
                && (row.local().address().equals(end.address()) || takesAny(row.local(), end)));
    }

    private static boolean takesAny(SocketTable.End waiting, SocketTable.End end) {
        return waiting.anyAddress() && (waiting.address().v6() || !end.address().v6());
    }

    boolean waitsAnywhere() {
        return waiting.stream().anyMatch(row -> row.protocol() == Protocol.TCP);
    }

    boolean declares(Protocol protocol, int port) {
        return pod.ports().stream().anyMatch(declared -> declared.protocol() == protocol && declared.number() == port);
    }

    /// Where the table shows no listener at all (it was closed while its connections live on): a low local port with a
    /// high one at the other end is a server's.
    boolean looksLikeAServersRow(SocketTable.Row row) {
        Predicate<SocketTable.Row> sameProtocol = waits -> waits.protocol() == row.protocol();
        return waiting.stream().noneMatch(sameProtocol)
                && row.local().port() < FIRST_CLIENT_PORT
                && row.remote().port() >= FIRST_CLIENT_PORT;
    }

    /// TCP listeners that only the pod itself can reach, on a port where nobody else waits.
    List<SocketTable.End> loopbackOnly() {
        return waiting.stream()
                .filter(row -> row.protocol() == Protocol.TCP && row.local().loopback())
                .map(SocketTable.Row::local)
                .filter(end -> waiting.stream()
                        .noneMatch(other -> other.protocol() == Protocol.TCP
                                && other.local().port() == end.port()
                                && !other.local().loopback()))
                .toList();
    }
}
