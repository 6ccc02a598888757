package dev.weft.flow.hubble;

import dev.weft.flow.hubble.event.HubbleEvent;

/// What one event proves of its connection, as a verdict of [Connections].
final class Evidence {
    private Evidence() {}

    /// `toPod`: a pod was asked, so its node will tell of the arrival. Everybody else's arrival is told by nobody.
    static byte of(HubbleEvent event, boolean answer, boolean toPod) {
        if (event.verdict == HubbleEvent.DROPPED) {
            return Connections.DROPPED;
        }
        if (event.verdict == HubbleEvent.AUDIT) {
            return Connections.AUDITED;
        }
        if (answer || !toPod || arrived(event)) {
            return Connections.FORWARDED;
        }
        return Connections.HELD;
    }

    /// Handed to the pod, or let in by its policies, or seen by the proxy in front of it.
    private static boolean arrived(HubbleEvent event) {
        return event.point == HubbleEvent.TO_ENDPOINT
                || (event.direction == HubbleEvent.INGRESS
                        && (event.eventType == HubbleEvent.POLICY_VERDICT
                                || event.type == HubbleEvent.L7
                                || event.point == HubbleEvent.TO_PROXY));
    }
}
