package dev.weft.layout.algorithm;

import dev.weft.layout.Box;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jgrapht.Graphs;

/// Where the direct neighbours of nodes stand. `of` lists the other ends of a node's edges, one that calls back twice.
record Neighbours(Function<NodeId, List<NodeId>> of, Map<NodeId, Box> places) {
    Neighbours(Topology topology, Map<NodeId, Box> places) {
        this(id -> Graphs.neighborListOf(topology.graph(), id), places);
    }

    /// Of these nodes only. Cost: one look at each edge, where the graph of the topology would have to be made.
    static Neighbours ofFew(Set<NodeId> few, Topology topology, Map<NodeId, Box> places) {
        var lists = new HashMap<NodeId, List<NodeId>>();
        if (!few.isEmpty()) {
            for (var edge : topology.edges()) {
                var id = edge.id();
                if (few.contains(id.source())) {
                    lists.computeIfAbsent(id.source(), _ -> new ArrayList<>()).add(id.target());
                }
                if (few.contains(id.target())) {
                    lists.computeIfAbsent(id.target(), _ -> new ArrayList<>()).add(id.source());
                }
            }
        }
        return new Neighbours(id -> lists.getOrDefault(id, List.of()), places);
    }

    /// The middle of the neighbours of one node that are placed, as a point; absent when none is.
    Optional<Box> centre(NodeId node) {
        return centreOutside(Set.of(node));
    }

    /// Does one of these talk to another?
    boolean link(List<TopologyNode> members) {
        var among = members.stream().map(TopologyNode::id).collect(Collectors.toSet());
        return among.stream()
                .anyMatch(id -> of.apply(id).stream().anyMatch(among::contains));
    }

    /// The middle of the placed neighbours that do not belong to the group themselves.
    Optional<Box> centreOutside(Set<NodeId> group) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (var node : group) {
            for (var other : of.apply(node)) {
                var box = group.contains(other) ? null : places.get(other);
                if (box != null) {
                    x += box.centerX();
                    y += box.centerY();
                    count++;
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new Box(x / count, y / count, 0, 0));
    }
}
