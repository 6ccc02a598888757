package dev.weft.flow.hubble.event;

import java.util.List;

/// One answer of the stream.
public sealed interface HubbleMessage
        permits HubbleEvent, HubbleMessage.Lost, HubbleMessage.NodeState, HubbleMessage.LeftOut {
    /// Events that the server itself lost; it does not look at filters.
    record Lost(long events) implements HubbleMessage {}

    /// Nodes came or went. `state` as the relay numbers it: 1 connected, 2 unavailable, 3 gone, 4 error.
    record NodeState(int state, List<String> nodes, String message) implements HubbleMessage {
        public NodeState {
            nodes = List.copyOf(nodes);
        }
    }

    /// Not decoded: sampled away, or of a kind that is not known.
    record LeftOut(boolean sampled) implements HubbleMessage {
        public static final LeftOut SAMPLED = new LeftOut(true);
        public static final LeftOut UNKNOWN = new LeftOut(false);
    }
}
