package dev.weft.topology.build;

import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.Tally;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The graph without a draft, and what it was made of: a draft is laid over it edge by edge.
///
/// Threads: confined to the analysis thread.
final class Undrafted {
    private final TopologyRequest request;
    private final Assembly open;
    private final Map<EdgeId, Gathered> dropped;
    private final Assembly folded;
    private final Topology topology;

    private Undrafted(
            TopologyRequest request, Assembly open, Map<EdgeId, Gathered> dropped, Assembly folded, Topology topology) {
        this.request = request;
        this.open = open;
        this.dropped = dropped;
        this.folded = folded;
        this.topology = topology;
    }

    /// `parts` is what the contributors added.
    static Undrafted of(TopologyRequest request, Assembly parts) {
        var seen = parts.seen();
        var dropped = new HashMap<>(parts.edges());
        new Sieve(request, parts).beforeFolding();
        dropped.keySet().removeAll(parts.edges().keySet());
        var folded = Folding.of(request, parts);
        var sifted = folded.copy();
        new Sieve(request, sifted).afterFolding();
        Thinning.thin(sifted);
        return new Undrafted(request, parts, dropped, folded, sifted.topology(seen));
    }

    Topology topology() {
        return topology;
    }

    FoldLoad load() {
        return FoldLoad.of(request, open);
    }

    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same objects while nothing changed
    boolean serves(TopologyRequest other) {
        return other.reachability() == request.reachability()
                && other.flows() == request.flows()
                && other.filter().equals(request.filter())
                && other.folded().equals(request.folded());
    }

    /// What a draft adds, laid over. The filter must not ask for a text or a truth.
    Topology with(Assembly draft) {
        var laid = new Laying(draft);
        draft.edges().forEach(laid::take);
        return laid.topology();
    }

    /// Pairs inside a folded namespace that change their state.
    private record Moved(Tally gone, Tally come) {
        Moved plus(Moved other) {
            return new Moved(gone.plus(other.gone), come.plus(other.come));
        }

        Tally from(Tally before) {
            return before.plus(come).minus(gone);
        }
    }

    private final class Laying {
        private final Assembly draft;
        private final Map<EdgeId, Gathered> edges = new HashMap<>();
        private final Map<NodeId, Moved> inside = new HashMap<>();

        Laying(Assembly draft) {
            this.draft = draft;
        }

        void take(EdgeId id, Gathered drafted) {
            var before = Optional.ofNullable(open.edges().get(id));
            var after = new Gathered();
            before.or(() -> Optional.ofNullable(dropped.get(id))).ifPresent(after::absorb);
            after.absorb(drafted);
            var source = end(id.source());
            var target = end(id.target());
            if (Folding.isHidden(request, source, target)) {
                inside.merge(
                        source, new Moved(before.map(Gathered::pairs).orElse(Tally.NONE), after.pairs()), Moved::plus);
            } else if (source.equals(id.source()) && target.equals(id.target())) {
                edges.put(id, after);
            } else {
                var end = new EdgeId(source, target);
                edges.computeIfAbsent(end, this::foldedBefore).replace(before, after);
            }
        }

        private Gathered foldedBefore(EdgeId id) {
            return Optional.ofNullable(folded.edges().get(id)).map(Gathered::copy).orElseGet(Gathered::new);
        }

        private NodeId end(NodeId id) {
            return Optional.ofNullable(open.nodes().get(id))
                    .or(() -> Optional.ofNullable(draft.nodes().get(id)))
                    .map(node -> Folding.end(request, node))
                    .orElse(id);
        }

        Topology topology() {
            var drawn = new ArrayList<TopologyEdge>();
            var ends = new LinkedHashSet<NodeId>();
            edges.forEach((id, gathered) -> {
                if (isAskedFor(id)) {
                    drawn.add(gathered.edge(id));
                    ends.add(id.source());
                    ends.add(id.target());
                }
            });
            var notes = new ArrayList<>(topology.notes());
            draft.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            notes.sort(null);
            return topology.with(nodes(ends), drawn, notes);
        }

        private boolean isAskedFor(EdgeId id) {
            return request.filter().namespaces().isEmpty() || isChosen(id.source()) || isChosen(id.target());
        }

        private boolean isChosen(NodeId id) {
            return node(id).filter(node -> Sieve.isChosen(request, node)).isPresent();
        }

        /// Ends that were not drawn, and folded namespaces that count otherwise now.
        private List<TopologyNode> nodes(Set<NodeId> ends) {
            var put = new ArrayList<TopologyNode>();
            for (var id : ends) {
                if (topology.node(id).isEmpty() && !inside.containsKey(id)) {
                    node(id).ifPresent(put::add);
                }
            }
            inside.forEach((id, more) -> topology.node(id)
                    .or(() -> ends.contains(id) ? node(id) : Optional.empty())
                    .map(node -> node.withFacts(
                            node.facts().withInside(more.from(node.facts().inside()))))
                    .ifPresent(put::add));
            return put;
        }

        private Optional<TopologyNode> node(NodeId id) {
            return Optional.ofNullable(folded.nodes().get(id))
                    .or(() -> Optional.ofNullable(draft.nodes().get(id)))
                    .or(() -> draft.nodes().values().stream()
                            .filter(node -> Folding.end(request, node).equals(id))
                            .findFirst()
                            .map(node -> Folding.asNamespace(id, node)));
        }
    }
}
