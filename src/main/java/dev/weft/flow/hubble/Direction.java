package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import org.jspecify.annotations.Nullable;

/// Is an event on the way there, or is it an answer? The agents say so of most; drops never do.
///
/// In this order: what the agent says; policies judge only what opens a connection; SYN with or without ACK; what
/// connection tracking said; the kind of request; the connection, when it is known; which side listens by the cluster's
/// own list; which side has a port of those that systems give to clients. Only the last one is a guess, and is told.
final class Direction {
    static final int UNKNOWN = -1;
    static final int THERE = 0;
    static final int BACK = 1;

    /// Source: Linux, ip_local_port_range, and the whole range that IANA calls dynamic.
    private static final int FIRST_CLIENT_PORT = 32_768;

    private Direction() {}

    /// What the event says itself.
    static int told(HubbleEvent event) {
        if (event.reply >= 0) {
            return event.reply;
        }
        if (event.eventType == HubbleEvent.POLICY_VERDICT || DropReasons.byPolicy(event.dropReason)) {
            return THERE;
        }
        if (event.protocol == Protocol.TCP && event.has(HubbleEvent.SYN)) {
            return event.has(HubbleEvent.ACK) ? BACK : THERE;
        }
        return switch (event.traceReason) {
            case HubbleEvent.REASON_NEW -> THERE;
            case HubbleEvent.REASON_REPLY -> BACK;
            default -> request(event);
        };
    }

    private static int request(HubbleEvent event) {
        return switch (event.l7Type) {
            case HubbleEvent.REQUEST -> THERE;
            case HubbleEvent.RESPONSE -> BACK;
            default -> UNKNOWN;
        };
    }

    /// Who listens, by the ports that containers declare.
    static int listening(HubbleEvent event, ClusterSnapshot snapshot, Protocol protocol) {
        boolean there = listens(snapshot, event.destination, protocol, event.destinationPort);
        boolean back = listens(snapshot, event.source, protocol, event.sourcePort);
        return there == back ? UNKNOWN : there ? THERE : BACK;
    }

    private static boolean listens(ClusterSnapshot at, @Nullable IpAddress address, Protocol protocol, int port) {
        return address != null && at.podAt(address).map(pod -> declares(pod, protocol, port)).orElse(false);
    }

    private static boolean declares(Pod pod, Protocol protocol, int port) {
        return pod.ports().stream().anyMatch(each -> each.protocol() == protocol && each.number() == port);
    }

    static int guessed(HubbleEvent event) {
        boolean clientThere = event.destinationPort >= FIRST_CLIENT_PORT;
        boolean clientHere = event.sourcePort >= FIRST_CLIENT_PORT;
        return clientThere == clientHere ? UNKNOWN : clientHere ? THERE : BACK;
    }
}
