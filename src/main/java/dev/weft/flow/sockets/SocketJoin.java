package dev.weft.flow.sockets;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ServiceBackends;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowEnds;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Joins the socket tables of many pods into edges. Pure, and the order of the pods does not matter.
///
/// A row is a server's when a socket of its pod waits at the local end, else a client's. A client's row names the
/// Service's address; the backend's row names the client's address and port, so the two are joined on these. Where the
/// backend's table was not read, or more than one fits, the edge ends at the Service. A connection that both ends show
/// is one connection.
///
/// A SYN that was sent again at least once, and is still not answered, is a likely block: what drops packets silently
/// looks like this, and so does a machine that is down. A refused connection leaves no row.
///
/// Assumes: a row in a closing state or TIME-WAIT was a connection of the last minute.
/// Cost: O(rows), beside look-ups among the waiting sockets of a pod.
final class SocketJoin {
    static final String NAME = "sockets";
    private static final String UNTOLD = "which backend answered could not be told";

    private record Client(Protocol protocol, SocketTable.End end) {}

    private record Server(PodSockets side, SocketTable.End end) {}

    private final FlowEnds ends;
    private final ServiceBackends backends;
    private final Map<ObjectRef, PodSockets> sides = new HashMap<>();
    private final Map<Client, List<Server>> servers = new HashMap<>();
    private final PictureBuilder picture = new PictureBuilder();

    private SocketJoin(ClusterSnapshot snapshot) {
        this.ends = new FlowEnds(snapshot);
        this.backends = new ServiceBackends(snapshot);
    }

    /// Tables of pods that are not in the snapshot any more are left out.
    static SocketPicture join(Map<ObjectRef, SocketTable> tables, ClusterSnapshot snapshot) {
        var join = new SocketJoin(snapshot);
        tables.forEach((ref, table) ->
                snapshot.pod(ref).ifPresent(pod -> join.sides.put(ref, new PodSockets(pod, table))));
        join.sides.values().forEach(join::indexServers);
        join.sides.values().forEach(join::look);
        return join.picture.picture(WrongPorts.among(snapshot.services(), join.backends, join.sides));
    }

    private void indexServers(PodSockets side) {
        for (var row : side.rows()) {
            if (isConnection(row) && isServers(side, row)) {
                servers.computeIfAbsent(new Client(row.protocol(), row.remote()), _ -> new ArrayList<>())
                        .add(new Server(side, row.local()));
            }
        }
    }

    private void look(PodSockets side) {
        side.loopbackOnly().forEach(end -> picture.loopbackOnly(side.pod().ref(), end.port()));
        for (var row : side.rows()) {
            if (isConnection(row) && !staysInside(side, row)) {
                Attempt.of(row).ifPresent(attempt -> {
                    if (isServers(side, row)) {
                        inbound(side, row, attempt);
                    } else {
                        outbound(side, row, attempt);
                    }
                });
            }
        }
    }

    private static boolean isConnection(SocketTable.Row row) {
        boolean named = row.local().port() != 0 && row.remote().port() != 0 && !row.remote().anyAddress();
        boolean loopback = row.local().loopback() || row.remote().loopback();
        boolean over = row.protocol() == Protocol.TCP
                && (row.state() == SocketTable.State.CLOSE || row.state() == SocketTable.State.LISTEN);
        return named && !loopback && !over;
    }

    private static boolean staysInside(PodSockets side, SocketTable.Row row) {
        return side.pod().network().addresses().contains(row.remote().address());
    }

    private boolean isServers(PodSockets side, SocketTable.Row row) {
        if (row.state() == SocketTable.State.SYN_SENT && row.protocol() == Protocol.TCP) {
            return false;
        }
        if (side.waitsAt(row.protocol(), row.local())) {
            return true;
        }
        var peer = ends.at(row.remote().address());
        if (peer instanceof FlowEnd.OfService || waits(peer, row)) {
            return false;
        }
        return side.declares(row.protocol(), row.local().port()) || side.looksLikeAServersRow(row);
    }

    private boolean waits(FlowEnd peer, SocketTable.Row row) {
        return peer instanceof FlowEnd.OfPod(var ref)
                && sides.containsKey(ref)
                && sides.get(ref).waitsAt(row.protocol(), row.remote());
    }

    private void inbound(PodSockets side, SocketTable.Row row, Attempt attempt) {
        var traffic = new Traffic(row.protocol(), row.local().port());
        var server = new FlowEnd.OfPod(side.pod().ref());
        var edge = key(ends.at(row.remote().address()), server, traffic, attempt.verdict());
        see(edge, new SocketPicture.Connection(traffic, row.remote(), row.local()), attempt);
    }

    private void outbound(PodSockets side, SocketTable.Row row, Attempt attempt) {
        var asked = new Traffic(row.protocol(), row.remote().port());
        var client = new FlowEnd.OfPod(side.pod().ref());
        var peer = ends.at(row.remote().address());
        if (!(peer instanceof FlowEnd.OfService(var service))) {
            see(key(client, peer, asked, attempt.verdict()), connection(asked, row), attempt);
            return;
        }
        var backend = backend(row, service, asked);
        if (backend.isEmpty()) {
            see(key(client, peer, asked, attempt.verdict()), connection(asked, row), attempt.with(UNTOLD));
            return;
        }
        var real = new Traffic(asked.protocol(), backend.get().end().port());
        var pod = new FlowEnd.OfPod(backend.get().side().pod().ref());
        see(
                key(client, pod, real, attempt.verdict()),
                new SocketPicture.Connection(real, row.local(), backend.get().end()),
                attempt.with("via Service " + service.path()));
    }

    private static SocketPicture.Connection connection(Traffic traffic, SocketTable.Row row) {
        return new SocketPicture.Connection(traffic, row.local(), row.remote());
    }

    private Optional<Server> backend(SocketTable.Row row, ObjectRef service, Traffic asked) {
        var targets = backends.targets(service, asked.protocol(), asked.port());
        var fitting = servers.getOrDefault(new Client(row.protocol(), row.local()), List.of()).stream()
                .filter(server -> targets.contains(
                        new ServiceBackends.Target(server.side().pod().ref(), server.end().port())))
                .distinct()
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private void see(FlowKey edge, SocketPicture.Connection connection, Attempt attempt) {
        int port = edge.traffic().port();
        if (MeshPorts.redirects(port)) {
            picture.behindProxy();
        } else {
            picture.see(edge, connection, attempt.with(MeshPorts.note(port)));
        }
    }

    private static FlowKey key(FlowEnd source, FlowEnd destination, Traffic traffic, FlowVerdict verdict) {
        return new FlowKey(source, destination, FlowTraffic.of(traffic), verdict, NAME);
    }
}
