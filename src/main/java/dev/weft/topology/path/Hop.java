package dev.weft.topology.path;

import dev.weft.cluster.ObjectRef;
import dev.weft.net.TrafficSet;
import dev.weft.topology.NodeId;
import java.util.List;

/// One hop of a way: who sends, who receives, what policies say of it, and the Services that stand before the receiver.
public record Hop(NodeId from, NodeId to, Says says, List<ObjectRef> services) {
    /// What policies say of a pair; `LEADS` is a definition (an Ingress names the receiver), of which they say nothing.
    public enum Word {
        ALLOWED("allowed"),
        UNKNOWN("unknown"),
        DENIED("denied"),
        LEADS("leads to");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /// `traffic` is what is allowed, or what is not known; none where everything is denied.
    public record Says(Word word, TrafficSet traffic) {}

    public Hop {
        services = List.copyOf(services);
    }
}
