package dev.weft.topology.path;

import dev.weft.policy.Explanation;
import dev.weft.topology.NodeId;
import java.util.List;
import java.util.Optional;

/// How one end reaches another.
///
/// `ways` are those of which every hop is surely allowed, the shortest first. Without any, `perhaps` is the shortest of
/// which no hop is surely denied. `direct` is the hop from the one to the other by itself; `why` explains one packet of
/// it where it is not surely allowed. Every way is a sequence of hops that policies allow one by one: whether those in
/// between pass anything on, nobody knows.
public record PathAnswer(
        Ends ends, List<Way> ways, Optional<Way> perhaps, Optional<Hop> direct, Optional<Explanation> why,
        String note) {
    public record Ends(NodeId from, NodeId to) {}

    /// Hops that follow each other.
    public record Way(List<Hop> hops) {
        public Way {
            hops = List.copyOf(hops);
        }
    }

    public PathAnswer {
        ways = List.copyOf(ways);
    }
}
