package dev.weft.topology.hub;

import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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

    private final Topology.Numbered topology;
    private final IntUnaryOperator end;
    private final IntUnaryOperator other;
    /// By number of the node: how many edges it has, and how many of them lead to another box; two nodes have one edge
    /// in a direction.
    private final int[] edges;
    private final int[] others;
    private final int population;

    private Degrees(Topology.Numbered topology, IntUnaryOperator end, IntUnaryOperator other) {
        this.topology = topology;
        this.end = end;
        this.other = other;
        this.edges = new int[topology.nodes().size()];
        this.others = new int[topology.nodes().size()];
        this.population = (int) topology.nodes().stream().filter(node -> counts(node.id())).count();
        for (int i = 0; i < topology.edges().size(); i++) {
            if (counts(i)) {
                int node = end.applyAsInt(i);
                edges[node]++;
                others[node] += leaves(i) ? 1 : 0;
            }
        }
    }

    /// How many call each node.
    static Degrees ofCallers(Topology.Numbered topology) {
        return new Degrees(topology, topology::target, topology::source);
    }

    /// How many each node calls.
    static Degrees ofCallees(Topology.Numbered topology) {
        return new Degrees(topology, topology::source, topology::target);
    }

    private boolean counts(int edge) {
        return topology.state(edge) != EdgeState.LEADS
                && counts(node(end.applyAsInt(edge)).id())
                && counts(node(other.applyAsInt(edge)).id());
    }

    private TopologyNode node(int number) {
        return topology.nodes().get(number);
    }

    private boolean leaves(int edge) {
        return !box(other.applyAsInt(edge)).equals(box(end.applyAsInt(edge)));
    }

    private String box(int number) {
        var node = node(number);
        return node.namespace().isEmpty() ? node.id().key() : node.namespace();
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
        many().stream()
                .filter(one -> isMany(one, middle)
                        || (one.others() >= Math.max(FEWEST_KNOWN, SHARE_KNOWN * population) && known.test(one)))
                .sorted(Comparator.comparingInt((Partners one) -> -one.others()).thenComparing(one -> one.node().id()))
                .limit(MOST)
                .forEach(one -> hubs.add(one.node().id()));
        return hubs;
    }

    /// Those that have enough partners for any kind of hub: only of these more is asked than how many.
    private List<Partners> many() {
        double fewest = Math.min(
                Math.max(FEWEST, SHARE * population), Math.max(FEWEST_KNOWN, SHARE_KNOWN * population));
        var closer = new TreeMap<Integer, Closer>();
        for (int i = 0; i < others.length; i++) {
            if (others[i] >= fewest) {
                closer.put(i, new Closer());
            }
        }
        for (int i = 0; !closer.isEmpty() && i < topology.edges().size(); i++) {
            var one = closer.get(end.applyAsInt(i));
            if (one != null && counts(i)) {
                one.dns += Ports.isDnsOnly(topology.edges().get(i)) ? 1 : 0;
                if (leaves(i)) {
                    one.boxes.add(box(other.applyAsInt(i)));
                }
            }
        }
        var many = new ArrayList<Partners>();
        closer.forEach((number, one) ->
                many.add(new Partners(node(number), others[number], one.boxes.size(), edges[number], one.dns)));
        return many;
    }

    private boolean isMany(Partners one, int middle) {
        return one.others() >= Math.max(FEWEST, SHARE * population)
                && one.others() >= TIMES_THE_MIDDLE * middle
                && one.boxes() >= FEWEST_BOXES;
    }

    private int middle() {
        var counts = IntStream.range(0, edges.length).filter(i -> edges[i] > 0).map(i -> others[i]).sorted().toArray();
        return counts.length == 0 ? 0 : counts[counts.length / 2];
    }

    private static final class Closer {
        private final Set<String> boxes = new HashSet<>();
        private int dns;
    }
}
