package dev.weft.topology.build;

import dev.weft.topology.EdgeId;
import dev.weft.topology.EdgeState;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What each namespace would bring to the picture when open: its nodes, and the edges within it and to others. What
/// stands outside of namespaces cannot fold and counts as it is.
///
/// Edges that stand for many pairs already count as all of them: they are too many to open.
final class FoldLoad {
    /// Edges from one place to another, `from` and `to` numbers of places. `all` of them when both are open; to a
    /// folded place there is one from each of the `sources`, from a folded one to each of the `targets`. `quiet`:
    /// nobody was seen to use any.
    record Link(int from, int to, int all, int sources, int targets, boolean quiet) {
        /// How many edges are drawn.
        int drawn(boolean fromFolded, boolean toFolded) {
            if (from == to) {
                return fromFolded ? 0 : all;
            }
            if (fromFolded && toFolded) {
                return 1;
            }
            return fromFolded ? targets : toFolded ? sources : all;
        }
    }

    /// A namespace, or with an empty name what stands outside.
    record Place(String namespace, int nodes) {}

    private record Between(int from, int to) {}

    private static final class Count {
        private final Set<NodeId> sources = new HashSet<>();
        private final Set<NodeId> targets = new HashSet<>();
        private int all;
        private int many;
        private boolean loud;

        void add(EdgeId id, Tally tally) {
            int pairs = Math.max(1, tally.total());
            loud |= tally.count(EdgeState.UNUSED) < tally.total();
            sources.add(id.source());
            targets.add(id.target());
            all += pairs;
            many += pairs > 1 ? pairs : 0;
        }
    }

    private final TopologyRequest request;
    private final Map<String, Integer> numbers = new TreeMap<>();
    private final Map<NodeId, Integer> placeOf = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final int[] denied;

    private FoldLoad(TopologyRequest request, Assembly open) {
        this.request = request;
        var sizes = new TreeMap<String, Integer>();
        open.nodes().values().forEach(node -> namespace(node).ifPresent(name ->
                sizes.merge(name, node.id().kind() == NodeId.Kind.NAMESPACE ? 0 : 1, Integer::sum)));
        sizes.forEach((name, size) -> {
            numbers.put(name, places.size());
            places.add(new Place(name, size));
        });
        open.nodes().values().stream().map(TopologyNode::id).sorted().forEach(id -> place(open, id));
        denied = new int[places.size()];
        link(open);
    }

    /// `open` is sifted, but not folded.
    static FoldLoad of(TopologyRequest request, Assembly open) {
        return new FoldLoad(request, open);
    }

    private void place(Assembly open, NodeId id) {
        var home = Optional.ofNullable(open.nodes().get(id)).flatMap(FoldLoad::namespace).map(numbers::get);
        if (home.isEmpty()) {
            places.add(new Place("", 1));
        }
        placeOf.put(id, home.orElse(places.size() - 1));
    }

    private static Optional<String> namespace(TopologyNode node) {
        return node.id().kind() == NodeId.Kind.NAMESPACE
                ? Optional.of(node.id().key())
                : Optional.of(node.namespace()).filter(name -> !name.isEmpty());
    }

    private void link(Assembly open) {
        var counts = new HashMap<Between, Count>();
        open.edges().forEach((id, gathered) -> {
            var from = placeOf.get(id.source());
            var to = placeOf.get(id.target());
            if (from != null && to != null && (isChosen(from) || isChosen(to))) {
                counts.computeIfAbsent(new Between(from, to), _ -> new Count())
                        .add(id, gathered.pairs());
                count(from, to, gathered.pairs().count(EdgeState.OBSERVED_DENIED));
            }
        });
        counts.forEach((between, count) -> links.add(new Link(
                between.from,
                between.to,
                count.all,
                Math.min(count.all, atMost(between.from, count.sources, count.many)),
                Math.min(count.all, atMost(between.to, count.targets, count.many)),
                !count.loud)));
    }

    private void count(int from, int to, int refused) {
        denied[from] += refused;
        denied[to] += from == to ? 0 : refused;
    }

    /// Ends of edges that stand for many pairs may be any node of the namespace.
    private int atMost(int place, Collection<NodeId> ends, int many) {
        return many == 0 ? ends.size() : Math.max(ends.size(), Math.min(places.get(place).nodes(), many));
    }

    /// Does the filter leave it open? What it leaves out is folded in any case.
    boolean isChosen(int place) {
        var namespace = places.get(place).namespace();
        return namespace.isEmpty()
                ? request.filter().namespaces().isEmpty()
                : request.chooses(namespace);
    }

    /// How many pairs with an end there were seen denied.
    int denied(int place) {
        return denied[place];
    }

    /// Namespaces first, by name.
    List<Place> places() {
        return places;
    }

    List<Link> links() {
        return links;
    }
}
