package dev.weft.cli;

import dev.weft.policy.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Two ends that stand for all pairs of two kinds of ends, those of one kind being treated alike by policies.
public record EndPair(Endpoint source, Endpoint destination) {
    /// One pair of different ends; where a node's network is involved one on the same node and one on different nodes,
    /// as a pod and its own node always reach each other. What a pod sends to itself no policy sees: such a pair is
    /// never among them, so that there may be none.
    public static List<EndPair> of(List<Endpoint> sources, List<Endpoint> destinations) {
        boolean onNodes = isOnNode(sources.getFirst()) || isOnNode(destinations.getFirst());
        var seen = new HashSet<Optional<Boolean>>();
        var pairs = new ArrayList<EndPair>();
        for (var source : sources) {
            for (var destination : destinations) {
                var nodes = onNodes ? sameNode(source, destination) : Optional.<Boolean>empty();
                if (!source.equals(destination) && seen.add(nodes)) {
                    pairs.add(new EndPair(source, destination));
                }
            }
        }
        return pairs;
    }

    /// Does its address stand for a machine of the cluster?
    public static boolean isOnNode(Endpoint end) {
        return end instanceof Endpoint.OfNode || end.isOnHostNetwork();
    }

    /// Empty when one of them is not scheduled.
    private static Optional<Boolean> sameNode(Endpoint one, Endpoint other) {
        var here = node(one);
        var there = node(other);
        return here.isEmpty() || there.isEmpty() ? Optional.empty() : Optional.of(here.equals(there));
    }

    private static String node(Endpoint end) {
        return switch (end) {
            case Endpoint.OfPod(var pod) -> pod.network().node();
            case Endpoint.OfNode(var node) -> node.ref().name();
            case Endpoint.OfTemplate _, Endpoint.Outside _ -> "";
        };
    }
}
