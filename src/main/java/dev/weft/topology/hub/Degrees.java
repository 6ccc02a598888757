package dev.weft.topology.hub;

import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// How many others each node talks to in one direction.
///
/// A hub talks to a large share of all and to many times as many as the node in the middle: where everything may talk
/// to everything nobody stands out, and nothing is hidden. What is known to be the cluster's DNS or a scraper needs
/// fewer. Partners in its own box do not count: the front end of an application reaches all of its application and is
/// no hub. Source: `graph-ux` A.4 (more than 30 % of the workloads).
final class Degrees {
    private static final int FEWEST = 12;
    private static final double SHARE = 0.30;
    private static final int FEWEST_BOXES = 3;
    private static final int TIMES_THE_MIDDLE = 3;
    private static final int FEWEST_KNOWN = 4;
    private static final double SHARE_KNOWN = 0.15;
    /// More kinds of badges than this nobody reads.
    private static final int MOST = 8;

    /// The others that `node` talks to. `others` stand in `boxes` boxes other than its own; `dns` of all its `edges`
    /// are about port 53 only.
    record Partners(TopologyNode node, int others, int boxes, int edges, int dns) {}

    private final List<Partners> all;
    private final int population;

    private Degrees(List<Partners> all, int population) {
        this.all = all;
        this.population = population;
    }

    static Degrees of(Topology topology, Function<EdgeId, NodeId> end, Function<EdgeId, NodeId> other) {
        var counting = new HashMap<NodeId, Counting>();
        for (var edge : topology.edges()) {
            if (edge.state() != EdgeState.LEADS && counts(end.apply(edge.id())) && counts(other.apply(edge.id()))) {
                counting.computeIfAbsent(end.apply(edge.id()), id -> new Counting(id, topology))
                        .add(other.apply(edge.id()), edge);
            }
        }
        int population = (int) topology.nodes().stream().filter(node -> counts(node.id())).count();
        return new Degrees(counting.values().stream().flatMap(one -> one.partners().stream()).toList(), population);
    }

    /// Workloads, Services, and what is folded: the rest is no partner that a badge could stand for.
    static boolean counts(NodeId id) {
        return switch (id.kind()) {
            case WORKLOAD, SERVICE, NAMESPACE, GROUP -> true;
            case INGRESS, MACHINE, OUTSIDE -> false;
        };
    }

    /// `known` tells those that need fewer partners.
    Set<NodeId> hubs(Predicate<Partners> known) {
        int middle = middle();
        var hubs = new HashSet<NodeId>();
        all.stream()
                .filter(one -> isMany(one, middle)
                        || (one.others() >= Math.max(FEWEST_KNOWN, SHARE_KNOWN * population) && known.test(one)))
                .sorted(Comparator.comparingInt((Partners one) -> -one.others()).thenComparing(one -> one.node().id()))
                .limit(MOST)
                .forEach(one -> hubs.add(one.node().id()));
        return hubs;
    }

    private boolean isMany(Partners one, int middle) {
        return one.others() >= Math.max(FEWEST, SHARE * population)
                && one.others() >= TIMES_THE_MIDDLE * middle
                && one.boxes() >= FEWEST_BOXES;
    }

    private int middle() {
        var counts = all.stream().mapToInt(Partners::others).sorted().toArray();
        return counts.length == 0 ? 0 : counts[counts.length / 2];
    }

    private static final class Counting {
        private final NodeId id;
        private final Topology topology;
        private final Set<NodeId> others = new HashSet<>();
        private final Set<String> boxes = new HashSet<>();
        private int edges;
        private int dns;

        Counting(NodeId id, Topology topology) {
            this.id = id;
            this.topology = topology;
        }

        void add(NodeId other, TopologyEdge edge) {
            var box = box(other);
            edges++;
            dns += Ports.isDnsOnly(edge) ? 1 : 0;
            if (!box.equals(box(id))) {
                others.add(other);
                boxes.add(box);
            }
        }

        private String box(NodeId node) {
            return topology.node(node).map(TopologyNode::namespace).filter(name -> !name.isEmpty())
                    .orElseGet(node::key);
        }

        Optional<Partners> partners() {
            return topology.node(id).map(node -> new Partners(node, others.size(), boxes.size(), edges, dns));
        }
    }
}
