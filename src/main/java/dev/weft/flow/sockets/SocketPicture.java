package dev.weft.flow.sockets;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowKey;
import dev.weft.flow.link.ByText;
import dev.weft.net.Traffic;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the sockets of many pods say together: each edge with its connections, each connection once.
///
/// `loopbackOnly` are listeners that nobody outside the pod can reach, whatever a policy says. `behindProxies` counts
/// rows at a mesh proxy's redirect port, which say nothing of the port that was asked for. `wrongPorts` are remarks on
/// Services whose port leads nowhere.
record SocketPicture(
        SortedMap<FlowKey, Seen> edges,
        SortedSet<Listener> loopbackOnly,
        SortedSet<String> wrongPorts,
        int behindProxies) {
    static final SocketPicture EMPTY =
            new SocketPicture(new TreeMap<>(ByText.KEYS), new TreeSet<>(), new TreeSet<>(), 0);

    /// The connections of one edge, and a remark for people or an empty one.
    record Seen(Set<Connection> connections, String note) {
        Seen {
            connections = Set.copyOf(connections);
        }
    }

    /// What tells two connections apart: the protocol and both ends. `server` is the real backend where it is known.
    record Connection(Traffic traffic, SocketTable.End client, SocketTable.End server) {}

    record Listener(ObjectRef pod, Traffic traffic) implements Comparable<Listener> {
        @Override
        public int compareTo(Listener other) {
            int order = pod.compareTo(other.pod);
            return order != 0 ? order : traffic.compareTo(other.traffic);
        }

        /// `shop/web TCP 9000`.
        String text() {
            return pod.path() + " " + traffic;
        }
    }

    SocketPicture {
        edges = Collections.unmodifiableSortedMap(edges);
        loopbackOnly = Collections.unmodifiableSortedSet(loopbackOnly);
        wrongPorts = Collections.unmodifiableSortedSet(wrongPorts);
    }
}
