package dev.weft.topology.build;

import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeId;
import dev.weft.topology.NodeId;
import dev.weft.topology.StateCounts;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyEdge;
import dev.weft.topology.TopologyNode;
import dev.weft.topology.TopologyRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The graph without a draft, and what it was made of: a draft is laid over it edge by edge.
///
/// Threads: confined to the analysis thread.
final class Undrafted {
    private final TopologyRequest request;
    private final Assembly open;
    private final Map<EdgeId, Gathered> dropped;
    private final List<Topology.Seen> seen;
    private @Nullable Drawn drawn;
    private @Nullable FoldLoad load;

    private Undrafted(
            TopologyRequest request, Assembly open, Map<EdgeId, Gathered> dropped, List<Topology.Seen> seen) {
        this.request = request;
        this.open = open;
        this.dropped = dropped;
        this.seen = seen;
    }

    /// What is folded, and the graph of it that is drawn.
    private record Drawn(Assembly folded, Topology topology) {
        /// What a fold counts inside and how open it is stays as it was drawn.
        Drawn with(List<TopologyNode> open) {
            var put = new ArrayList<TopologyNode>();
            for (var node : open) {
                folded.nodes().computeIfPresent(node.id(), (_, known) -> asDrawn(known, node));
                topology.node(node.id()).ifPresent(known -> put.add(asDrawn(known, node)));
            }
            return put.isEmpty() ? this : new Drawn(folded, topology.with(put, List.of(), topology.notes()));
        }

        private static TopologyNode asDrawn(TopologyNode drawn, TopologyNode now) {
            return now.id().isFold()
                    ? drawn.withFacts(drawn.facts()
                            .withMembers(now.facts().members(), now.facts().ready()))
                    : now;
        }
    }

    /// `parts` is what the contributors added.
    static Undrafted of(TopologyRequest request, Assembly parts) {
        var seen = parts.seen();
        var dropped = new HashMap<>(parts.edges());
        new Sieve(request, parts).beforeFolding();
        dropped.keySet().removeAll(parts.edges().keySet());
        return new Undrafted(request, parts, dropped, seen);
    }

    Topology topology() {
        return drawn().topology;
    }

    /// Made when it is first asked for: to measure a cluster nothing need be folded.
    private Drawn drawn() {
        var known = drawn;
        if (known == null) {
            var folded = Folding.of(request, open);
            var sifted = folded.copy();
            new Sieve(request, sifted).afterFolding();
            Thinning.thin(sifted);
            known = new Drawn(folded, sifted.topology(seen).grouped(request.folds().groups()));
            drawn = known;
        }
        return known;
    }

    /// Measured once.
    FoldLoad load() {
        var known = load;
        if (known == null) {
            known = FoldLoad.of(request, open);
            load = known;
        }
        return known;
    }

    /// The same cluster with other boxes in groups; the same object where they are the same.
    Undrafted grouped(TopologyRequest other) {
        if (other.folds().groups().equals(request.folds().groups())) {
            return this;
        }
        var made = new Undrafted(other.withoutDraft(), open, dropped, seen);
        made.load = load;
        return made;
    }

    TopologyRequest request() {
        return request;
    }

    /// The same but for what is there, with no word of traffic?
    @SuppressWarnings("ReferenceEquality") // as below
    boolean leadsTo(TopologyRequest other) {
        boolean silent = other.flows().flows().isEmpty() && seen.isEmpty();
        return (silent || other.flows() == request.flows())
                && other.filter().equals(request.filter())
                && other.boxes().equals(request.boxes())
                && other.folded().equals(request.folded());
    }

    /// The same graph, where some nodes say something else about themselves. Empty when they are counted together with
    /// others, or are not known. What was followed must not be used any more.
    Optional<Undrafted> followedBy(TopologyRequest later, List<Contributor.NodeChange> changes) {
        var put = new ArrayList<TopologyNode>();
        for (var change : changes) {
            var open = this.open.replace(change, later);
            if (open.isEmpty() || Folding.isCountedTogether(request, open.get())) {
                return Optional.empty();
            }
            if (Folding.end(request, open.get()).equals(open.get().id())) {
                put.add(open.get());
            }
        }
        var made = new Undrafted(
                new TopologyRequest(
                        later.reachability(), later.flows(), later.filter(), request.folds(), Optional.empty(),
                        later.boxes()),
                open, dropped, seen);
        made.load = load;
        made.drawn = Optional.ofNullable(drawn).map(known -> known.with(put)).orElse(null);
        return Optional.of(made);
    }

    /// Whatever stands in groups.
    @SuppressWarnings("ReferenceEquality") // the analyzer hands over the same objects while nothing changed
    boolean serves(TopologyRequest other) {
        return other.reachability() == request.reachability()
                && other.flows() == request.flows()
                && other.filter().equals(request.filter())
                && other.boxes().equals(request.boxes())
                && other.folded().equals(request.folded());
    }

    /// What a draft adds, laid over. The filter must not ask for a text, a truth or a neighbourhood.
    Topology with(Assembly draft) {
        var laid = new Laying(draft);
        draft.edges().forEach(laid::take);
        return laid.topology();
    }

    /// An edge as it stood, and how its pairs move from state to state.
    private record Laid(Gathered gathered, StateCounts moved) {
        Laid(Gathered gathered) {
            this(gathered, new StateCounts());
        }

        Gathered settled() {
            gathered.move(moved);
            return gathered;
        }
    }

    private final class Laying {
        private final Assembly draft;
        private final Topology whole = Undrafted.this.topology();
        private final Map<EdgeId, Laid> edges = new HashMap<>();
        private final Map<NodeId, StateCounts> inside = new HashMap<>();
        /// Contributors name an end by one object.
        private final IdentityHashMap<NodeId, NodeId> ends = new IdentityHashMap<>();

        private EdgeId latestId = new EdgeId(NodeId.ofGroup(""), NodeId.ofGroup(""));
        private @Nullable Laid latest;

        Laying(Assembly draft) {
            this.draft = draft;
        }

        void take(EdgeId id, Gathered drafted) {
            var source = ends.computeIfAbsent(id.source(), this::end);
            var target = ends.computeIfAbsent(id.target(), this::end);
            boolean itself = source.equals(id.source()) && target.equals(id.target());
            if (Folding.isHidden(request, source, target) || (!itself && source.equals(target))) {
                move(id, drafted, inside.computeIfAbsent(source, _ -> new StateCounts()));
                return;
            }
            var laid = laid(itself ? id : new EdgeId(source, target));
            move(id, drafted, laid.moved());
            laid.gathered().takeEvidence(drafted);
            if (!open.edges().containsKey(id)) {
                Optional.ofNullable(dropped.get(id)).ifPresent(laid.gathered()::takeEvidence);
            }
        }

        /// Edges come in runs between the same two boxes.
        private Laid laid(EdgeId id) {
            var known = latest;
            if (known == null || !latestId.equals(id)) {
                known = edges.computeIfAbsent(id, this::foldedBefore);
                latest = known;
                latestId = id;
            }
            return known;
        }

        /// The pair, or the pairs that the edge stands for, from the state that is drawn to the drafted one.
        private void move(EdgeId id, Gathered drafted, StateCounts moved) {
            var drawn = open.edges().get(id);
            if (drawn != null) {
                drawn.count(moved, -1);
            }
            var before = drawn != null ? drawn : dropped.get(id);
            if (before != null) {
                before.countDrafted(drafted, moved);
            } else {
                drafted.count(moved, 1);
            }
        }

        private Laid foldedBefore(EdgeId id) {
            var known = drawn().folded.edges().get(id);
            return new Laid(known == null ? new Gathered() : known.copy());
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
            edges.forEach((id, laid) -> {
                if (isAskedFor(id)) {
                    drawn.add(laid.settled().edge(id));
                    ends.add(id.source());
                    ends.add(id.target());
                }
            });
            var notes = new ArrayList<>(whole.notes());
            draft.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            notes.sort(null);
            return whole.with(nodes(ends), drawn, notes);
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
                if (whole.node(id).isEmpty() && !inside.containsKey(id)) {
                    node(id).ifPresent(put::add);
                }
            }
            inside.forEach((id, moved) -> whole.node(id)
                    .or(() -> ends.contains(id) ? node(id) : Optional.empty())
                    .map(node -> node.withFacts(
                            node.facts().withInside(node.facts().inside().plus(moved))))
                    .ifPresent(put::add));
            return put;
        }

        private Optional<TopologyNode> node(NodeId id) {
            return Optional.ofNullable(drawn().folded.nodes().get(id))
                    .or(() -> Optional.ofNullable(draft.nodes().get(id)))
                    .or(() -> draft.nodes().values().stream()
                            .filter(node -> Folding.end(request, node).equals(id))
                            .findFirst()
                            .map(node -> Folding.asFold(request, id, node)));
        }
    }
}
