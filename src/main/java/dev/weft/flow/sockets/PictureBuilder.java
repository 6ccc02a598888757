package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowKey;
import dev.weft.flow.link.ByText;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Collects a [SocketPicture]; in whatever order it is told, the picture is the same.
final class PictureBuilder {
    private final Map<FlowKey, Set<SocketPicture.Connection>> connections = new HashMap<>();
    private final Map<FlowKey, Attempt> attempts = new HashMap<>();
    private final TreeSet<SocketPicture.Listener> loopbackOnly = new TreeSet<>();
    private int behindProxies;

    void see(FlowKey edge, SocketPicture.Connection connection, Attempt attempt) {
        connections.computeIfAbsent(edge, _ -> new HashSet<>()).add(connection);
        attempts.merge(edge, attempt, Attempt::orStronger);
    }

    void loopbackOnly(ObjectRef pod, int port) {
        loopbackOnly.add(new SocketPicture.Listener(pod, new Traffic(Protocol.TCP, port)));
    }

    void behindProxy() {
        behindProxies++;
    }

    SocketPicture picture(SortedSet<String> wrongPorts) {
        var edges = new TreeMap<FlowKey, SocketPicture.Seen>(ByText.KEYS);
        attempts.forEach((edge, attempt) ->
                edges.put(edge, new SocketPicture.Seen(connections.getOrDefault(edge, Set.of()), attempt.note())));
        return new SocketPicture(edges, loopbackOnly, wrongPorts, behindProxies);
    }
}
